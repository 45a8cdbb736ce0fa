package anemone.run;

import anemone.subscriber.file.Chunk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A file with a long subscriber list, open, in pieces of about the same size. */
public final class ListPieces implements AutoCloseable {

  /** A shorter piece is not worth a cut. */
  static final long SHORTEST = 4L << 20;

  /** So many, for those who count them to end at about the same time. */
  private static final long MOST = 16;

  /** How many bytes are searched for a place to cut. */
  private static final int WINDOW = 1 << 16;

  /** How many bytes are searched for the bracket that the list begins with. */
  private static final int START = 1 << 12;

  private final FileChannel file;
  private final List<Part> parts;

  /**
   * A piece, and where it is.
   *
   * @param piece what it is of the list
   * @param start the offset of its first byte
   * @param end the offset after its last byte
   */
  private record Part(Chunk piece, long start, long end) {}

  private ListPieces(FileChannel file, List<Part> parts) {
    this.file = file;
    this.parts = parts;
  }

  /** Opens a file, and cuts it. */
  static ListPieces of(Path path) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      return new ListPieces(file, parts(file));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** How many pieces there are; one is the whole list. */
  int size() {
    return parts.size();
  }

  /** What a piece is of the list. */
  Chunk piece(int number) {
    return parts.get(number).piece();
  }

  /** The bytes of a piece; several may be read at the same time. */
  InputStream bytes(int number) {
    Part part = parts.get(number);
    return new FileRange(file, part.start(), part.end());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static List<Part> parts(FileChannel file) throws IOException {
    long size = file.size();
    int wanted = (int) Math.min(MOST, size / SHORTEST);
    List<Long> cuts = new ArrayList<>();
    for (int i = 1; i < wanted; i++) {
      long from = size / wanted * i;
      byte[] window = bytes(file, from, WINDOW);
      OptionalInt cut = Chunk.cut(window, window.length);
      if (cut.isPresent()) {
        cuts.add(from + cut.getAsInt());
      }
    }
    byte[] start = bytes(file, 0, START);
    boolean enveloped = begins(start, '{');
    if (!enveloped && !begins(start, '[')) {
      cuts.clear();
    }
    return IntStream.rangeClosed(0, cuts.size())
        .mapToObj(
            i -> {
              boolean first = i == 0;
              boolean last = i == cuts.size();
              return new Part(
                  new Chunk(first, last, enveloped),
                  first ? 0 : cuts.get(i - 1) + 1,
                  last ? size : cuts.get(i));
            })
        .toList();
  }

  private static boolean begins(byte[] start, char bracket) {
    for (byte b : start) {
      if (b == '{' || b == '[') {
        return b == bracket;
      }
    }
    return false;
  }

  private static byte[] bytes(FileChannel file, long from, int most) throws IOException {
    try (InputStream window = new FileRange(file, from, Math.min(file.size(), from + most))) {
      return window.readAllBytes();
    }
  }
}
