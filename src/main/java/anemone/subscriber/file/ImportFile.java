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
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A CSV or JSON file of subscribers from another program, read row by row: in UTF-8 or UTF-16, with
 * or without a byte order mark, or in Windows-1252. Where the file is broken, one last row says so.
 */
public final class ImportFile implements Iterator<ImportEntry>, AutoCloseable {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int MARK = 1 << 16;
  private static final int SAMPLE = 4_096;

  private final ImportRows rows;
  private final ImportColumns columns;
  private final SubscriberRules rules;
  private Optional<String> broken = Optional.empty();
  private boolean ended;

  /** Opens the file anew. */
  public interface Source {
    /** Returns the file from its beginning. */
    InputStream open() throws IOException;
  }

  /**
   * Opens a file.
   *
   * @param source the file, which is opened more than once
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
    this.rows = rows(source, charset);
    this.columns = new ImportColumns(rows.headers(), given);
    if (!columns.hasAddress()) {
      rows.close();
      throw new IllegalArgumentException(
          "no column is called email; name it with --map email=HEADER (the columns: "
              + String.join(", ", rows.headers())
              + ")");
    }
  }

  private static ImportRows rows(Source source, Charset charset) throws IOException {
    BufferedReader text = text(source, charset);
    text.mark(MARK);
    char[] head = new char[SAMPLE];
    String sample = new String(head, 0, Math.max(0, text.read(head)));
    text.reset();
    String start = sample.stripLeading();
    if (!start.startsWith("[") && !start.startsWith("{")) {
      return new CsvRows(text, sample.lines().findFirst().orElse(""));
    }
    text.close();
    List<String> keys;
    try (Reader all = text(source, charset)) {
      keys = JsonRows.keys(all);
    }
    return new JsonRows(text(source, charset), keys);
  }

  private static BufferedReader text(Source source, Charset charset) throws IOException {
    BufferedReader text = new BufferedReader(new InputStreamReader(source.open(), charset), MARK);
    skipMark(text);
    return text;
  }

  private static void skipMark(Reader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
  }

  /** Detects the encoding of a file by its byte order mark or its octets. */
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
        // The rest is the beginning of an incomplete character.
        return octets.position() == 0;
      }
      octets.put(more);
    }
  }

  /** Returns the headers of the columns. */
  public List<String> headers() {
    return columns.headers();
  }

  @Override
  public boolean hasNext() {
    if (ended) {
      return false;
    }
    try {
      return rows.hasNext();
    } catch (IllegalArgumentException e) {
      broken = Optional.of(String.valueOf(e.getMessage()));
      return true;
    }
  }

  @Override
  public ImportEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (broken.isEmpty()) {
      try {
        return columns.entry(rows.next(), rules);
      } catch (IllegalArgumentException e) {
        broken = Optional.of(String.valueOf(e.getMessage()));
      }
    }
    ended = true;
    return ImportEntry.broken(
        rows.line(), "the file is broken; nothing from here on was read: " + broken.orElseThrow());
  }

  @Override
  public void close() {
    rows.close();
  }
}
