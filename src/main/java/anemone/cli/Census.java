package anemone.cli;

import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What one pass over the subscriber list tells about it; it does not grow with the list. */
final class Census {

  private static final int MOST_VARIANTS = 1_000;

  private final Map<Cadence, Integer> due = new EnumMap<>(Cadence.class);
  private final Map<Cadence, Integer> counts = new EnumMap<>(Cadence.class);
  private final Map<Variant, Subscriber> samples = new HashMap<>();
  private int invalid;

  void count(Subscriber subscriber, Predicate<Subscriber> isDue) {
    counts.merge(subscriber.cadence(), 1, Integer::sum);
    if (isDue.test(subscriber)) {
      due.merge(subscriber.cadence(), 1, Integer::sum);
    }
    Variant variant =
        new Variant(
            subscriber.cadence(),
            Set.copyOf(subscriber.topics()),
            subscriber.language(),
            subscriber.most());
    if (samples.size() < MOST_VARIANTS) {
      samples.putIfAbsent(variant, subscriber);
    }
  }

  void countInvalid() {
    invalid++;
  }

  int valid() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  int invalid() {
    return invalid;
  }

  /** The cadences that at least one subscriber has. */
  Set<Cadence> cadences() {
    return Set.copyOf(counts.keySet());
  }

  /** The cadences that at least one subscriber has who is due. */
  List<Cadence> due() {
    return List.copyOf(due.keySet());
  }

  int subscribers(Cadence cadence) {
    return counts.getOrDefault(cadence, 0);
  }

  /** One subscriber for each way in which an edition of a cadence is seen. */
  Collection<Subscriber> samples(Cadence cadence) {
    List<Subscriber> found = new ArrayList<>();
    samples.forEach(
        (variant, subscriber) -> {
          if (variant.cadence() == cadence) {
            found.add(subscriber);
          }
        });
    return found;
  }

  private record Variant(
      Cadence cadence, Set<String> topics, Locale language, Optional<Integer> most) {}
}
