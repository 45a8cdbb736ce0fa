package anemone.process;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The environment of the process, as used by commands.
 *
 * @param clock the time
 * @param environment the environment variables
 * @param directory the base of relative paths
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param terminal whether standard output is a terminal
 * @param watched whether standard error is a terminal
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

  /** Returns the host without some environment variables. */
  public Host without(Set<String> names) {
    Map<String, String> rest = new HashMap<>(environment);
    rest.keySet().removeAll(names);
    return new Host(clock, rest, directory, in, out, err, terminal, watched);
  }
}
