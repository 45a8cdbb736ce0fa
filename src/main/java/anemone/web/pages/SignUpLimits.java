package anemone.web.pages;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.SignUpRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts sign-up forms by address, network, recipient domain and in all, so that they cannot be
 * used to fill a stranger's mailbox (list bombing). Thread-safe.
 */
final class SignUpLimits {

  private static final Duration WINDOW = Duration.ofHours(1);

  /** Maximum number of keys kept. */
  private static final int MAX_KEYS = 20_000;

  private static final int GROUPS_OF_A_NETWORK = 4;

  /** The result for a form. */
  enum Verdict {
    /** It is accepted. */
    FREE,
    /** There were too many with this address, network or domain. */
    TOO_OFTEN,
    /** There were too many in all; none is accepted for the moment. */
    CLOSED
  }

  private final SignUpRules rules;
  private final Map<String, Deque<Instant>> requests = new HashMap<>();

  SignUpLimits(SignUpRules rules) {
    this.rules = rules;
  }

  /**
   * Counts a form.
   *
   * @param address the address that was entered
   * @param from the network address of the visitor
   */
  synchronized Verdict count(EmailAddress address, String from, Instant now) {
    if (requests.size() > MAX_KEYS) {
      requests.values().removeIf(times -> isOver(times.getLast(), now));
    }
    if (requests.size() > MAX_KEYS || isFull("all", rules.all(), now)) {
      return Verdict.CLOSED;
    }
    String network = "network " + network(from);
    String domain = "domain " + address.domain();
    String key = "address " + address.key();
    if (isFull(network, rules.network(), now)
        || isFull(domain, rules.domain(), now)
        || isFull(key, rules.address(), now)) {
      return Verdict.TOO_OFTEN;
    }
    for (String each : List.of("all", network, domain, key)) {
      requests.computeIfAbsent(each, k -> new ArrayDeque<>()).addLast(now);
    }
    return Verdict.FREE;
  }

  private boolean isFull(String key, int most, Instant now) {
    Deque<Instant> times = requests.getOrDefault(key, new ArrayDeque<>());
    while (!times.isEmpty() && isOver(times.getFirst(), now)) {
      times.removeFirst();
    }
    if (times.isEmpty()) {
      requests.remove(key);
    }
    return times.size() >= most;
  }

  private static boolean isOver(Instant time, Instant now) {
    return now.isAfter(time.plus(WINDOW));
  }

  /** Returns the /24 of an IPv4 address or the /64 of an IPv6 address: the least that one has. */
  static String network(String from) {
    if (from.indexOf(':') < 0) {
      return from.substring(0, Math.max(0, from.lastIndexOf('.')));
    }
    List<String> groups = List.of(from.replaceFirst("^\\[", "").split(":", -1));
    return String.join(":", groups.subList(0, Math.min(GROUPS_OF_A_NETWORK, groups.size())));
  }
}
