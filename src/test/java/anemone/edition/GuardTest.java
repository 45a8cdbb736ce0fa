package anemone.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.article.Article;
import anemone.fixture.ArticleFixture;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardTest {

  private static final Article REEF = ArticleFixture.article("tide", "ocean", "A reef grows", 1);
  private static final Article BAD = ArticleFixture.article("tide", "ocean", "Too much", 2);
  private static final Article TRAM = ArticleFixture.article("forum", "cities", "A tram opens", 3);
  private static final List<Article> ALL = List.of(REEF, BAD, TRAM);

  private final List<String> notices = new ArrayList<>();
  private final Guard guard = new Guard(notices::add);

  @Test
  void anArticleThatCannotBeGroupedIsAStoryOfItsOwn() {
    Grouping grouping =
        guard
            .stories(
                articles -> {
                  refuse(articles);
                  return new Grouping(
                      List.of(new Story(articles.get(0), rest(articles))), List.of());
                })
            .group(ALL);

    assertThat(grouping.stories())
        .containsExactly(new Story(REEF, List.of(TRAM)), new Story(BAD, List.of()));
    assertThat(notices).singleElement().asString().contains("Too much", "tide", "refused");
  }

  @Test
  void whereStorylinesCannotBeFoundEveryStoryStandsAlone() {
    StorylineFinder failing =
        (StorylineFinder)
            Proxy.newProxyInstance(
                StorylineFinder.class.getClassLoader(),
                new Class<?>[] {StorylineFinder.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("refused");
                });
    List<Story> stories = List.of(new Story(REEF, List.of()), new Story(TRAM, List.of()));

    StorylineFinder finder =
        guard
            .stories(articles -> new Grouping(stories, List.of(), List.of(), failing))
            .group(ALL)
            .storylines();

    assertThat(finder.group(stories).storylines())
        .extracting(Storyline::stories)
        .containsExactly(stories.subList(0, 1), stories.subList(1, 2));
    assertThat(finder.step(stories.get(0))).isEqualTo(Step.DEVELOPMENT);
    assertThat(notices).first().asString().contains("unable to find storylines", "refused");
  }

  @Test
  void aFailureThatNoArticleExplainsIsNotHidden() {
    Stories stories =
        guard.stories(
            articles -> {
              if (articles.size() > 1) {
                throw new IllegalStateException("refused");
              }
              return new Grouping(List.of(new Story(articles.get(0), List.of())), List.of());
            });

    assertThatThrownBy(() -> stories.group(ALL)).hasRootCauseMessage("refused");
  }

  @Test
  void anArticleThatCannotBeSummarizedHasNoGist() {
    Summarizer summarizer = guard.summarizer(new Failing());

    assertThat(summarizer.gist(BAD, 2)).isEmpty();
    assertThat(summarizer.points(BAD, List.of(), 2)).isEmpty();
    assertThat(summarizer.minutes(BAD)).isEqualTo(1);
    assertThat(summarizer.minutes(REEF)).isEqualTo(7);
    assertThat(notices).hasSize(3).allMatch(notice -> notice.contains("Too much"));
  }

  @Test
  void aStoryThatCannotBeScoredOrPlacedComesLastAndInNoSection() {
    Ranking ranking =
        guard.ranking(
            (now, told) -> {
              refuse(told);
              return story -> {
                refuse(story.articles());
                return new Score(1, 0, 0, 0, 0, 0);
              };
            });
    Ranking.Scores scores = ranking.at(ArticleFixture.NOW, ALL);
    Sections sections =
        guard.sections(
            story -> {
              refuse(story.articles());
              return Optional.of(new Topic("ocean", "Ocean"));
            });

    assertThat(scores.of(new Story(REEF, List.of())).total()).isEqualTo(1);
    assertThat(scores.of(new Story(BAD, List.of())).total()).isZero();
    assertThat(sections.of(new Story(REEF, List.of()))).isPresent();
    assertThat(sections.of(new Story(BAD, List.of()))).isEmpty();
  }

  private static void refuse(List<Article> articles) {
    if (articles.contains(BAD)) {
      throw new IllegalStateException("refused");
    }
  }

  private static List<Article> rest(List<Article> articles) {
    return articles.subList(1, articles.size());
  }

  private static final class Failing implements Summarizer {

    @Override
    public List<Span> gist(Article article, int most) {
      refuse(List.of(article));
      return List.of();
    }

    @Override
    public List<Span> points(Article article, List<Span> gist, int most) {
      throw new StackOverflowError("refused");
    }

    @Override
    public int minutes(Article article) {
      refuse(List.of(article));
      return 7;
    }
  }
}
