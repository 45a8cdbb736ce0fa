package anemone.collect;

import java.time.Duration;

/**
 * What a source may cost.
 *
 * @param bytes the most bytes of one document, as it comes and unpacked
 * @param connect how long a connection may take to open
 * @param total how long one document may take, redirects included
 * @param redirects how many redirects are followed
 * @param items how many items of one source are read
 * @param titleLength the most characters of a title
 * @param pages how many further pages are read for one source at a time
 * @param pause the time between the beginnings of two requests to one host
 */
public record Limits(
    int bytes,
    Duration connect,
    Duration total,
    int redirects,
    int items,
    int titleLength,
    int pages,
    Duration pause) {

  /** What suits a newsletter with hundreds of sources. */
  public static final Limits USUAL =
      new Limits(
          10 << 20,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          5,
          500,
          300,
          20,
          Duration.ofMillis(250));

  /** The same limits with another time for one document. */
  public Limits withTotal(Duration other) {
    return new Limits(bytes, connect, other, redirects, items, titleLength, pages, pause);
  }

  /** The same limits with another size of one document. */
  public Limits withBytes(int other) {
    return new Limits(other, connect, total, redirects, items, titleLength, pages, pause);
  }
}
