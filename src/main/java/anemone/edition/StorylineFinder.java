package anemone.edition;

import anemone.article.Article;
import java.util.List;
import java.util.Optional;

/** Finds the storylines of stories whose articles were grouped together. */
public interface StorylineFinder {

  /** A finder for which every story is a storyline of its own. */
  StorylineFinder NONE =
      new StorylineFinder() {
        @Override
        public Result group(List<Story> stories) {
          return new Result(
              stories.stream().map(story -> new Storyline(List.of(story))).toList(),
              List.of(),
              List.of());
        }

        @Override
        public List<Sequel> sequels(List<Story> stories, List<Story> told) {
          return List.of();
        }

        @Override
        public boolean isNext(Article article, Story told) {
          return false;
        }

        @Override
        public Optional<String> news(Story story, List<Story> shown) {
          return Optional.of("");
        }

        @Override
        public Step step(Story story) {
          return Step.DEVELOPMENT;
        }
      };

  /** Groups stories into storylines; every story is in exactly one. */
  Result group(List<Story> stories);

  /**
   * Returns the stories that continue told ones.
   *
   * @param stories stories that were not told
   * @param told stories that were told, each with only its told articles
   */
  List<Sequel> sequels(List<Story> stories, List<Story> told);

  /** Whether an article that was grouped with a told story is clearly about what happened next. */
  boolean isNext(Article article, Story told);

  /**
   * Returns the news of a story beside others, to follow "because"; empty if it reports the event
   * of one of them without an outcome, names or numbers that they lack.
   */
  Optional<String> news(Story story, List<Story> shown);

  /** Returns the kind of a story, by the headline of its lead. */
  Step step(Story story);

  /**
   * Storylines, and pairs of stories that are nearly one.
   *
   * @param storylines the storylines, each with a story that matches all its others first
   * @param related pairs that were kept apart, the likeliest first
   * @param unsure the leads of pairs that are in one storyline by little
   */
  record Result(List<Storyline> storylines, List<Related> related, List<ArticlePair> unsure) {

    /** Copies the lists. */
    public Result {
      storylines = List.copyOf(storylines);
      related = List.copyOf(related);
      unsure = List.copyOf(unsure);
    }
  }

  /**
   * A story that continues told ones.
   *
   * @param story the story
   * @param told the told stories of its storyline
   * @param newer its articles that have news, the first one to be shown; empty for a retelling
   * @param news the news of that one, to follow "because"; empty for a retelling
   */
  record Sequel(Story story, List<Story> told, List<Article> newer, Optional<String> news) {

    /** Copies the lists. */
    public Sequel {
      told = List.copyOf(told);
      newer = List.copyOf(newer);
    }
  }
}
