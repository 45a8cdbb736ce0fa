package anemone.deliver;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Applies the rate limits to the workers of a run. May be shared by threads. */
final class RateLimits {

  /** Maximum number of domains kept; the least recently used one no longer needs a pause. */
  private static final int DOMAINS_KEPT = 10_000;

  /** More than the number of messages that all workers prepare ahead. */
  private static final int NEARLY_SPENT = 1_000;

  private final Pacing limits;
  private final Clock clock;
  private final RateLimiter all;
  private final AtomicLong left;
  private final Map<String, RateLimiter> domains =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RateLimiter> eldest) {
          return size() > DOMAINS_KEPT;
        }
      };

  /**
   * The limits of a run.
   *
   * @param today number of messages accepted in the 24 hours before
   */
  RateLimits(Pacing limits, Clock clock, long today) {
    this.limits = limits;
    this.clock = clock;
    this.all = new RateLimiter(limits.perSecond(), clock);
    this.left = new AtomicLong(limits.perDay() - today);
  }

  /** Returns the limiter of one connection. */
  RateLimiter connection() {
    return new RateLimiter(limits.perConnection(), clock);
  }

  /**
   * Whether the next message may be sent without waiting for the reply to the last one. Near the
   * daily limit it may not, since only accepted messages count.
   */
  boolean isUnlimited() {
    return all.isOpen() && limits.perConnection() == Pacing.NO_LIMIT && left.get() > NEARLY_SPENT;
  }

  /** Takes a turn of all connections and of one; returns how long to wait for it. */
  Duration turn(RateLimiter connection) {
    Duration shared = all.turn();
    Duration own = connection.turn();
    return shared.compareTo(own) > 0 ? shared : own;
  }

  /** Takes a turn of a recipient domain; returns how long to wait for it. */
  Duration turn(String domain) {
    double perSecond = limits.perDomain(domain);
    if (perSecond == Pacing.NO_LIMIT) {
      return Duration.ZERO;
    }
    synchronized (domains) {
      return domains.computeIfAbsent(domain, d -> new RateLimiter(perSecond, clock)).turn();
    }
  }

  /** Takes one message of the daily limit; returns false if none is left. */
  boolean takeFromDay() {
    return left.getAndUpdate(n -> n > 0 ? n - 1 : n) > 0;
  }

  /** Gives back one message of the daily limit that was not accepted. */
  void giveBackToDay() {
    left.incrementAndGet();
  }
}
