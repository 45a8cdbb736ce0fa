package anemone.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of columns of the terminal, refreshed every second, since windows are resized. */
public final class TerminalWidth implements IntSupplier {

  private static final int USUAL = 80;
  private static final int WIDEST = 120;
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");

  private final Clock clock;
  private Instant asked = Instant.MIN;
  private int columns = USUAL;

  public TerminalWidth(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized int getAsInt() {
    Instant now = clock.instant();
    if (asked.isBefore(now.minus(FRESH))) {
      asked = now;
      columns = Math.min(WIDEST, ask());
    }
    return columns;
  }

  private int ask() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      try (var out = stty.getInputStream();
          var err = stty.getErrorStream()) {
        Matcher size = SIZE.matcher(new String(out.readAllBytes(), StandardCharsets.US_ASCII));
        err.readAllBytes();
        int found = size.matches() ? Integer.parseInt(size.group(1)) : 0;
        return found > 0 ? found : columns;
      }
    } catch (IOException e) {
      // There is no stty or no controlling terminal: keep the last known width.
      return columns;
    }
  }
}
