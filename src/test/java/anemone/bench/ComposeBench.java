package anemone.bench;

import anemone.article.Article;
import anemone.edition.Editor;
import anemone.edition.EditorialChanges;
import anemone.edition.Pool;
import anemone.edition.Recipe;
import anemone.edition.SentArticle;
import anemone.edition.Slot;
import anemone.fixture.EditorFixture;
import anemone.subscriber.Cadence;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Composing a weekly edition from generated articles of a week, after one of two hundred articles:
 * the seconds of computing, and the memory allocated for it. It uses only what earlier versions of
 * the program have, too, to be compared with their classes. How much memory must be free at once is
 * the smallest {@code -Xmx} with which it ends. An argument is the number of rounds.
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.ComposeBench
 * }</pre>
 */
public final class ComposeBench {

  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final Slot SLOT = new Slot(Cadence.WEEKLY, LocalDate.of(2026, 11, 23));
  private static final Slot BEFORE = new Slot(Cadence.WEEKLY, LocalDate.of(2026, 11, 16));
  private static final int CANDIDATES = 5_000;
  private static final int SENT = 200;
  private static final int ROUNDS = 6;

  private ComposeBench() {}

  /** Prints the seconds and the memory of each round. */
  public static void main(String[] args) {
    List<Article> articles = new StoriesBench().articles(CANDIDATES + SENT);
    Pool pool =
        new Pool(
            articles.subList(SENT, articles.size()),
            articles.subList(0, SENT).stream().map(a -> new SentArticle(a, BEFORE)).toList());
    Editor editor =
        EditorFixture.editor(new Recipe(8, 12, 1, 3, 100, 2, 3, Map.of(), List.of()), 18);
    double best = Double.MAX_VALUE;
    int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
    for (int i = 0; i < rounds; i++) {
      long begin = cpu();
      long before = allocated();
      int places =
          editor
              .composition(SLOT, 2, NOW, Duration.ZERO, pool, EditorialChanges.NONE)
              .edition()
              .orElseThrow()
              .bites()
              .size();
      double seconds = (cpu() - begin) / 1e9;
      long megabytes = (allocated() - before) >> 20;
      best = Math.min(best, seconds);
      System.out.printf(
          Locale.ROOT,
          "%,d candidates, %d places, %.2f s, %,d MB allocated%n",
          CANDIDATES,
          places,
          seconds,
          megabytes);
    }
    System.out.printf(Locale.ROOT, "best %.2f s%n", best);
  }

  /** Returns the time that this thread has computed, which other programs do not change. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Returns the bytes that this thread has allocated so far. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
