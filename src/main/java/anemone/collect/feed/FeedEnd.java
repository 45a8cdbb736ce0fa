package anemone.collect.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of an XML feed that is too long to be parsed as a whole. */
public final class FeedEnd {

  private static final Pattern ENTRY = Pattern.compile("<(?:\\w{1,20}:)?(?:item|entry)[\\s>]");

  private FeedEnd() {}

  /**
   * Returns a feed of the last entries: what stands before the first entry, and the end from the
   * beginning of an entry on. Empty if there is no entry, as in UTF-16 or JSON.
   *
   * @param begin the first bytes of the feed
   * @param end its last bytes
   */
  public static Optional<byte[]> joined(byte[] begin, byte[] end) {
    int head = firstEntry(begin);
    int tail = firstEntry(end);
    if (head < 0 || tail < 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream feed = new ByteArrayOutputStream(head + end.length - tail);
    feed.write(begin, 0, head);
    feed.write(end, tail, end.length - tail);
    return Optional.of(feed.toByteArray());
  }

  private static int firstEntry(byte[] bytes) {
    Matcher entry = ENTRY.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    return entry.find() ? entry.start() : -1;
  }
}
