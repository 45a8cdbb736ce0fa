package anemone.report;

import anemone.deliver.Tally;
import anemone.edition.Slot;
import anemone.process.SafeText;
import anemone.process.SecretRedactor;
import anemone.run.RunListener;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows the progress of sending on one line of a terminal, and clears the line at the end. */
public final class ProgressLine implements RunListener {

  private static final int MAX_WORDS = 200;
  private static final int MILLISECONDS = 500;
  private static final String REST_OF_LINE = "\u001b[K";
  private static final String PLAIN = "\u001b[0m";

  private final PrintWriter err;
  private final Map<String, String> environment;
  private final IntSupplier columns;
  private final boolean colour;
  private Optional<ProgressBar> bar = Optional.empty();
  private long settledBefore;

  /**
   * A progress line.
   *
   * @param err the terminal
   * @param environment determines whether colours and block characters are used
   * @param columns returns the current width of the terminal
   */
  public ProgressLine(PrintWriter err, Map<String, String> environment, IntSupplier columns) {
    this.err = err;
    this.environment = Map.copyOf(environment);
    this.columns = columns;
    this.colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  @Override
  public synchronized void sendingStarted(Slot slot, long planned, long settled) {
    settledBefore = settled;
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(slot.label())
                .setInitialMax(planned)
                .startsFrom(settled, Duration.ZERO)
                .setStyle(style(environment, colour))
                .showSpeed(
                    new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setUpdateIntervalMillis(MILLISECONDS)
                .continuousUpdate()
                .setConsumer(new Terminal(err, columns, colour))
                .build());
  }

  @Override
  public synchronized void sending(Tally done) {
    bar.ifPresent(b -> b.stepTo(settledBefore + done.total()));
  }

  @Override
  public synchronized void waiting(Optional<String> why) {
    bar.ifPresent(
        b -> b.setExtraMessage(SafeText.line(SecretRedactor.from(why.orElse("")), MAX_WORDS)));
  }

  @Override
  public synchronized void sent(Tally done, Duration took) {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }

  private static ProgressBarStyle style(Map<String, String> environment, boolean colour) {
    String locale =
        environment.getOrDefault(
            "LC_ALL", environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "")));
    if (!locale.toUpperCase(Locale.ROOT).replace("-", "").endsWith("UTF8")) {
      return ProgressBarStyle.ASCII;
    }
    return colour ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.UNICODE_BLOCK;
  }

  /**
   * Draws the line. The library's own class reads the width only once, and leaves the line at the
   * end.
   */
  private static final class Terminal implements ProgressBarConsumer {

    private final PrintWriter err;
    private final IntSupplier columns;
    private final String end;

    Terminal(PrintWriter err, IntSupplier columns, boolean colour) {
      this.err = err;
      this.columns = columns;
      this.end = (colour ? PLAIN : "") + REST_OF_LINE;
    }

    @Override
    public int getMaxRenderedLength() {
      // Some terminals wrap after the last column.
      return Math.max(1, columns.getAsInt() - 1);
    }

    @Override
    public void accept(String line) {
      err.print("\r" + line.strip() + end);
      err.flush();
    }

    @Override
    public void close() {
      err.print("\r" + end);
      err.flush();
    }
  }
}
