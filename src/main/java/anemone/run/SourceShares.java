package anemone.run;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.render.CountedLinks;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what each source contributed to approved editions. */
public final class SourceShares {

  private final NewsletterState state;
  private final Map<ArticleId, String> sources;

  /** Counts in a state. */
  public SourceShares(NewsletterState state) {
    this.state = state;
    this.sources = state.sourceFigures().sources();
  }

  /** Returns the shares of an approved edition by the names of the sources. */
  public Map<String, SourceShare> of(Slot slot) {
    Edition edition = state.proofs().find(slot).orElseThrow().proof().edition();
    Map<String, Long> clicks = state.clicks().of(slot);
    Map<ArticleId, String> shown = new HashMap<>();
    Set<ArticleId> leads = new HashSet<>();
    Map<String, SourceShare> shares = new TreeMap<>();
    for (Bite bite : edition.bites()) {
      Article lead = bite.story().lead();
      leads.add(lead.id());
      bite.story().articles().forEach(article -> shown.put(article.id(), article.source()));
      long clicked = clicks.getOrDefault(CountedLinks.code(lead), 0L);
      shares.merge(lead.source(), SourceShare.ofClicks(clicked), SourceShare::plus);
    }
    edition
        .fates()
        .forEach(
            (article, fate) -> {
              String source = shown.getOrDefault(article, sources.getOrDefault(article, ""));
              SourceShare one = SourceShare.ofFate(fate, leads.contains(article));
              shares.merge(source, one, SourceShare::plus);
            });
    return shares;
  }

  /**
   * Returns the shares of the editions of a month by the names of the sources.
   *
   * @param editions the editions
   * @param zone the zone in which the month begins
   */
  public Map<String, SourceShare> of(YearMonth month, List<Slot> editions, ZoneId zone) {
    Map<String, SourceShare> shares = new TreeMap<>();
    state
        .sourceFigures()
        .collected(
            month.atDay(1).atStartOfDay(zone).toInstant(),
            month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant())
        .forEach((source, count) -> shares.put(source, SourceShare.ofCollected(count)));
    for (Slot slot : editions) {
      of(slot)
          .forEach(
              (source, share) -> shares.merge(source, share.withoutCollected(), SourceShare::plus));
    }
    return shares;
  }
}
