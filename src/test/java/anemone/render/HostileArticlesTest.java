package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.deliver.mime.MimeComposer;
import anemone.edition.Edition;
import anemone.edition.Editor;
import anemone.edition.EditorialChanges;
import anemone.edition.Pool;
import anemone.edition.Recipe;
import anemone.edition.Slot;
import anemone.edition.Topic;
import anemone.fixture.ArticleFixture;
import anemone.fixture.EditorFixture;
import anemone.fixture.HostileText;
import anemone.fixture.MailGallery;
import anemone.subscriber.Cadence;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileArticlesTest {

  private static final int ARTICLES = 50;
  private static final List<Theme> THEMES = Theme.shipped();
  private static final List<Topic> TOPICS = List.of(new Topic("reef", "Reef", List.of("coral")));

  /** A thousand articles, unless more editions are asked for. */
  static List<Integer> editions() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < Integer.getInteger("anemone.hostile", 20); i++) {
      numbers.add(i);
    }
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("editions")
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void whateverArticlesHoldAMailComesOfThemAndNoneIsLost(int number) {
    Map<ArticleId, Article> articles = new TreeMap<>();
    for (int i = 0; i < ARTICLES; i++) {
      Article article = article(number * ARTICLES + i);
      articles.put(article.id(), article);
    }

    Edition edition = compose(Pool.of(List.copyOf(articles.values())));

    assertThat(edition.fates().keySet()).isEqualTo(articles.keySet());
    Theme theme = THEMES.get(number % THEMES.size());
    String language = MailGallery.LANGUAGES.get(number % MailGallery.LANGUAGES.size());
    Message message = MailGallery.message(edition, new Look(theme, Images.NONE), language);
    assertThat(new MimeComposer().compose(message)).isNotEmpty();
  }

  private static Edition compose(Pool pool) {
    Recipe recipe = new Recipe(12, 28, 1, 50, 50, 2, 3, Map.of(), TOPICS);
    Editor editor = EditorFixture.editor(recipe, 12);
    Slot slot = new Slot(Cadence.DAILY, LocalDate.of(2026, 11, 23));
    return editor
        .composition(slot, 1, ArticleFixture.NOW, Duration.ZERO, pool, EditorialChanges.NONE)
        .edition()
        .orElseThrow();
  }

  private static Article article(int seed) {
    HostileText text = HostileText.of(seed);
    return new Article(
        ArticleId.of("reef", "" + seed),
        "reef" + seed % 9,
        List.of("reef"),
        Optional.of(URI.create("https://reef.example/" + seed)),
        text.text(12).strip(),
        text.text(2).strip(),
        text.text(3).strip(),
        Optional.of(ArticleFixture.NOW.minus(Duration.ofMinutes(seed % 600))),
        seed % 3 == 0 ? Article.UNDETERMINED : text.language(),
        text.text(300),
        Optional.empty(),
        ArticleFixture.NOW);
  }
}
