package anemone.edition;

import anemone.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The newsletter for one slot.
 *
 * @param slot its cadence and day
 * @param number its number in the newsletter's life, from 1
 * @param composed when it was put together
 * @param sections what it holds, in reading order; never empty
 * @param fates what became of every article that was looked at
 */
public record Edition(
    Slot slot, int number, Instant composed, List<Section> sections, Map<ArticleId, Fate> fates) {

  /** Copies the lists. */
  public Edition {
    sections = List.copyOf(sections);
    fates = java.util.Collections.unmodifiableMap(new TreeMap<>(fates));
  }

  /** All stories, in reading order. */
  public List<Bite> bites() {
    return sections.stream().flatMap(s -> s.bites().stream()).toList();
  }

  /** The story that the subject names: the first of the first section. */
  public Bite top() {
    return sections.get(0).bites().get(0);
  }

  /**
   * The part of it that a reader of some topics sees.
   *
   * @param topics the topics they want; empty means all
   * @return the edition with the other stories left out, or nothing if none is left
   */
  public Optional<Edition> about(Set<String> topics) {
    if (topics.isEmpty()) {
      return Optional.of(this);
    }
    List<Section> kept =
        sections.stream()
            .map(s -> new Section(s.topic(), s.title(), keep(s.bites(), topics)))
            .filter(s -> !s.bites().isEmpty())
            .toList();
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(new Edition(slot, number, composed, kept, fates));
  }

  private static List<Bite> keep(List<Bite> bites, Set<String> topics) {
    return bites.stream()
        .filter(b -> b.story().topics().stream().anyMatch(topics::contains))
        .toList();
  }
}
