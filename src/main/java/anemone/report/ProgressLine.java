package anemone.report;

import anemone.edition.Slot;
import anemone.run.SendMonitor;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a sending has come, on one line of a terminal that is gone when it ends. */
public final class ProgressLine implements SendMonitor.Progress {

  private static final int MILLISECONDS = 500;
  private static final String REST_OF_LINE = "\u001b[K";
  private static final String PLAIN = "\u001b[0m";

  private final ProgressBar bar;

  private ProgressLine(ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Draws the line, and draws it anew until it is closed.
   *
   * @param err where the terminal is
   * @param environment what says whether colours and blocks may be used
   * @param columns how wide the terminal is now
   * @param slot the edition
   * @param planned how many deliveries it has
   * @param settled how many of them are settled at the beginning
   */
  public static ProgressLine on(
      PrintWriter err,
      Map<String, String> environment,
      IntSupplier columns,
      Slot slot,
      long planned,
      long settled) {
    boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new ProgressLine(
        new ProgressBarBuilder()
            .setTaskName(slot.label())
            .setInitialMax(planned)
            .startsFrom(settled, Duration.ZERO)
            .setStyle(style(environment, colour))
            .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setUpdateIntervalMillis(MILLISECONDS)
            .continuousUpdate()
            .setConsumer(new Terminal(err, columns, colour))
            .build());
  }

  @Override
  public void to(long done) {
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
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

  /** The library's own would ask for the width once, and leave the line there at the end. */
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
      // In the last column some terminals go on to the next line.
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
