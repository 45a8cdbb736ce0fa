package anemone.render;

/**
 * The picture above the newsletter's name.
 *
 * @param url its https address
 * @param width how wide it is shown, in pixels
 */
public record Logo(String url, int width) {}
