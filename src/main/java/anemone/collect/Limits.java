package anemone.collect;

import java.time.Duration;

/**
 * Limits on reading one source.
 *
 * @param bytes the maximum size of one document, compressed and uncompressed
 * @param connect the connect timeout
 * @param total the time limit for one document, redirects included
 * @param redirects the maximum number of redirects followed
 * @param items the maximum number of items read
 * @param titleLength the maximum length of a title, in code points
 * @param pages the maximum number of article pages read in one collection
 * @param pause the minimum time between the starts of two requests to one host
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

  /** The limits used by default, for newsletters of up to hundreds of sources. */
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

  /** Returns these limits with another time limit for one document. */
  public Limits withTotal(Duration other) {
    return new Limits(bytes, connect, other, redirects, items, titleLength, pages, pause);
  }

  /** Returns these limits with another maximum size. */
  public Limits withBytes(int other) {
    return new Limits(other, connect, total, redirects, items, titleLength, pages, pause);
  }
}
