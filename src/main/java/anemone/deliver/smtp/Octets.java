package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** Octets that are put one after the other into memory, which is used again after each time. */
final class Octets {

  private byte[] kept;
  private int size;

  Octets(int room) {
    this.kept = new byte[room];
  }

  Octets put(int octet) {
    ensure(1);
    kept[size++] = (byte) octet;
    return this;
  }

  Octets put(byte[] octets) {
    return put(octets, 0, octets.length);
  }

  Octets put(byte[] octets, int from, int length) {
    ensure(length);
    System.arraycopy(octets, from, kept, size, length);
    size += length;
    return this;
  }

  Octets put(String ascii) {
    return put(ascii.getBytes(US_ASCII));
  }

  /**
   * Puts a message as it travels after DATA: a line that begins with a dot gets another (RFC 5321
   * section 4.5.2), and the last line ends.
   */
  Octets putContent(byte[] message) {
    ensure(message.length + 2);
    int from = 0;
    boolean begins = true;
    for (int i = 0; i < message.length; i++) {
      byte octet = message[i];
      if (begins && octet == '.') {
        put(message, from, i - from).put('.');
        from = i;
      }
      begins = octet == '\n';
    }
    put(message, from, message.length - from);
    return begins ? this : put("\r\n");
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** The memory, of which the first {@link #size} octets count. */
  byte[] memory() {
    return kept;
  }

  byte[] toArray() {
    return Arrays.copyOf(kept, size);
  }

  private void ensure(int more) {
    if (kept.length - size < more) {
      kept = Arrays.copyOf(kept, Math.max(2 * kept.length, size + more));
    }
  }
}
