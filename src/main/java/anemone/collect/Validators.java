package anemone.collect;

/**
 * The validators of a document, for conditional requests (RFC 9110 section 8.8).
 *
 * @param etag the entity tag as received, or empty
 * @param lastModified the Last-Modified date as received, or empty
 */
public record Validators(String etag, String lastModified) {

  /** No validators. */
  public static final Validators NONE = new Validators("", "");

  /** Returns these validators with those that a later answer has. */
  public Validators updated(Validators later) {
    return new Validators(
        later.etag.isEmpty() ? etag : later.etag,
        later.lastModified.isEmpty() ? lastModified : later.lastModified);
  }
}
