package anemone.edition;

import anemone.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The edition of one slot.
 *
 * @param slot its cadence and day
 * @param number its number among the editions of its cadence, from 1
 * @param composed the time of its composition
 * @param words the editor's own words
 * @param chosenLead an article of the story that the editor chose as the lead, if any
 * @param gists the number of stories shown with a gist, including the lead; of the others a mail
 *     shows the headline
 * @param sections its storylines by topic, each once, as their leading stories; never empty
 * @param fates the fate of every candidate article
 */
public record Edition(
    Slot slot,
    int number,
    Instant composed,
    EditionWords words,
    Optional<ArticleId> chosenLead,
    int gists,
    List<Section> sections,
    Map<ArticleId, Fate> fates) {

  /** Copies the lists. */
  public Edition {
    sections = List.copyOf(sections);
    fates = java.util.Collections.unmodifiableMap(new TreeMap<>(fates));
  }

  /** The editor's introduction in Markdown, or empty. */
  public String intro() {
    return words.intro();
  }

  /** The order of its stories in a mail. */
  public Layout layout() {
    return Layout.of(this);
  }

  /** All stories, in reading order. */
  public List<Bite> bites() {
    return layout().bites();
  }

  /** All stories with those beneath them, in reading order. */
  public List<Bite> told() {
    return bites().stream().flatMap(bite -> bite.all().stream()).toList();
  }

  /** Whether two articles are in one of its stories. */
  public boolean joins(ArticlePair pair) {
    return told().stream()
        .map(bite -> bite.withMore(List.of()))
        .anyMatch(bite -> bite.tells(pair.one().id()) && bite.tells(pair.other().id()));
  }

  /** All stories, the lead first, then by rank. */
  public List<Bite> best() {
    return Layout.best(this);
  }

  /** The lead story, which the subject names. */
  public Bite lead() {
    return Layout.best(this).get(0);
  }

  /**
   * Returns the part of the edition for a reader.
   *
   * @param topics the reader's topics; empty for all
   * @param max the maximum number of stories; the best of those topics are kept
   * @return the edition without the other stories; empty if no story is left
   */
  public Optional<Edition> about(Set<String> topics, Optional<Integer> max) {
    return about(topics, max, Set.of());
  }

  /**
   * The part of it that a reader sees.
   *
   * @param had articles that they have had elsewhere: their stories are left out
   */
  public Optional<Edition> about(Set<String> topics, Optional<Integer> max, Set<ArticleId> had) {
    if (topics.isEmpty() && max.isEmpty() && had.isEmpty()) {
      return Optional.of(this);
    }
    return only(bite ->
            bite.without(b -> isAmong(b, had))
                .flatMap(
                    rest ->
                        topics.isEmpty() ? Optional.of(rest) : rest.ledBy(b -> isAbout(b, topics))))
        .flatMap(some -> max.isEmpty() ? Optional.of(some) : some.best(max.get()));
  }

  private static boolean isAmong(Bite bite, Set<ArticleId> had) {
    return !had.isEmpty()
        && bite.story().articles().stream().anyMatch(article -> had.contains(article.id()));
  }

  /**
   * Whether a story has one of the topics; a story moved to another section has that section's
   * topic, too.
   */
  private boolean isAbout(Bite bite, Set<String> topics) {
    return bite.story().topics().stream().anyMatch(topics::contains)
        || sections.stream()
            .filter(s -> topics.contains(s.topic()))
            .flatMap(s -> s.bites().stream())
            .anyMatch(b -> b.story().equals(bite.story()));
  }

  /** Returns the stories that a mail shows with a gist, the lead first, then by rank. */
  public List<Bite> withGist() {
    return best().stream().limit(gists).toList();
  }

  /** Returns the edition with each story replaced, also those beneath others. */
  public Edition map(UnaryOperator<Bite> change) {
    UnaryOperator<Bite> each =
        bite -> change.apply(bite.withMore(bite.more().stream().map(change).toList()));
    List<Section> changed = sections.stream().map(section -> section.map(each)).toList();
    return new Edition(slot, number, composed, words, chosenLead, gists, changed, fates);
  }

  /**
   * Returns the edition with every story in a place of its own, for a template without storylines.
   */
  public Edition apart() {
    List<Section> parted =
        sections.stream()
            .map(
                section ->
                    new Section(
                        section.topic(),
                        section.title(),
                        section.bites().stream()
                            .flatMap(bite -> bite.all().stream())
                            .map(bite -> bite.withMore(List.of()))
                            .toList()))
            .toList();
    return new Edition(slot, number, composed, words, chosenLead, gists, parted, fates);
  }

  /** Returns the edition with other words of the editor. */
  public Edition withWords(EditionWords others) {
    return new Edition(slot, number, composed, others, chosenLead, gists, sections, fates);
  }

  /** Returns the edition with other fates. */
  Edition withFates(Map<ArticleId, Fate> others) {
    return new Edition(slot, number, composed, words, chosenLead, gists, sections, others);
  }

  /** Returns the edition with only its best stories; empty if no story is left. */
  private Optional<Edition> best(int max) {
    Set<Bite> kept = Layout.each(Layout.best(this).stream().limit(max).toList());
    return only(bite -> Optional.of(bite).filter(kept::contains));
  }

  private Optional<Edition> only(Function<Bite, Optional<Bite>> part) {
    List<Section> rest = sections.stream().flatMap(s -> s.part(part).stream()).toList();
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(new Edition(slot, number, composed, words, chosenLead, gists, rest, fates));
  }
}
