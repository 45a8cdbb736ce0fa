package anemone.edition;

import static anemone.fixture.ArticleFixture.NOW;
import static anemone.fixture.ArticleFixture.article;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.rank.TopicWords;
import anemone.edition.rank.WeightedRanking;
import anemone.edition.story.SameStory;
import anemone.edition.summary.LeadSummarizer;
import anemone.subscriber.Cadence;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditorMemoryTest {

  private static final List<Topic> TOPICS = List.of(new Topic("cities", "Cities"));

  private final AtomicInteger groupings = new AtomicInteger();
  private final AtomicInteger gists = new AtomicInteger();
  private final Editor editor =
      new Editor(
          new Recipe(5, 5, 1, 9, 100, 2, 3, Map.of(), TOPICS),
          articles -> {
            groupings.incrementAndGet();
            return new SameStory(LeadOrder.USUAL, Map.of()).group(articles);
          },
          new WeightedRanking(Map.of(), new TopicWords(TOPICS), Duration.ofHours(18)),
          new TopicWords(TOPICS),
          new CountedSummarizer());
  private final List<Article> articles =
      IntStream.range(0, 6)
          .mapToObj(i -> article("paper" + i % 3, "cities", "Headline " + "abcdef".charAt(i), i))
          .toList();

  @Test
  void anEditorWhoRemembersMakesTheEditionsOfOneWhoDoesNot() {
    Editor remembering = editor.remembering();
    for (int round = 0; round < 2; round++) {
      for (EditorialChanges changes : changes()) {
        for (List<Article> pool : List.of(articles, articles.subList(1, 6))) {
          assertThat(edition(remembering, pool, changes)).isEqualTo(edition(editor, pool, changes));
        }
      }
    }
  }

  @Test
  void nothingThatDidNotChangeIsWorkedOutAgain() {
    Editor remembering = editor.remembering();
    changes().forEach(changes -> edition(remembering, articles, changes));
    groupings.set(0);
    gists.set(0);
    changes().forEach(changes -> edition(remembering, List.copyOf(articles), changes));

    assertThat(groupings).hasValue(0);
    assertThat(gists).hasValue(0);
  }

  private static Edition edition(Editor editor, List<Article> pool, EditorialChanges changes) {
    return editor
        .composition(
            new Slot(Cadence.DAILY, LocalDate.of(2026, 11, 23)),
            1,
            NOW,
            Duration.ZERO,
            Pool.of(pool),
            changes)
        .edition()
        .orElseThrow();
  }

  private List<EditorialChanges> changes() {
    List<ArticleId> ids = articles.stream().map(Article::id).toList();
    List<ArticleId> turned = new ArrayList<>(ids);
    Collections.reverse(turned);
    return List.of(
        EditorialChanges.NONE,
        changes(turned, List.of(), Map.of()),
        changes(List.of(), List.of(List.of(ids.get(3), ids.get(4))), Map.of()),
        changes(turned, List.of(), Map.of(ids.get(2), new StoryWords("Other", "", "", ""))));
  }

  private static EditorialChanges changes(
      List<ArticleId> order, List<List<ArticleId>> groups, Map<ArticleId, StoryWords> words) {
    return new EditorialChanges(
        EditionWords.NONE,
        new Selection(Set.of(), Set.of(), Set.of(), Set.of()),
        order,
        Optional.empty(),
        groups,
        words);
  }

  private final class CountedSummarizer implements Summarizer {

    private final Summarizer counted = new LeadSummarizer();

    @Override
    public List<Span> gist(Article article, int max) {
      gists.incrementAndGet();
      return counted.gist(article, max);
    }

    @Override
    public List<Span> points(Article article, List<Span> gist, int max) {
      return counted.points(article, gist, max);
    }

    @Override
    public int minutes(Article article) {
      return counted.minutes(article);
    }
  }
}
