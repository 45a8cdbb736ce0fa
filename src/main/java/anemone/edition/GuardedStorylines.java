package anemone.edition;

import anemone.article.Article;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Finds storylines as another finder does, and none where that fails: the failure is noted, and the
 * edition is composed without them.
 *
 * @param finder the other finder
 * @param notices takes a sentence about each failure
 */
record GuardedStorylines(StorylineFinder finder, Consumer<String> notices)
    implements StorylineFinder {

  @Override
  public Result group(List<Story> stories) {
    return attempt(f -> f.group(stories));
  }

  @Override
  public List<Sequel> sequels(List<Story> stories, List<Story> told) {
    return attempt(f -> f.sequels(stories, told));
  }

  @Override
  public boolean isNext(Article article, Story told) {
    return attempt(f -> f.isNext(article, told));
  }

  @Override
  public Optional<String> news(Story story, List<Story> shown) {
    return attempt(f -> f.news(story, shown));
  }

  @Override
  public Step step(Story story) {
    return attempt(f -> f.step(story));
  }

  private <T> T attempt(Function<StorylineFinder, T> work) {
    try {
      return work.apply(finder);
    } catch (RuntimeException | StackOverflowError e) {
      notices.accept(
          "unable to find storylines: %s; this is a defect of anemone, please report it"
              .formatted(e));
      return work.apply(StorylineFinder.NONE);
    }
  }
}
