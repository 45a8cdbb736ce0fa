package anemone.run;

import anemone.article.Article;
import anemone.edition.ArticlePair;
import anemone.edition.Edition;
import anemone.edition.Editions;
import anemone.edition.Editor;
import anemone.edition.EditorialChanges;
import anemone.edition.Pool;
import anemone.edition.Relations;
import anemone.edition.Slot;
import anemone.edition.Timetable.Turn;
import anemone.render.Drafts;
import anemone.subscriber.Cadence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Composes editions from the stored articles: first by the editor's rules, then again if a second
 * opinion on a pair of their articles is stored.
 *
 * @param editor composes editions
 * @param editions the candidates and decisions of editions
 * @param drafts the editions that wait for approval
 * @param comparisons a second opinion on pairs of articles
 * @param now the time
 */
record EditionComposer(
    Editor editor, Editions editions, Drafts drafts, Comparisons comparisons, Instant now) {

  /** A story may be sent again after this time. */
  private static final Duration REMEMBERED = Duration.ofDays(14);

  /** Returns the articles from which the next edition of a cadence may be made. */
  Pool pool(Cadence cadence) {
    return new Pool(editions.candidates(cadence), editions.sent(cadence, now.minus(REMEMBERED)));
  }

  private Pool pool(Turn turn) {
    Pool all = pool(turn.slot().cadence());
    // A run uses everything that it has just collected, also undated articles.
    boolean open = turn.asOf().equals(now);
    List<Article> there =
        all.candidates().stream().filter(a -> open || !a.appeared().isAfter(turn.asOf())).toList();
    return new Pool(there, all.sent());
  }

  /** Composes the edition of a turn. */
  Editor.Composition composition(Turn turn, EditorialChanges changes) {
    return composition(turn, pool(turn), changes);
  }

  /**
   * Composes the edition of a turn from the given articles. A draft is composed as of the time at
   * which it was first composed, so that time alone does not change its stories or their order.
   */
  Editor.Composition composition(Turn turn, Pool pool, EditorialChanges changes) {
    Editor.Composition byRules = byRules(turn, pool, changes);
    Relations relations = comparisons.kept(byRules.unsure(), composed(turn));
    return relations.equals(Relations.NONE)
        ? byRules
        : composition(editor.with(relations), turn, pool, changes);
  }

  /** Asks for the second opinions that are missing, unless the edition was composed before. */
  void ask(Turn turn, EditorialChanges changes) {
    if (comparisons.isAvailable() && !composed(turn).isBefore(now)) {
      comparisons.ask(byRules(turn, pool(turn), changes).unsure());
    }
  }

  /** Returns the pairs of articles in the edition that only a second opinion separates. */
  List<ArticlePair> parted(Turn turn, Pool pool, EditorialChanges changes) {
    Editor.Composition byRules = byRules(turn, pool, changes);
    Relations relations = comparisons.kept(byRules.unsure(), composed(turn));
    if (relations.equals(Relations.NONE)) {
      return List.of();
    }
    Optional<Edition> edition = composition(turn, pool, changes).edition();
    return byRules.unsure().stream()
        .filter(pair -> relations.partEvents(pair.one(), pair.other()))
        .filter(pair -> byRules.edition().stream().anyMatch(e -> e.joins(pair)))
        .filter(pair -> edition.stream().noneMatch(e -> e.joins(pair)))
        .toList();
  }

  private Editor.Composition byRules(Turn turn, Pool pool, EditorialChanges changes) {
    return composition(editor, turn, pool, changes);
  }

  private Editor.Composition composition(
      Editor composer, Turn turn, Pool pool, EditorialChanges changes) {
    Slot slot = turn.slot();
    return composer.composition(
        slot, editions.nextNumber(slot.cadence()), composed(turn), turn.missed(), pool, changes);
  }

  private Instant composed(Turn turn) {
    return drafts.find(turn.slot()).map(d -> d.proof().edition().composed()).orElse(turn.asOf());
  }
}
