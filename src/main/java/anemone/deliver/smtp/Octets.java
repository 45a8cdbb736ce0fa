package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

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

  Octets put(String text) {
    return put(text.getBytes(UTF_8));
  }

  /** Puts octets before all others. */
  Octets putFirst(byte[] octets) {
    ensure(octets.length);
    System.arraycopy(kept, 0, kept, octets.length, size);
    System.arraycopy(octets, 0, kept, 0, octets.length);
    size += octets.length;
    return this;
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
