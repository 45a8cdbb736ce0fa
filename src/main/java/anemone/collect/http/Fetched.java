package anemone.collect.http;

import anemone.collect.Validators;
import java.net.URI;
import java.util.Optional;

/** A document from the web, or the word that it has not changed. */
public final class Fetched {

  private final URI url;
  private final String contentType;
  private final byte[] body;
  private final Validators validators;
  private final boolean changed;
  private final Optional<URI> movedTo;

  private Fetched(
      URI url,
      String contentType,
      byte[] body,
      Validators validators,
      boolean changed,
      Optional<URI> movedTo) {
    this.url = url;
    this.contentType = contentType;
    this.body = body;
    this.validators = validators;
    this.changed = changed;
    this.movedTo = movedTo;
  }

  static Fetched document(URI url, String contentType, byte[] body, Validators validators) {
    return new Fetched(url, contentType, body, validators, true, Optional.empty());
  }

  static Fetched unchanged(URI url, Validators validators) {
    return new Fetched(url, "", new byte[0], validators, false, Optional.empty());
  }

  Fetched movedTo(URI target) {
    return new Fetched(url, contentType, body, validators, changed, Optional.of(target));
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

  /** What to ask by the next time. */
  public Validators validators() {
    return validators;
  }

  /** Whether it is another than at the last visit; if not, there are no bytes. */
  public boolean changed() {
    return changed;
  }

  /** Where it has moved for good (RFC 9110, 301 and 308). */
  public Optional<URI> movedTo() {
    return movedTo;
  }
}
