package anemone.collect.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of a feed that is too long to be parsed as a whole. */
public final class FeedEnd {

  private static final Pattern ENTRY = Pattern.compile("<(?:\\w{1,20}:)?(?:item|entry)[\\s>]");

  private static final Pattern ITEMS = Pattern.compile("\"items\"\\s{0,99}:\\s{0,99}\\[");

  /** The beginning of an item; objects within one begin with other names. */
  private static final Pattern ITEM =
      Pattern.compile(
          "\\{\\s{0,99}\"(?:id|title|summary|content_html|content_text|date_published)\"");

  private FeedEnd() {}

  /**
   * Returns a feed of the last entries: what stands before the first entry, and the end from the
   * beginning of an entry on. Empty if there is no entry, as in UTF-16.
   *
   * @param begin the first bytes of the feed
   * @param end its last bytes
   */
  public static Optional<byte[]> joined(byte[] begin, byte[] end) {
    String text = new String(begin, StandardCharsets.ISO_8859_1);
    boolean json = text.stripLeading().startsWith("{");
    int head = json ? firstItem(text) : first(ENTRY, text);
    int tail = first(json ? ITEM : ENTRY, new String(end, StandardCharsets.ISO_8859_1));
    if (head < 0 || tail < 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream feed = new ByteArrayOutputStream(head + end.length - tail);
    feed.write(begin, 0, head);
    feed.write(end, tail, end.length - tail);
    return Optional.of(feed.toByteArray());
  }

  /** Returns where the first item begins; the feed's own members may begin like one. */
  private static int firstItem(String text) {
    Matcher items = ITEMS.matcher(text);
    return items.find() ? items.end() : -1;
  }

  private static int first(Pattern entry, String text) {
    Matcher found = entry.matcher(text);
    return found.find() ? found.start() : -1;
  }
}
