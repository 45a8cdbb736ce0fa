package anemone.newsletter;

import anemone.deliver.ConnectionLimits;
import anemone.deliver.DispatchPlan;
import anemone.deliver.Pacing;
import anemone.deliver.Provider;
import anemone.deliver.RetryPlan;
import anemone.deliver.UnknownPolicy;
import anemone.subscriber.Checked;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads how mail is sent: {@code smtp.connections}, {@code pace}, {@code retry} and {@code
 * unknown}.
 */
final class DispatchSection {

  private static final int CONNECTIONS = 2;
  private static final int MAX_CONNECTIONS = 50;
  private static final double SECONDS_A_MINUTE = 60;
  private static final String AUTO = "auto";

  private DispatchSection() {}

  /** Returns the plan, with defaults for missing keys. */
  static DispatchPlan read(Fields root, Fields server, Optional<Provider> provider) {
    ConnectionLimits connections =
        server
            .optional("connections", DispatchSection::connections)
            .orElse(ConnectionLimits.fixed(CONNECTIONS));
    Pacing pacing = pacing(root.group("pace"), provider);
    RetryPlan retries = retries(root.group("retry"));
    UnknownPolicy unknown =
        root.optional("unknown", Values.oneOf(UnknownPolicy.values())).orElse(UnknownPolicy.RESEND);
    return new DispatchPlan(connections, pacing, retries, unknown);
  }

  private static Checked<ConnectionLimits> connections(String text) {
    if (text.equals(AUTO)) {
      return Checked.good(ConnectionLimits.AUTO);
    }
    return Values.valid(
        Values.whole(1, MAX_CONNECTIONS).apply(text).value().map(ConnectionLimits::fixed),
        text,
        "be auto, or a whole number from 1 to " + MAX_CONNECTIONS);
  }

  private static Pacing pacing(Fields pace, Optional<Provider> provider) {
    double second =
        pace.optional("second", Values::rate)
            .orElseGet(() -> perSecond(provider).orElse(Pacing.NO_LIMIT));
    double connection = pace.optional("connection", Values::rate).orElse(Pacing.NO_LIMIT);
    double domain = pace.optional("domain", Values::rate).orElse(Pacing.NO_LIMIT);
    Map<String, Double> domains = new HashMap<>();
    if (pace.has("domains")) {
      Fields named = pace.group("domains");
      for (String name : named.keys()) {
        Optional<Double> rate = named.optional(name, Values::rate);
        Optional<String> known = Values.domain(name).value();
        if (known.isEmpty()) {
          named.problem(name, "is not a domain");
        }
        known.ifPresent(d -> rate.ifPresent(r -> domains.put(d, r)));
      }
    }
    long day =
        pace.optional("day", Values.whole(1, Integer.MAX_VALUE))
            .map(Integer::longValue)
            .orElseGet(() -> limit(provider, "day").orElse(Long.MAX_VALUE));
    pace.done();
    return new Pacing(second, connection, domain, domains, day);
  }

  private static OptionalLong limit(Optional<Provider> provider, String key) {
    return provider.map(p -> p.most(key)).orElse(OptionalLong.empty());
  }

  private static OptionalDouble perSecond(Optional<Provider> provider) {
    OptionalLong minute = limit(provider, "minute");
    return minute.isPresent()
        ? OptionalDouble.of(minute.getAsLong() / SECONDS_A_MINUTE)
        : OptionalDouble.empty();
  }

  private static RetryPlan retries(Fields retry) {
    RetryPlan usual = RetryPlan.STANDARD;
    Duration first = retry.optional("first", Values::duration).orElse(usual.first());
    Duration longest = retry.optional("longest", Values::duration).orElse(usual.longest());
    Duration age = retry.optional("age", Values::duration).orElse(usual.age());
    Duration wait = retry.optional("wait", Values::duration).orElse(usual.patience());
    Duration giveUp = retry.optional("give-up", Values::duration).orElse(usual.giveUp());
    if (longest.compareTo(first) < 0) {
      retry.problem("longest", "must not be shorter than the first pause");
    }
    retry.done();
    return usual
        .withFirst(first)
        .withLongest(longest)
        .withAge(age)
        .withPatience(wait)
        .withGiveUp(giveUp);
  }
}
