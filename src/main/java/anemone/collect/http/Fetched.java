package anemone.collect.http;

import anemone.collect.Validators;
import java.net.URI;
import java.util.Optional;

/** A document from the web, or the answer that it has not changed. */
public final class Fetched {

  private final URI url;
  private final String contentType;
  private final byte[] body;
  private final Validators validators;
  private final boolean changed;
  private final Optional<URI> movedTo;
  private final boolean cut;

  private Fetched(
      URI url,
      String contentType,
      byte[] body,
      Validators validators,
      boolean changed,
      Optional<URI> movedTo,
      boolean cut) {
    this.url = url;
    this.contentType = contentType;
    this.body = body;
    this.validators = validators;
    this.changed = changed;
    this.movedTo = movedTo;
    this.cut = cut;
  }

  static Fetched document(URI url, String contentType, byte[] body, Validators validators) {
    return new Fetched(url, contentType, body, validators, true, Optional.empty(), false);
  }

  static Fetched unchanged(URI url, Validators validators) {
    return new Fetched(url, "", new byte[0], validators, false, Optional.empty(), false);
  }

  Fetched movedTo(URI target) {
    return new Fetched(url, contentType, body, validators, changed, Optional.of(target), cut);
  }

  Fetched asCut() {
    return new Fetched(url, contentType, body, validators, changed, movedTo, true);
  }

  /** Whether the document was longer than the size limit, so that its end is missing. */
  public boolean cut() {
    return cut;
  }

  /** Returns the final address, after redirects. */
  public URI url() {
    return url;
  }

  /** Returns the Content-Type, or empty. */
  public String contentType() {
    return contentType;
  }

  /** Returns the uncompressed body; callers must not change it. */
  public byte[] body() {
    return body;
  }

  /** Returns the validators for the next request. */
  public Validators validators() {
    return validators;
  }

  /** Whether the document changed since the last visit; if not, the body is empty. */
  public boolean changed() {
    return changed;
  }

  /** Returns the new address of a document that moved permanently (RFC 9110, 301 and 308). */
  public Optional<URI> movedTo() {
    return movedTo;
  }
}
