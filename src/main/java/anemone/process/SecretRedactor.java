package anemone.process;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The secrets that this process knows, and stars in their place in all that it prints or logs:
 * nobody can say what a server, or a library's exception, puts into its words.
 */
public final class SecretRedactor {

  private static final String STARS = "********";

  /** What is shorter stands in other words, too, and is no secret worth the name. */
  private static final int SHORTEST = 6;

  /** The longest first: one may be a part of another. */
  private static final Set<String> KNOWN =
      new ConcurrentSkipListSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));

  private SecretRedactor() {}

  /** From now on, this is not printed. */
  public static void add(String secret) {
    if (secret.length() >= SHORTEST) {
      KNOWN.add(secret);
      // As it stands in JSON.
      KNOWN.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
    }
  }

  /** A text without them. */
  public static String from(String text) {
    String rest = text;
    for (String secret : KNOWN) {
      rest = rest.replace(secret, STARS);
    }
    return rest;
  }

  /** The process, with streams that print none. */
  public static Host from(Host host) {
    return new Host(
        host.clock(),
        host.environment(),
        host.directory(),
        host.in(),
        new PrintWriter(new Stream(host.out()), true),
        new PrintWriter(new Stream(host.err()), true),
        host.terminal(),
        host.watched());
  }

  /** A stream that is written to line by line, so that no secret comes in two pieces. */
  private static final class Stream extends FilterWriter {

    Stream(Writer out) {
      super(out);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      out.write(SecretRedactor.from(text.substring(from, from + length)));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      out.write(SecretRedactor.from(new String(text, from, length)));
    }
  }
}
