package anemone.deliver.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** A byte array that grows, and keeps its memory when it is cleared. */
public final class ByteBuilder {

  private byte[] kept;
  private int size;

  /**
   * An empty builder.
   *
   * @param room number of bytes it can hold before it grows
   */
  public ByteBuilder(int room) {
    this.kept = new byte[room];
  }

  /** Appends the lowest eight bits of {@code octet}. */
  ByteBuilder put(int octet) {
    ensure(1);
    kept[size++] = (byte) octet;
    return this;
  }

  /** Appends {@code octets}. */
  public ByteBuilder put(byte[] octets) {
    return put(octets, 0, octets.length);
  }

  ByteBuilder put(byte[] octets, int from, int length) {
    ensure(length);
    System.arraycopy(octets, from, kept, size, length);
    size += length;
    return this;
  }

  /** Appends {@code text} in UTF-8. */
  public ByteBuilder put(String text) {
    return put(text.getBytes(UTF_8));
  }

  /** Inserts {@code octets} before the first byte. */
  ByteBuilder putFirst(byte[] octets) {
    ensure(octets.length);
    System.arraycopy(kept, 0, kept, octets.length, size);
    System.arraycopy(octets, 0, kept, 0, octets.length);
    size += octets.length;
    return this;
  }

  /** Removes all bytes. */
  public void clear() {
    size = 0;
  }

  /** Returns the number of bytes. */
  public int size() {
    return size;
  }

  /** Returns the array, whose first {@link #size} bytes are valid until the next change. */
  public byte[] memory() {
    return kept;
  }

  /** Returns a copy of the bytes. */
  byte[] toArray() {
    return Arrays.copyOf(kept, size);
  }

  private void ensure(int more) {
    if (kept.length - size < more) {
      kept = Arrays.copyOf(kept, Math.max(2 * kept.length, size + more));
    }
  }
}
