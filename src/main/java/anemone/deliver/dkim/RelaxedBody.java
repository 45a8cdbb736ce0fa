package anemone.deliver.dkim;

import java.security.MessageDigest;

/**
 * Writes the relaxed canonical form of a body (RFC 6376 section 3.4.4) into a digest.
 *
 * <p>Line ends and white space are held back until something follows them, since they are ignored
 * at the end of the body or of a line. A CR or LF alone is not a line end.
 */
final class RelaxedBody {

  private final MessageDigest digest;
  private boolean begun;
  private long lineEnds;
  private boolean space;
  private boolean cr;

  RelaxedBody(MessageDigest digest) {
    this.digest = digest;
  }

  /** Returns a copy, to be continued differently. */
  RelaxedBody copy() {
    RelaxedBody copy = new RelaxedBody(Sha256.copy(digest));
    copy.begun = begun;
    copy.lineEnds = lineEnds;
    copy.space = space;
    copy.cr = cr;
    return copy;
  }

  void add(byte[] octets, int from, int length) {
    int end = from + length;
    int at = from;
    while (at < end) {
      if (isPlain(octets[at]) && !(cr && octets[at] == '\n')) {
        release();
        int runEnd = runEnd(octets, at, end);
        digest.update(octets, at, runEnd - at);
        at = runEnd;
      } else {
        hold(octets[at++]);
      }
    }
  }

  /** Ends the body; returns the digest. */
  byte[] end() {
    if (cr) {
      release();
    }
    if (begun) {
      addLineEnd();
    }
    return digest.digest();
  }

  /**
   * Returns the end of a run that is canonical already: plain octets with single spaces and single
   * line ends between them. Most of a body consists of such runs, which are digested at once.
   */
  private static int runEnd(byte[] octets, int from, int end) {
    int at = from + 1;
    while (at < end) {
      byte octet = octets[at];
      if (isPlain(octet)) {
        at++;
      } else if (octet == ' ' && at + 1 < end && isPlain(octets[at + 1])) {
        at += 2;
      } else if (octet == '\r'
          && at + 2 < end
          && octets[at + 1] == '\n'
          && isPlain(octets[at + 2])) {
        at += 3;
      } else {
        return at;
      }
    }
    return at;
  }

  private static boolean isPlain(byte octet) {
    return octet > ' ' || (octet != ' ' && octet != '\r' && octet != '\t');
  }

  private void hold(byte octet) {
    if (octet == '\n') {
      lineEnds++;
      space = false;
      cr = false;
      return;
    }
    if (cr) {
      release();
    }
    if (octet == '\r') {
      cr = true;
    } else {
      space = true;
    }
  }

  private void release() {
    for (; lineEnds > 0; lineEnds--) {
      addLineEnd();
    }
    if (space) {
      digest.update((byte) ' ');
    }
    if (cr) {
      digest.update((byte) '\r');
    }
    space = false;
    cr = false;
    begun = true;
  }

  private void addLineEnd() {
    digest.update((byte) '\r');
    digest.update((byte) '\n');
  }
}
