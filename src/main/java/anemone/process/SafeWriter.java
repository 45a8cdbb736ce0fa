package anemone.process;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way by which commands print: without secrets, and without what controls a terminal.
 * Standard error has lines of limited length, which may be JSON objects like those of the log.
 */
public final class SafeWriter extends PrintWriter {

  /** Maximum length of a line on standard error. */
  private static final int LONGEST_LINE = 4_000;

  private final PrintWriter target;

  private SafeWriter(PrintWriter target, Writer filter) {
    super(filter, true);
    this.target = target;
  }

  /** Returns the process with streams that are safe. */
  public static Host around(Host host, boolean json) {
    return new Host(
        host.clock(),
        host.environment(),
        host.directory(),
        host.in(),
        new SafeWriter(
            host.out(), new Pieces(host.out(), piece -> SafeText.of(SecretRedactor.from(piece)))),
        new SafeWriter(
            host.err(),
            json
                ? new JsonLines(host)
                : new Pieces(
                    host.err(), piece -> limited(SafeText.of(SecretRedactor.from(piece))))),
        host.terminal(),
        host.watched() && !json);
  }

  /**
   * Returns a stream for data that a program reads, such as JSON lines: without secrets, and
   * otherwise as it is.
   */
  public static PrintWriter forPrograms(PrintWriter out) {
    return out instanceof SafeWriter safe
        ? new PrintWriter(new Pieces(safe.target, SecretRedactor::from), true)
        : out;
  }

  /** Returns the stream itself, for text of ours that controls a terminal. */
  public static PrintWriter raw(PrintWriter out) {
    return out instanceof SafeWriter safe ? safe.target : out;
  }

  private static String limited(String piece) {
    return piece.length() <= LONGEST_LINE || piece.indexOf('\n') >= 0
        ? piece
        : SafeText.cut(piece, LONGEST_LINE);
  }

  /** A stream that is written in whole texts, so that no secret is split. */
  private static final class Pieces extends FilterWriter {

    private final UnaryOperator<String> filter;

    Pieces(Writer out, UnaryOperator<String> filter) {
      super(out);
      this.filter = filter;
    }

    @Override
    public void write(int c) throws IOException {
      out.write(filter.apply(String.valueOf((char) c)));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      out.write(filter.apply(text.substring(from, from + length)));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      out.write(filter.apply(new String(text, from, length)));
    }
  }

  /** A stream that writes each line as a JSON object with the keys of the log. */
  private static final class JsonLines extends Writer {

    private final Host host;
    private final StringBuilder begun = new StringBuilder();

    JsonLines(Host host) {
      this.host = host;
    }

    @Override
    public void write(char[] text, int from, int length) {
      for (int i = from; i < from + length; i++) {
        if (text[i] == '\n') {
          flush();
        } else if (text[i] != '\r') {
          begun.append(text[i]);
        }
      }
    }

    /** Ends the line. */
    @Override
    public void flush() {
      String line = limited(SafeText.of(SecretRedactor.from(begun.toString()))).strip();
      begun.setLength(0);
      if (!line.isEmpty()) {
        host.err()
            .println(
                JsonMapper.shared()
                    .createObjectNode()
                    .put("timestamp", host.clock().millis())
                    .put("level", "WARN")
                    .put("loggerName", "anemone")
                    .put("message", line));
      }
      host.err().flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}
