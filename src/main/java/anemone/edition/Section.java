package anemone.edition;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The stories of one topic.
 *
 * @param topic the topic's name in the configuration
 * @param title the title shown above it
 * @param bites its stories, the best first; never empty
 */
public record Section(String topic, String title, List<Bite> bites) {

  /** Copies the bites. */
  public Section {
    bites = List.copyOf(bites);
  }

  /** Returns the section with each story replaced. */
  Section map(UnaryOperator<Bite> change) {
    return new Section(topic, title, bites.stream().map(change).toList());
  }

  /** Returns the section with only some of its stories; empty if none is left. */
  Optional<Section> only(Predicate<Bite> kept) {
    return part(bite -> Optional.of(bite).filter(kept));
  }

  /** Returns the section with a part of each of its stories; empty if none is left. */
  Optional<Section> part(Function<Bite, Optional<Bite>> part) {
    List<Bite> rest = bites.stream().flatMap(bite -> part.apply(bite).stream()).toList();
    return rest.isEmpty() ? Optional.empty() : Optional.of(new Section(topic, title, rest));
  }
}
