package anemone.deliver.dkim;

import java.util.Base64;

/**
 * The hash of the beginning of a body in its relaxed canonical form. Immutable, so that the common
 * beginning of several bodies need be hashed only once.
 *
 * <pre>{@code
 * BodyHash alike = BodyHash.EMPTY.plus(beginning);
 * String hers = alike.plus(herPart).plus(rest).base64();
 * String his = alike.plus(hisPart).plus(rest).base64();
 * }</pre>
 */
public final class BodyHash {

  /** The hash of an empty body. */
  public static final BodyHash EMPTY = new BodyHash(new RelaxedBody(Sha256.begin()));

  private final RelaxedBody soFar;

  private BodyHash(RelaxedBody soFar) {
    this.soFar = soFar;
  }

  /** Returns the hash of a body. */
  public static BodyHash of(byte[] body) {
    return EMPTY.plus(body);
  }

  /** Returns the hash of this body with more octets. */
  public BodyHash plus(byte[] octets) {
    return plus(octets, 0, octets.length);
  }

  /** Returns the hash of this body with more octets, a part of an array. */
  public BodyHash plus(byte[] octets, int from, int length) {
    RelaxedBody longer = soFar.copy();
    longer.add(octets, from, length);
    return new BodyHash(longer);
  }

  /** Returns the value of the tag {@code bh=} of this body. */
  public String base64() {
    return Base64.getEncoder().encodeToString(soFar.copy().end());
  }
}
