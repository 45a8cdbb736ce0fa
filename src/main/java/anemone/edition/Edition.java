package anemone.edition;

import anemone.article.ArticleId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The newsletter for one slot.
 *
 * @param slot its cadence and day
 * @param number its number in the newsletter's life, from 1
 * @param composed when it was put together
 * @param words the editor's own words to it
 * @param chosenLead an article of the story that an editor had lead, if they did
 * @param gists how many stories are shown with a gist, the lead among them: those of the best
 *     ranks; of the others a mail shows the headline
 * @param sections what it holds, by topic, each story once; never empty
 * @param fates what became of every article that was looked at
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

  /** What the editor says above the stories, in Markdown, or empty. */
  public String intro() {
    return words.intro();
  }

  /** The order in which a mail shows its stories. */
  public Layout layout() {
    return Layout.of(this);
  }

  /** All stories, in reading order. */
  public List<Bite> bites() {
    return layout().bites();
  }

  /** All stories, the lead first, then by rank. */
  public List<Bite> best() {
    return Layout.best(this);
  }

  /** The story that leads: the subject names it. */
  public Bite lead() {
    return Layout.best(this).get(0);
  }

  /**
   * The part of it that a reader sees.
   *
   * @param topics the topics they want; empty means all
   * @param most how many stories they want: the best of those topics
   * @return the edition with the other stories left out, or nothing if none is left
   */
  public Optional<Edition> about(Set<String> topics, Optional<Integer> most) {
    return about(topics, most, Set.of());
  }

  /**
   * The part of it that a reader sees.
   *
   * @param had articles that they have had elsewhere: their stories are left out
   */
  public Optional<Edition> about(Set<String> topics, Optional<Integer> most, Set<ArticleId> had) {
    if (topics.isEmpty() && most.isEmpty() && had.isEmpty()) {
      return Optional.of(this);
    }
    return only(b -> (topics.isEmpty() || isAbout(b, topics)) && !isAmong(b, had))
        .flatMap(some -> some.best(most.orElse(Integer.MAX_VALUE)));
  }

  private static boolean isAmong(Bite bite, Set<ArticleId> had) {
    return !had.isEmpty()
        && bite.story().articles().stream().anyMatch(article -> had.contains(article.id()));
  }

  /** A story that an editor put into another section is about the topic of that one, too. */
  private boolean isAbout(Bite bite, Set<String> topics) {
    return bite.story().topics().stream().anyMatch(topics::contains)
        || sections.stream().anyMatch(s -> topics.contains(s.topic()) && s.bites().contains(bite));
  }

  /** The edition with other fates. */
  Edition withFates(Map<ArticleId, Fate> others) {
    return new Edition(slot, number, composed, words, chosenLead, gists, sections, others);
  }

  /** The edition with its best stories alone; nothing if that is none. */
  private Optional<Edition> best(int most) {
    Set<Bite> kept = new HashSet<>(Layout.best(this).stream().limit(most).toList());
    return only(kept::contains);
  }

  private Optional<Edition> only(Predicate<Bite> kept) {
    List<Section> rest = sections.stream().flatMap(s -> s.only(kept).stream()).toList();
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(new Edition(slot, number, composed, words, chosenLead, gists, rest, fates));
  }
}
