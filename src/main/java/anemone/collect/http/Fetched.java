package anemone.collect.http;

import java.net.URI;

/** A document from the web. */
public final class Fetched {

  private final URI url;
  private final String contentType;
  private final byte[] body;

  Fetched(URI url, String contentType, byte[] body) {
    this.url = url;
    this.contentType = contentType;
    this.body = body;
  }

  /** Where it was in the end, after redirects. */
  public URI url() {
    return url;
  }

  /** Its Content-Type, or empty. */
  public String contentType() {
    return contentType;
  }

  /** Its bytes, unpacked; not to be changed. */
  public byte[] body() {
    return body;
  }
}
