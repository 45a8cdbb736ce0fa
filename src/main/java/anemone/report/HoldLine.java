package anemone.report;

import anemone.edition.Slot;
import anemone.run.RunListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Prints until when an edition is held and how to stop it: once, or on a terminal as a countdown on
 * one line, which is cleared at the end.
 */
public final class HoldLine implements RunListener {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final String REST_OF_LINE = "\u001b[K";
  private static final int SECONDS = 60;

  private final PrintWriter err;
  private final boolean terminal;
  private final ZoneId zone;
  private final UnaryOperator<String> command;
  private long shown = Long.MAX_VALUE;

  /**
   * A line about the edition that is held.
   *
   * @param err receives the line
   * @param terminal whether it is a terminal that can rewrite a line
   * @param zone the time zone of the printed time
   * @param command returns the command line for a command such as {@code recall}
   */
  public HoldLine(PrintWriter err, boolean terminal, ZoneId zone, UnaryOperator<String> command) {
    this.err = err;
    this.terminal = terminal;
    this.zone = zone;
    this.command = command;
  }

  @Override
  public void held(Slot slot, Instant release, Duration left) {
    boolean first = shown == Long.MAX_VALUE;
    long seconds = (left.toMillis() + 999) / 1000;
    if (left.isZero()) {
      err.print(terminal ? "\r" + REST_OF_LINE : "");
      shown = Long.MAX_VALUE;
    } else if (!terminal && first) {
      err.printf(
          "%s: held until %s. To stop it: %s%n",
          slot, CLOCK.format(release.atZone(zone)), command.apply("recall " + slot));
      shown = seconds;
    } else if (terminal && seconds != shown) {
      err.printf(
          "\r%s: sending starts in %d:%02d. To stop it: %s%s",
          slot,
          seconds / SECONDS,
          seconds % SECONDS,
          command.apply("recall " + slot),
          REST_OF_LINE);
      shown = seconds;
    }
    err.flush();
  }
}
