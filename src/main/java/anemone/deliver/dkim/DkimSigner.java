package anemone.deliver.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.List;

/**
 * Signs messages for a domain (RFC 6376), with one key or with several at once. It may be shared by
 * threads.
 */
public final class DkimSigner {

  /** Signs nothing: for a newsletter whose mail server signs, or nobody. */
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
   * @param domain who answers for the messages: the From address's domain, or one above it
   * @param keys what it signs with; each makes a signature of its own
   */
  public static DkimSigner of(String domain, List<DkimKey> keys) {
    return new DkimSigner(domain, keys);
  }

  /** Whether it signs at all. */
  public boolean isSigning() {
    return !keys.isEmpty();
  }

  /**
   * The fields to put before a header: a DKIM-Signature for each key, folded, every line ended by
   * CR LF.
   *
   * @param header the header's octets, with or without the empty line that ends it
   * @param body the hash of the body
   * @param time when it is signed
   * @throws IllegalArgumentException if the header cannot be read or has no From
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

  /** Who answers for the messages; empty if nobody signs. */
  public String domain() {
    return domain;
  }

  /** What it signs with. */
  public List<DkimKey> keys() {
    return keys;
  }

  /** The domain and the keys' selectors. */
  @Override
  public String toString() {
    return domain + " " + keys;
  }
}
