package anemone.edition;

import anemone.article.ArticleId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an editor changed of an edition by hand. It is applied again whenever the edition is
 * composed anew; a story is known by any of its articles.
 *
 * @param words the editor's words to the edition
 * @param selection which stories they chose
 * @param order the articles whose stories come first, in that order; empty for the usual order
 * @param lead the article whose story leads; nothing for the best story
 * @param groups the stories that they joined or split: the articles of each, its lead first
 * @param stories what they changed of single stories
 */
public record EditorialChanges(
    EditionWords words,
    Selection selection,
    List<ArticleId> order,
    Optional<ArticleId> lead,
    List<List<ArticleId>> groups,
    Map<ArticleId, StoryWords> stories) {

  /** No editorial changes. */
  public static final EditorialChanges NONE =
      new EditorialChanges(
          EditionWords.NONE, Selection.NONE, List.of(), Optional.empty(), List.of(), Map.of());

  /** Copies the collections. */
  public EditorialChanges {
    order = List.copyOf(order);
    groups = groups.stream().map(List::copyOf).toList();
    stories = Collections.unmodifiableMap(new TreeMap<>(stories));
  }

  /** The story's place in the editor's order; after all of them if they said nothing. */
  int place(Story story) {
    return story.articles().stream()
        .mapToInt(a -> order.indexOf(a.id()))
        .filter(i -> i >= 0)
        .min()
        .orElse(order.size());
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

  /** What the editor changed of a story. */
  StoryWords of(Story story) {
    return story.articles().stream()
        .flatMap(a -> Optional.ofNullable(stories.get(a.id())).stream())
        .findFirst()
        .orElse(StoryWords.NONE);
  }
}
