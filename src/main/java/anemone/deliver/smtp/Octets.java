package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Octets that are put one after the other into memory, which is used again after each time. */
final class Octets {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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

  /**
   * Puts a message as it travels after DATA: a line that begins with a dot gets another (RFC 5321
   * section 4.5.2), and the last line ends.
   */
  Octets putContent(Octets message) {
    ensure(message.size + 2);
    int from = 0;
    for (int dot = message.dot(0); dot >= 0; dot = message.dot(dot + 1)) {
      put(message.kept, from, dot - from).put('.');
      from = dot;
    }
    put(message.kept, from, message.size - from);
    return message.endsLine() ? this : put("\r\n");
  }

  /** Whether it travels after DATA as it is. */
  boolean isContent() {
    return endsLine() && dot(0) < 0;
  }

  private boolean endsLine() {
    return size == 0 || kept[size - 1] == '\n';
  }

  /** Where from some place on the next line begins with a dot, or -1. */
  private int dot(int from) {
    int at = from;
    while (at < size) {
      // Most of a message is passed over in steps of eight octets, none of which is a dot.
      if (at + Long.BYTES <= size && !hasDot((long) EIGHT.get(kept, at))) {
        at += Long.BYTES;
        continue;
      }
      int end = Math.min(size, at + Long.BYTES);
      for (; at < end; at++) {
        if (kept[at] == '.' && (at == 0 || kept[at - 1] == '\n')) {
          return at;
        }
      }
    }
    return -1;
  }

  private static boolean hasDot(long eight) {
    long zeroWhereDot = eight ^ 0x2e2e2e2e2e2e2e2eL;
    return (zeroWhereDot - 0x0101010101010101L & ~zeroWhereDot & 0x8080808080808080L) != 0;
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
