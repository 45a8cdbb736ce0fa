package anemone.edition;

/**
 * What earlier editions told of a story's storyline.
 *
 * @param earlier the last telling
 * @param news the story's news, to follow "because"
 * @param last whether the last edition told of it as its lead
 */
record Update(Earlier earlier, String news, boolean last) {}
