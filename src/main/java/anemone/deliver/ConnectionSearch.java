package anemone.deliver;

import java.time.Duration;
import java.time.Instant;

/**
 * Searches for the number of connections with the highest throughput: doubles it while throughput
 * rises, then tries the middle between the last number that was better and the first that was not,
 * and searches again from time to time, since servers and networks change. Each step takes one
 * period; the period after a change is not counted. Not for use by several threads at once.
 */
final class ConnectionSearch {

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int MIN_MESSAGES = 20;

  /** Minimum ratio of throughputs at which more connections are worth their cost. */
  private static final double GAIN = 1.1;

  /** Weight of the newest measurement in the average. */
  private static final double NEWEST = 0.25;

  private static final int QUIET_PERIODS = 30;

  private int most;
  private int target;
  private int best;
  private double bestRate;
  private int failed;
  private int quiet;
  private boolean changed = true;
  private Instant since;
  private long sent;

  ConnectionSearch(ConnectionLimits plan, Instant now) {
    this.most = plan.most();
    this.target = plan.first();
    this.best = target;
    this.since = now;
  }

  /** Returns the wanted number of connections. */
  int target() {
    return target;
  }

  /** Counts a message that had an outcome. */
  void sent(Instant now) {
    sent++;
    Duration time = Duration.between(since, now);
    if (sent < MIN_MESSAGES || time.compareTo(PERIOD) < 0) {
      return;
    }
    double rate = sent / (time.toNanos() / 1e9);
    since = now;
    sent = 0;
    if (changed) {
      changed = false;
    } else {
      measured(rate);
    }
  }

  /** Reduces the number and its maximum, because the server asks for it. */
  void pushBack() {
    most = Math.max(1, target - 1);
    best = Math.max(1, target / 2);
    bestRate = 0;
    quiet = 0;
    turnTo(best);
  }

  private void measured(double rate) {
    if (target == best) {
      bestRate = bestRate == 0 ? rate : (1 - NEWEST) * bestRate + NEWEST * rate;
      if (quiet == 0) {
        turnTo(2 * best);
      }
      quiet = (quiet + 1) % QUIET_PERIODS;
    } else {
      compared(rate > GAIN * bestRate, rate);
      if (target == best) {
        failed = 0;
        quiet = 1;
      }
    }
  }

  private void compared(boolean better, double rate) {
    if (better) {
      best = target;
      bestRate = rate;
      turnTo(failed == 0 ? 2 * best : (best + failed) / 2);
    } else {
      int between = failed == 0 ? (best + target) / 2 : best;
      failed = target;
      turnTo(between);
    }
  }

  private void turnTo(int number) {
    int next = Math.min(most, number);
    changed = next != target;
    target = next;
  }
}
