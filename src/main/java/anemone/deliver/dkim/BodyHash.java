package anemone.deliver.dkim;

import java.util.Base64;

/**
 * The hash of a body in its relaxed canonical form, as far as the body is known. It never changes,
 * and may be shared by threads: bodies that begin alike are hashed once as far as they do, and then
 * each for itself.
 *
 * <pre>{@code
 * BodyHash alike = BodyHash.EMPTY.plus(beginning);
 * String hers = alike.plus(herPart).plus(rest).base64();
 * String his = alike.plus(hisPart).plus(rest).base64();
 * }</pre>
 */
public final class BodyHash {

  /** The hash of no body. */
  public static final BodyHash EMPTY = new BodyHash(new RelaxedBody(Sha256.begin()));

  private final RelaxedBody soFar;

  private BodyHash(RelaxedBody soFar) {
    this.soFar = soFar;
  }

  /** The hash of a whole body. */
  public static BodyHash of(byte[] body) {
    return EMPTY.plus(body);
  }

  /** The hash of this body and what comes next in it. */
  public BodyHash plus(byte[] octets) {
    return plus(octets, 0, octets.length);
  }

  /** The hash of this body and what comes next in it, which is a part of an array. */
  public BodyHash plus(byte[] octets, int from, int length) {
    RelaxedBody longer = soFar.copy();
    longer.add(octets, from, length);
    return new BodyHash(longer);
  }

  /** The value of the tag {@code bh=}, if the body ends here. */
  public String base64() {
    return Base64.getEncoder().encodeToString(soFar.copy().end());
  }
}
