package anemone.edition;

import static anemone.fixture.ArticleFixture.NOW;

import anemone.article.Article;
import anemone.fixture.EditorFixture;
import anemone.subscriber.Cadence;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Editions of articles about cities and the ocean. */
final class ComposedEdition {

  static final Slot SLOT = new Slot(Cadence.DAILY, LocalDate.of(2026, 11, 23));
  static final List<Topic> TOPICS =
      List.of(new Topic("cities", "Cities"), new Topic("ocean", "Ocean"));

  private ComposedEdition() {}

  static Optional<Edition> compose(Recipe recipe, Article... candidates) {
    return compose(recipe, Pool.of(List.of(candidates)));
  }

  static Optional<Edition> compose(Recipe recipe, Pool pool) {
    return compose(recipe, pool, EditorialChanges.NONE);
  }

  static Optional<Edition> compose(Recipe recipe, Pool pool, EditorialChanges changes) {
    Editor editor = EditorFixture.editor(recipe, 12);
    return editor.composition(SLOT, 1, NOW, Duration.ZERO, pool, changes).edition();
  }

  static List<String> titles(List<Section> sections) {
    return sections.stream().flatMap(s -> s.bites().stream()).map(Bite::title).toList();
  }
}
