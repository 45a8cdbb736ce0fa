package anemone.deliver.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.List;

/** Signs messages for a domain (RFC 6376) with one or more keys. Thread-safe. */
public final class DkimSigner {

  /** A signer without keys, which adds no signature. */
  public static final DkimSigner NONE = new DkimSigner("", List.of());

  private final String domain;
  private final List<DkimKey> keys;

  private DkimSigner(String domain, List<DkimKey> keys) {
    this.domain = domain;
    this.keys = List.copyOf(keys);
  }

  /**
   * A signer.
   *
   * @param domain the signing domain: the domain of the From address, or a parent of it
   * @param keys the keys; each adds a signature
   */
  public static DkimSigner of(String domain, List<DkimKey> keys) {
    return new DkimSigner(domain, keys);
  }

  /** Whether it signs. */
  public boolean isSigning() {
    return !keys.isEmpty();
  }

  /**
   * Returns the fields to insert before a header: a folded DKIM-Signature for each key.
   *
   * @param header the header, with or without the empty line at its end
   * @param body the hash of the body
   * @param time the time of signing
   * @throws IllegalArgumentException if the header is malformed or has no From
   */
  public String sign(byte[] header, BodyHash body, Instant time) {
    if (keys.isEmpty()) {
      return "";
    }
    HeaderBlock block = HeaderBlock.parse(header);
    if (block.count("From") == 0) {
      throw new IllegalArgumentException("a message without a From field cannot be signed");
    }
    List<String> names = block.toSign();
    String canonical = block.relaxed(names);
    String bodyHash = body.base64();
    StringBuilder fields = new StringBuilder();
    for (DkimKey key : keys) {
      SignatureField field = SignatureField.unsigned(domain, key, time, names, bodyHash);
      byte[] signed = (canonical + field.relaxed()).getBytes(ISO_8859_1);
      fields.append(field.signed(key.sign(signed)));
    }
    return fields.toString();
  }

  /** Returns the signing domain; empty if it does not sign. */
  public String domain() {
    return domain;
  }

  /** Returns the keys. */
  public List<DkimKey> keys() {
    return keys;
  }

  /** Returns the domain and the selectors of the keys. */
  @Override
  public String toString() {
    return domain + " " + keys;
  }
}
