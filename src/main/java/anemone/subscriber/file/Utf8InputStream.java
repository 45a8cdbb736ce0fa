package anemone.subscriber.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.MalformedInputException;

/**
 * A stream that accepts only UTF-8 (RFC 3629): it returns the bytes before the first invalid one,
 * and the next read throws a {@link MalformedInputException}. NUL is invalid too: JSON has none
 * (RFC 8259 section 7), and UTF-16 has many.
 */
final class Utf8InputStream extends FilterInputStream {

  private static final int MIN = 0x80;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long FIRST_BITS = 0x8080_8080_8080_8080L;

  /** Number of bytes of a character that are still to come. */
  private int left;

  /** The range of the next byte, if some are to come. */
  private int min;

  private int max;
  private boolean bad;

  Utf8InputStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (bad) {
      throw new MalformedInputException(1);
    }
    int read = in.read(bytes, from, length);
    int good = read < 0 ? 0 : good(bytes, from, from + read);
    bad = read < 0 ? left > 0 : good < read;
    if (bad && good == 0) {
      throw new MalformedInputException(1);
    }
    return read < 0 ? read : good;
  }

  private int good(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end) {
      int b = bytes[at];
      if (left == 0 && end - at >= Long.BYTES && isAscii((long) EIGHT.get(bytes, at))) {
        at += Long.BYTES;
      } else if (left == 0 && b > 0) {
        at++;
      } else if (isGood(b & 0xFF)) {
        at++;
      } else {
        break;
      }
    }
    return at - from;
  }

  /** Whether all of eight bytes are ASCII and not NUL. */
  private static boolean isAscii(long eight) {
    return ((eight | (eight - ONES)) & FIRST_BITS) == 0;
  }

  /** RFC 3629 section 4: no overlong form, no surrogate, nothing above U+10FFFF. */
  private boolean isGood(int b) {
    if (left > 0) {
      boolean good = b >= min && b <= max;
      left--;
      min = MIN;
      max = 0xBF;
      return good;
    }
    if (b < 0xC2 || b > 0xF4) {
      return false;
    }
    left = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
    min = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : MIN;
    max = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    return true;
  }
}
