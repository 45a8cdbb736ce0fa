package anemone;

import anemone.cli.Anemone;
import anemone.process.CronLine;
import anemone.process.Host;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The process: its arguments, streams, clock and environment, lent to the commands. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    Host host =
        new Host(
            Clock.systemUTC(),
            environment(),
            Path.of(""),
            System.in,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Boolean.getBoolean("anemone.terminal"),
            Boolean.getBoolean("anemone.watched"));
    int code = Anemone.run(host, args);
    // A shutdown hook that delays the end of the process waits for this thread.
    new Thread(() -> System.exit(code), "exit").start();
  }

  /**
   * The environment, with what the launcher found: the locale, itself, and the Java that cron would
   * miss.
   */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    Optional.ofNullable(System.getProperty("anemone.locale"))
        .ifPresent(locale -> environment.put("LC_ALL", locale));
    Optional.ofNullable(System.getProperty("anemone.command"))
        .ifPresent(command -> environment.put(CronLine.COMMAND, command));
    Optional.ofNullable(System.getProperty("anemone.java"))
        .ifPresent(java -> environment.put(CronLine.JAVA, java));
    return environment;
  }
}
