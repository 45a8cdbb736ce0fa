package anemone.deliver;

import java.time.Duration;
import java.time.Instant;

/**
 * Looks for the number of connections that carries most: doubles it while that pays, tries the
 * middle between the last number that paid and the first that did not, and looks again from time to
 * time, since servers and lines change. One period a step; the one after a change is not counted.
 * Not for use by several threads at once.
 */
final class ConnectionSearch {

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int FEWEST_MESSAGES = 20;

  /** More connections must carry this much more: each costs the server something. */
  private static final double GAIN = 1.1;

  /** How much a new measurement counts beside the older ones. */
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

  /** How many connections there should be. */
  int target() {
    return target;
  }

  /** Counts a message that was dealt with. */
  void sent(Instant now) {
    sent++;
    Duration time = Duration.between(since, now);
    if (sent < FEWEST_MESSAGES || time.compareTo(PERIOD) < 0) {
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

  /** The server asks for less. From now on there are fewer than there were. */
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
