package anemone.collect.opml;

import java.net.URI;
import java.util.List;

/**
 * A feed in a list of feeds (OPML 2.0, "Subscription lists").
 *
 * @param title its title in the list, never empty
 * @param feed the address of the feed
 * @param folders the titles of the outlines around it, the outermost first
 */
public record Outline(String title, URI feed, List<String> folders) {

  /** Copies the folders. */
  public Outline {
    folders = List.copyOf(folders);
  }
}
