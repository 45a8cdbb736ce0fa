package anemone.edition;

import anemone.article.ArticleId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an editor did to an edition by hand. It holds for the stories, whatever else comes in later:
 * a story is known by any of its articles.
 *
 * @param order the articles whose stories come first, in that order
 * @param lead an article of the story that leads, if the editor says which
 * @param dropped those whose stories are left out
 * @param pinned those whose stories stay in, whatever their scores
 * @param titles other headlines for some
 * @param notes the editor's own words to some
 * @param intro the editor's own words to the edition, or empty
 */
public record Acts(
    List<ArticleId> order,
    Optional<ArticleId> lead,
    Set<ArticleId> dropped,
    Set<ArticleId> pinned,
    Map<ArticleId, String> titles,
    Map<ArticleId, String> notes,
    String intro) {

  /** An editor's hands in their lap. */
  public static final Acts NONE =
      new Acts(List.of(), Optional.empty(), Set.of(), Set.of(), Map.of(), Map.of(), "");

  /** Copies the collections. */
  public Acts {
    order = List.copyOf(order);
    dropped = Collections.unmodifiableSet(new TreeSet<>(dropped));
    pinned = Collections.unmodifiableSet(new TreeSet<>(pinned));
    titles = Collections.unmodifiableMap(new TreeMap<>(titles));
    notes = Collections.unmodifiableMap(new TreeMap<>(notes));
  }

  /**
   * An article of the story that the editor wants to lead: the one they say, or the first of their
   * order that is among the stories.
   */
  Optional<ArticleId> lead(List<Bite> bites) {
    return Stream.concat(lead.stream(), order.stream())
        .filter(id -> bites.stream().anyMatch(bite -> bite.tells(id)))
        .findFirst();
  }

  boolean drops(Story story) {
    return story.articles().stream().anyMatch(a -> dropped.contains(a.id()));
  }

  boolean pins(Story story) {
    return story.articles().stream().anyMatch(a -> pinned.contains(a.id()));
  }

  /** The story's place in the editor's order; after all of them if they said nothing. */
  int place(Story story) {
    return story.articles().stream()
        .mapToInt(a -> order.indexOf(a.id()))
        .filter(i -> i >= 0)
        .min()
        .orElse(order.size());
  }

  String title(Story story) {
    return of(story, titles).orElse(story.lead().title());
  }

  String note(Story story) {
    return of(story, notes).orElse("");
  }

  private static Optional<String> of(Story story, Map<ArticleId, String> words) {
    return story.articles().stream()
        .flatMap(a -> Optional.ofNullable(words.get(a.id())).stream())
        .findFirst();
  }
}
