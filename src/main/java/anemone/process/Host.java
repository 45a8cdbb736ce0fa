package anemone.process;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The process as the commands see it.
 *
 * @param clock the time
 * @param environment the environment variables
 * @param directory the folder that relative paths start from
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param terminal whether a person watches standard output
 * @param watched whether a person watches standard error
 */
public record Host(
    Clock clock,
    Map<String, String> environment,
    Path directory,
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    boolean terminal,
    boolean watched) {

  /** Copies the environment. */
  public Host {
    environment = Map.copyOf(environment);
  }
}
