package anemone.web.archive;

import java.time.Instant;
import java.util.List;

/**
 * An edition in a feed.
 *
 * @param id its identity: the address of its page, for the feed of a topic with the topic
 * @param url the address of its page
 * @param title its title
 * @param at when it was approved
 * @param summary the summary of its lead story; may be empty
 * @param html all of it in HTML
 * @param topics the titles of its sections
 */
record FeedItem(
    String id,
    String url,
    String title,
    Instant at,
    String summary,
    String html,
    List<String> topics) {

  FeedItem {
    topics = List.copyOf(topics);
  }
}
