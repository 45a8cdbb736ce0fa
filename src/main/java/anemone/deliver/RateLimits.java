package anemone.deliver;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How fast the workers of a run may send, by what they and earlier runs have sent. */
final class RateLimits {

  /** A domain that was not met for as long as that many others has had its pause. */
  private static final int DOMAINS_KEPT = 10_000;

  /** More than all workers together make before they are sent. */
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
   * A pace.
   *
   * @param today how many messages were accepted in the 24 hours before
   */
  RateLimits(Pacing limits, Clock clock, long today) {
    this.limits = limits;
    this.clock = clock;
    this.all = new RateLimiter(limits.perSecond(), clock);
    this.left = new AtomicLong(limits.perDay() - today);
  }

  /** What one connection has to go through. */
  RateLimiter connection() {
    return new RateLimiter(limits.perConnection(), clock);
  }

  /**
   * Whether a message may leave as soon as the one before it. Where the day's messages are nearly
   * spent, each waits to see whether that one was taken.
   */
  boolean isUnlimited() {
    return all.isOpen() && limits.perConnection() == Pacing.NO_LIMIT && left.get() > NEARLY_SPENT;
  }

  /** Takes a turn among all connections and on one. How long to wait for it. */
  Duration turn(RateLimiter connection) {
    Duration shared = all.turn();
    Duration own = connection.turn();
    return shared.compareTo(own) > 0 ? shared : own;
  }

  /** Takes a turn among those of a recipient domain. How long to wait for it. */
  Duration turn(String domain) {
    double perSecond = limits.perDomain(domain);
    if (perSecond == Pacing.NO_LIMIT) {
      return Duration.ZERO;
    }
    synchronized (domains) {
      return domains.computeIfAbsent(domain, d -> new RateLimiter(perSecond, clock)).turn();
    }
  }

  /** Takes one of the day's messages, if there is one left. */
  boolean takeFromDay() {
    return left.getAndUpdate(n -> n > 0 ? n - 1 : n) > 0;
  }

  /** Gives one of the day's messages back that was not accepted. */
  void giveBackToDay() {
    left.incrementAndGet();
  }
}
