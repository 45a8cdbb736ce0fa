package anemone.render;

/**
 * The image above the newsletter's name.
 *
 * @param url its https address
 * @param width the displayed width in pixels
 */
public record Logo(String url, int width) {}
