package anemone.process;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Replaces known secrets by asterisks in everything that is printed or logged, since messages of
 * servers and libraries may contain them.
 */
public final class SecretRedactor {

  private static final String STARS = "********";

  /** Minimum length of a secret; shorter ones would match other words. */
  private static final int SHORTEST = 6;

  /** The longest first, since one may be a part of another. */
  private static final Set<String> KNOWN =
      new ConcurrentSkipListSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));

  private SecretRedactor() {}

  /** Adds a secret, which is not printed from now on. */
  public static void add(String secret) {
    if (secret.length() >= SHORTEST) {
      KNOWN.add(secret);
      // as escaped in JSON
      KNOWN.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
    }
  }

  /** Returns a text without secrets. */
  public static String from(String text) {
    String rest = text;
    for (String secret : KNOWN) {
      rest = rest.replace(secret, STARS);
    }
    return rest;
  }

  /** Returns the process with streams that print no secrets. */
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

  /** A stream that is written line by line, so that no secret is split. */
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
