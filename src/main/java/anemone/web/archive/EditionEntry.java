package anemone.web.archive;

import java.util.List;

/**
 * An edition as the lists of the archive show it.
 *
 * @param hash the hash of its frozen bytes
 * @param title its title
 * @param language the language of its title as a BCP 47 tag; empty if it is the page's, or unknown
 * @param direction the direction of its title: {@code ltr} or {@code rtl}
 * @param date its day, in full
 * @param extent the number of its stories and its reading time
 * @param gist the summary of its lead story; may be empty
 * @param topics the names of the topics that it has stories about
 */
record EditionEntry(
    String hash,
    String title,
    String language,
    String direction,
    String date,
    String extent,
    String gist,
    List<String> topics) {

  EditionEntry {
    topics = List.copyOf(topics);
  }
}
