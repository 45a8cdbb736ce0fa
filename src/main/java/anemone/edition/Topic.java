package anemone.edition;

/**
 * A subject that sources are filed under and subscribers choose.
 *
 * @param name its name in the configuration and in subscriber lists
 * @param title what the reader sees
 */
public record Topic(String name, String title) {}
