package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Relations of articles that somebody other than the rules has named. They only part what the rules
 * would join; what the rules keep apart they merely suggest to an editor.
 *
 * @param known the relations by the two articles
 */
public record Relations(Map<Set<ArticleId>, Relation> known) {

  /** No relations: the rules decide alone. */
  public static final Relations NONE = new Relations(Map.of());

  /** Copies the relations. */
  public Relations {
    known = Map.copyOf(known);
  }

  /** Returns the relation of two articles, in either order; empty if nobody named one. */
  public Optional<Relation> of(Article one, Article other) {
    return known.isEmpty() || one.id().equals(other.id())
        ? Optional.empty()
        : Optional.ofNullable(known.get(Set.of(one.id(), other.id())));
  }

  /** Whether two articles are said to report different events. */
  public boolean partEvents(Article one, Article other) {
    return of(one, other).filter(relation -> relation != Relation.EVENT).isPresent();
  }

  /** Whether an article of one story and one of the other are said to have nothing in common. */
  public boolean partStorylines(Story one, Story other) {
    return !known.isEmpty()
        && one.articles().stream()
            .anyMatch(
                a ->
                    other.articles().stream()
                        .anyMatch(b -> of(a, b).filter(Relation.NONE::equals).isPresent()));
  }
}
