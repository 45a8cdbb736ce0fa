package anemone.run;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.Source;
import anemone.edition.Decision;
import anemone.edition.Editions;
import anemone.edition.SentArticle;
import anemone.edition.Slot;
import anemone.subscriber.Cadence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Editions whose candidates are only settled articles: articles of a source with {@code settle}
 * wait that long after they were collected or corrected.
 *
 * @param editions the editions in the state
 * @param settle how long articles wait, by the name of their source
 * @param now the time of composition
 */
record SettledEditions(Editions editions, Map<String, Duration> settle, Instant now)
    implements Editions {

  /** Returns the editions; unchanged if no source lets its articles wait. */
  static Editions of(Editions editions, List<Source> sources, Instant now) {
    Map<String, Duration> settle =
        sources.stream()
            .filter(source -> !source.settle().isZero())
            .collect(Collectors.toUnmodifiableMap(Source::name, Source::settle));
    return settle.isEmpty() ? editions : new SettledEditions(editions, settle, now);
  }

  @Override
  public List<Article> candidates(Cadence cadence) {
    Duration longest = settle.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    Map<ArticleId, Instant> changed = editions.changedSince(now.minus(longest));
    return editions.candidates(cadence).stream()
        .filter(article -> isSettled(article, Optional.ofNullable(changed.get(article.id()))))
        .toList();
  }

  private boolean isSettled(Article article, Optional<Instant> changed) {
    Duration wait = settle.getOrDefault(article.source(), Duration.ZERO);
    return wait.isZero() || changed.isEmpty() || !changed.get().isAfter(now.minus(wait));
  }

  @Override
  public Map<ArticleId, Instant> changedSince(Instant time) {
    return editions.changedSince(time);
  }

  @Override
  public List<SentArticle> sent(Cadence cadence, Instant since) {
    return editions.sent(cadence, since);
  }

  @Override
  public List<Decision> decisions(ArticleId article) {
    return editions.decisions(article);
  }

  @Override
  public int nextNumber(Cadence cadence) {
    return editions.nextNumber(cadence);
  }

  @Override
  public void visit(Slot slot) {
    editions.visit(slot);
  }

  @Override
  public Optional<Slot> visitedBefore(Slot slot) {
    return editions.visitedBefore(slot);
  }

  @Override
  public void begin(Cadence cadence, Instant now) {
    editions.begin(cadence, now);
  }

  @Override
  public Optional<Instant> begun(Cadence cadence) {
    return editions.begun(cadence);
  }
}
