package anemone.edition;

import anemone.article.Article;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes the steps of composing remember what they said of the same articles, for an edition that is
 * composed again after each change to it. Each step is a pure function, so the editions are the
 * same. Not thread-safe.
 */
final class EditorMemory {

  private static final int ARTICLES = 500;
  private static final int POOLS = 2;

  private EditorMemory() {}

  /** Returns a grouping that remembers the last articles it grouped. */
  static Stories stories(Stories stories) {
    Memo<List<Article>, Grouping> groups = new Memo<>(POOLS, stories::group);
    Memo<Relations, Stories> parted =
        new Memo<>(POOLS, relations -> stories(stories.with(relations)));
    return new Stories() {
      @Override
      public Grouping group(List<Article> articles) {
        return groups.of(articles);
      }

      @Override
      public Stories with(Relations relations) {
        return parted.of(relations);
      }
    };
  }

  /** Returns a ranking that remembers the scores of the last times. */
  static Ranking ranking(Ranking ranking) {
    Memo<Told, Ranking.Scores> scores =
        new Memo<>(
            POOLS,
            at -> {
              Memo<Story, Score> known =
                  new Memo<>(ARTICLES, ranking.at(at.now(), at.articles())::of);
              return known::of;
            });
    return (now, told) -> scores.of(new Told(now, told));
  }

  private record Told(Instant now, List<Article> articles) {}

  /** Returns a choice of sections that remembers its last choices. */
  static Sections sections(Sections sections) {
    Memo<Story, Optional<Topic>> topics = new Memo<>(ARTICLES, sections::of);
    return topics::of;
  }

  /** Returns a summarizer that remembers its last sentences. */
  static Summarizer summarizer(Summarizer summarizer) {
    Memo<Asked, List<Span>> gists =
        new Memo<>(ARTICLES, asked -> summarizer.gist(asked.article(), asked.max()));
    Memo<Asked, List<Span>> points =
        new Memo<>(
            ARTICLES, asked -> summarizer.points(asked.article(), asked.gist(), asked.max()));
    Memo<Article, Integer> minutes = new Memo<>(ARTICLES, summarizer::minutes);
    return new Summarizer() {
      @Override
      public List<Span> gist(Article article, int max) {
        return gists.of(new Asked(article, List.of(), max));
      }

      @Override
      public List<Span> points(Article article, List<Span> gist, int max) {
        return points.of(new Asked(article, gist, max));
      }

      @Override
      public int minutes(Article article) {
        return minutes.of(article);
      }
    };
  }

  private record Asked(Article article, List<Span> gist, int max) {}
}
