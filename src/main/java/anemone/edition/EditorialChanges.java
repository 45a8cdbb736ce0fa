package anemone.edition;

import anemone.article.ArticleId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An editor's changes to an edition. They are applied again whenever the edition is composed; a
 * story is identified by any of its articles.
 *
 * @param words the editor's own words
 * @param selection the selection of stories
 * @param order the articles whose stories come first, in that order; empty for the default order
 * @param lead an article of the lead story; empty for the best story
 * @param groups the stories that were joined or split: the articles of each, its lead first
 * @param storylines the storylines that were joined or parted: an article of each of their stories,
 *     the leading story's first
 * @param stories the changes to single stories, by an article of each
 */
public record EditorialChanges(
    EditionWords words,
    Selection selection,
    List<ArticleId> order,
    Optional<ArticleId> lead,
    List<List<ArticleId>> groups,
    List<List<ArticleId>> storylines,
    Map<ArticleId, StoryWords> stories) {

  /** No editorial changes. */
  public static final EditorialChanges NONE =
      new EditorialChanges(
          EditionWords.NONE, Selection.NONE, List.of(), Optional.empty(), List.of(), Map.of());

  /** Copies the collections; changes that were stored without storylines have none. */
  public EditorialChanges {
    order = List.copyOf(order);
    groups = groups.stream().map(List::copyOf).toList();
    storylines =
        Objects.requireNonNullElse(storylines, List.<List<ArticleId>>of()).stream()
            .map(List::copyOf)
            .toList();
    stories = Collections.unmodifiableMap(new TreeMap<>(stories));
  }

  /** Returns the changes with other words. */
  public EditorialChanges with(EditionWords others) {
    return new EditorialChanges(others, selection, order, lead, groups, storylines, stories);
  }

  /** Changes to no storyline. */
  public EditorialChanges(
      EditionWords words,
      Selection selection,
      List<ArticleId> order,
      Optional<ArticleId> lead,
      List<List<ArticleId>> groups,
      Map<ArticleId, StoryWords> stories) {
    this(words, selection, order, lead, groups, List.of(), stories);
  }

  /** Returns a story's place in the editor's order; after all others if it has none. */
  int place(Story story) {
    return story.articles().stream()
        .mapToInt(a -> order.indexOf(a.id()))
        .filter(i -> i >= 0)
        .min()
        .orElse(order.size());
  }

  /**
   * Returns an article of the editor's lead story: the chosen one, or the first of their order that
   * is in the edition.
   */
  Optional<ArticleId> lead(List<Bite> bites) {
    return Stream.concat(lead.stream(), order.stream())
        .filter(id -> bites.stream().anyMatch(bite -> bite.tells(id)))
        .findFirst();
  }

  /** Returns the changes to a story. */
  public StoryWords of(Story story) {
    return story.articles().stream()
        .flatMap(a -> Optional.ofNullable(stories.get(a.id())).stream())
        .findFirst()
        .orElse(StoryWords.NONE);
  }
}
