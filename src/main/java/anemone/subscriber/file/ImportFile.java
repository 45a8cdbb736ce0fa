package anemone.subscriber.file;

import anemone.subscriber.SubscriberRules;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A CSV file of subscribers from another program, read row by row: in UTF-8 or UTF-16, with or
 * without a byte order mark, or in Windows-1252.
 */
public final class ImportFile implements Iterator<ImportEntry>, AutoCloseable {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int MARK = 1 << 16;
  private static final int SAMPLE = 4_096;

  private final ImportTable table;
  private final ImportColumns columns;
  private final SubscriberRules rules;

  /** Opens the file anew. */
  public interface Source {
    /** The file from its beginning. */
    InputStream open() throws IOException;
  }

  /**
   * Opens a file.
   *
   * @param source the file, which is opened twice
   * @param given meanings of columns by their headers: {@code email} to {@code E-Mail}
   * @throws IllegalArgumentException if it has no column of addresses
   */
  public ImportFile(Source source, Map<String, String> given, SubscriberRules rules)
      throws IOException {
    this.rules = rules;
    Charset charset;
    try (InputStream in = new BufferedInputStream(source.open())) {
      charset = charset(in);
    }
    BufferedReader text = new BufferedReader(new InputStreamReader(source.open(), charset), MARK);
    skipMark(text);
    text.mark(MARK);
    char[] head = new char[SAMPLE];
    int read = Math.max(0, text.read(head));
    text.reset();
    String first = new String(head, 0, read).lines().findFirst().orElse("");
    this.table = new ImportTable(text, first);
    List<String> headers = table.hasNext() ? table.next().cells() : List.of();
    this.columns = new ImportColumns(headers, given);
    if (!columns.hasAddress()) {
      table.close();
      throw new IllegalArgumentException(
          "no column is called email; name it with --map email=HEADER (the columns: "
              + String.join(", ", headers)
              + ")");
    }
  }

  private static void skipMark(Reader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
  }

  /** The encoding of a file, by its byte order mark or its octets. */
  static Charset charset(InputStream in) throws IOException {
    byte[] head = in.readNBytes(SAMPLE);
    if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    int[] zeros = new int[2];
    for (int i = 0; i < head.length; i++) {
      zeros[i % 2] += head[i] == 0 ? 1 : 0;
    }
    if (Math.max(zeros[0], zeros[1]) > head.length / 8) {
      return zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
    return isUtf8(head, in) ? StandardCharsets.UTF_8 : WINDOWS_1252;
  }

  private static boolean isUtf8(byte[] head, InputStream rest) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer octets = ByteBuffer.allocate(MARK + SAMPLE).put(head);
    CharBuffer characters = CharBuffer.allocate(MARK + SAMPLE);
    while (true) {
      octets.flip();
      CoderResult result = decoder.decode(octets, characters.clear(), false);
      if (result.isError()) {
        return false;
      }
      octets.compact();
      byte[] more = rest.readNBytes(MARK - SAMPLE);
      if (more.length == 0) {
        // What is left is the beginning of a character that does not end.
        return octets.position() == 0;
      }
      octets.put(more);
    }
  }

  /** The headers of the columns. */
  public List<String> headers() {
    return columns.headers();
  }

  @Override
  public boolean hasNext() {
    return table.hasNext();
  }

  @Override
  public ImportEntry next() {
    return columns.entry(table.next(), rules);
  }

  @Override
  public void close() {
    table.close();
  }
}
