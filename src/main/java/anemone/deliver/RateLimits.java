package anemone.deliver;

import anemone.cache.LruMap;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Applies the rate limits to the workers of a run. May be shared by threads. */
final class RateLimits {

  /** Maximum number of domains kept; the least recently used one no longer needs a pause. */
  private static final int DOMAINS_KEPT = 10_000;

  /** More than the number of messages that all workers prepare ahead. */
  private static final int NEARLY_SPENT = 1_000;

  /** What the limit over all connections is called. */
  private static final String ALL = "all";

  /** Messages of the daily limit that are reserved together among several workers. */
  private static final int RESERVED = 200;

  private final Pacing limits;
  private final Clock clock;
  private final RateLimiter all;
  private final Optional<SharedPace> shared;
  private final Runnable flush;
  private final AtomicLong left;

  /** Messages of the daily limit that are prepared or on their way. */
  private final AtomicLong underWay = new AtomicLong();

  private final Map<String, RateLimiter> domains = new LruMap<>(DOMAINS_KEPT);

  /**
   * The limits of a run.
   *
   * @param today number of messages accepted in the 24 hours before
   */
  RateLimits(Pacing limits, Clock clock, long today) {
    this.limits = limits;
    this.clock = clock;
    this.all = new RateLimiter(limits.perSecond(), clock);
    this.shared = Optional.empty();
    this.flush = () -> {};
    this.left = new AtomicLong(limits.perDay() - today);
  }

  /**
   * The limits of a run beside others.
   *
   * @param shared the limits that hold over all of them
   * @param flush makes the outcomes so far visible to the others
   */
  RateLimits(Pacing limits, Clock clock, SharedPace shared, Runnable flush) {
    this.limits = limits;
    this.clock = clock;
    this.all = new RateLimiter(limits.perSecond(), clock, shared, ALL);
    this.shared = Optional.of(shared);
    this.flush = flush;
    this.left = new AtomicLong(limits.perDay() == Long.MAX_VALUE ? Long.MAX_VALUE : 0);
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
    return all.isOpen()
        && limits.perConnection() == Pacing.NO_LIMIT
        && (shared.isPresent() ? limits.perDay() == Long.MAX_VALUE : left.get() > NEARLY_SPENT);
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
      return domains.computeIfAbsent(domain, d -> limiter(d, perSecond)).turn();
    }
  }

  private RateLimiter limiter(String domain, double perSecond) {
    return shared
        .map(pace -> new RateLimiter(perSecond, clock, pace, "@" + domain))
        .orElseGet(() -> new RateLimiter(perSecond, clock));
  }

  /** Takes one message of the daily limit; returns false if none is left. */
  boolean takeFromDay() {
    if (limits.perDay() == Long.MAX_VALUE) {
      return true;
    }
    if (shared.isPresent()) {
      reserveOfDay(shared.get());
    }
    boolean taken = left.getAndUpdate(n -> n > 0 ? n - 1 : n) > 0;
    if (taken) {
      underWay.incrementAndGet();
    }
    return taken;
  }

  private synchronized void reserveOfDay(SharedPace pace) {
    if (left.get() <= 0) {
      // Counted before the flush: one that is accepted meanwhile counts twice, never not at all.
      long held = underWay.get();
      flush.run();
      left.addAndGet(pace.day(limits.perDay(), held, RESERVED));
    }
  }

  /** Gives back one message of the daily limit that was not accepted. */
  void giveBackToDay() {
    if (limits.perDay() != Long.MAX_VALUE) {
      underWay.decrementAndGet();
      left.incrementAndGet();
    }
  }

  /** Notes that a message of the daily limit was accepted. */
  void accepted() {
    underWay.decrementAndGet();
  }

  /** Gives back what was reserved of the daily limit; called after all workers ended. */
  void close() {
    if (shared.isPresent() && limits.perDay() != Long.MAX_VALUE) {
      long unused = shared.get().day(limits.perDay(), 0, 0);
    }
  }
}
