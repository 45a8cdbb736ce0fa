package anemone.edition;

import anemone.article.ArticleId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The newsletter for one slot.
 *
 * @param slot its cadence and day
 * @param number its number in the newsletter's life, from 1
 * @param composed when it was put together
 * @param words the editor's own words to it
 * @param sections what it holds, in reading order; never empty
 * @param fates what became of every article that was looked at
 */
public record Edition(
    Slot slot,
    int number,
    Instant composed,
    EditionWords words,
    List<Section> sections,
    Map<ArticleId, Fate> fates) {

  /** Copies the lists. */
  public Edition {
    sections = List.copyOf(sections);
    fates = java.util.Collections.unmodifiableMap(new TreeMap<>(fates));
  }

  /** What the editor says above the stories, in Markdown, or empty. */
  public String intro() {
    return words.intro();
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
   * The part of it that a reader sees.
   *
   * @param topics the topics they want; empty means all
   * @param most how many stories they want: those of the best ranks
   * @return the edition with the other stories left out, or nothing if none is left
   */
  public Optional<Edition> about(Set<String> topics, Optional<Integer> most) {
    if (topics.isEmpty() && most.isEmpty()) {
      return Optional.of(this);
    }
    Set<Bite> kept =
        bites().stream()
            .filter(b -> topics.isEmpty() || isAbout(b, topics))
            .sorted(Comparator.comparingInt(Bite::rank))
            .limit(most.orElse(Integer.MAX_VALUE))
            .collect(Collectors.toSet());
    List<Section> rest =
        sections.stream()
            .map(
                s ->
                    new Section(
                        s.topic(), s.title(), s.bites().stream().filter(kept::contains).toList()))
            .filter(s -> !s.bites().isEmpty())
            .toList();
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(new Edition(slot, number, composed, words, rest, fates));
  }

  /** A story that an editor put into another section is about the topic of that one, too. */
  private boolean isAbout(Bite bite, Set<String> topics) {
    return bite.story().topics().stream().anyMatch(topics::contains)
        || sections.stream().anyMatch(s -> topics.contains(s.topic()) && s.bites().contains(bite));
  }
}
