package anemone.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Some bytes of an open file in a row. Closing it leaves the file open, for others read it too. */
public final class FileRange extends InputStream {

  private final FileChannel file;
  private final long end;
  private long at;

  /**
   * Bytes of a file.
   *
   * @param start the offset of the first
   * @param end the offset after the last
   */
  FileRange(FileChannel file, long start, long end) {
    this.file = file;
    this.at = start;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at >= end) {
      return -1;
    }
    int most = (int) Math.min(length, end - at);
    int read = file.read(ByteBuffer.wrap(bytes, offset, most), at);
    at += Math.max(read, 0);
    return read;
  }
}
