package anemone.edition;

import anemone.article.Article;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps an article that a step of composing fails on from costing the other articles: it is noted,
 * and the step does without it. What fails is a defect of the program, but the mail leaves.
 */
public final class Guard {

  private final Consumer<String> notices;

  /**
   * A guard.
   *
   * @param notices takes a sentence about each failure
   */
  public Guard(Consumer<String> notices) {
    this.notices = notices;
  }

  /** Returns a grouping in which articles that cannot be grouped are stories of their own. */
  public Stories stories(Stories stories) {
    return new Stories() {
      @Override
      public Grouping group(List<Article> articles) {
        try {
          return guarded(stories.group(articles));
        } catch (RuntimeException | StackOverflowError e) {
          return groupWithout(stories, articles, e);
        }
      }

      @Override
      public Stories with(Relations relations) {
        return stories(stories.with(relations));
      }
    };
  }

  private Grouping groupWithout(Stories stories, List<Article> articles, Throwable failure) {
    List<Article> good = new ArrayList<>();
    List<Story> alone = new ArrayList<>();
    for (Article article : articles) {
      if (attempt(article, "group", () -> stories.group(List.of(article))).isPresent()) {
        good.add(article);
      } else {
        alone.add(new Story(article, List.of()));
      }
    }
    if (alone.isEmpty()) {
      throw new IllegalStateException("unable to group the articles", failure);
    }
    Grouping rest = guarded(stories.group(good));
    alone.addAll(rest.stories());
    alone.sort(Comparator.comparingInt(story -> articles.indexOf(story.lead())));
    return new Grouping(alone, rest.related(), rest.unsure(), rest.storylines());
  }

  private Grouping guarded(Grouping grouping) {
    return new Grouping(
        grouping.stories(),
        grouping.related(),
        grouping.unsure(),
        new GuardedStorylines(grouping.storylines(), notices));
  }

  /** Returns a ranking that gives a story that cannot be scored the lowest score. */
  public Ranking ranking(Ranking ranking) {
    return (now, told) -> {
      Ranking.Scores scores = scores(ranking, now, told);
      return story ->
          attempt(story.lead(), "score", () -> scores.of(story))
              .orElse(new Score(0, 0, 0, 0, 0, 0));
    };
  }

  private Ranking.Scores scores(Ranking ranking, Instant now, List<Article> told) {
    try {
      return ranking.at(now, told);
    } catch (RuntimeException | StackOverflowError e) {
      return ranking.at(
          now,
          told.stream()
              .filter(a -> attempt(a, "compare", () -> ranking.at(now, List.of(a))).isPresent())
              .toList());
    }
  }

  /** Returns a choice of sections that puts a story it fails on into none. */
  public Sections sections(Sections sections) {
    return story ->
        attempt(story.lead(), "find the section of", () -> sections.of(story))
            .orElse(Optional.empty());
  }

  /** Returns a summarizer that shows an article it fails on without a gist. */
  public Summarizer summarizer(Summarizer summarizer) {
    return new Summarizer() {
      @Override
      public List<Span> gist(Article article, int max) {
        return attempt(article, "summarize", () -> summarizer.gist(article, max)).orElse(List.of());
      }

      @Override
      public List<Span> points(Article article, List<Span> gist, int max) {
        return attempt(article, "find points of", () -> summarizer.points(article, gist, max))
            .orElse(List.of());
      }

      @Override
      public int minutes(Article article) {
        return attempt(article, "measure", () -> summarizer.minutes(article)).orElse(1);
      }
    };
  }

  private <T> Optional<T> attempt(Article article, String what, Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (RuntimeException | StackOverflowError e) {
      notices.accept(
          "unable to %s \"%s\" of %s: %s; this is a defect of anemone, please report it"
              .formatted(what, article.title(), article.source(), e));
      return Optional.empty();
    }
  }
}
