package anemone.collect;

/**
 * What a server gave to ask by whether a document has changed (RFC 9110 section 8.8).
 *
 * @param etag the entity tag as it was given, or empty
 * @param lastModified the Last-Modified date as it was given, or empty
 */
public record Validators(String etag, String lastModified) {

  /** No validators. */
  public static final Validators NONE = new Validators("", "");
}
