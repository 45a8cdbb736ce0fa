package anemone.render.lint;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import anemone.fixture.MailGallery;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.render.Theme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedTemplatesTest {

  private static final String[] LANGUAGES = {"en", "ar", "de", "es", "fr", "ja"};

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar", "de", "es", "fr", "ja"})
  void mailsOfTheShippedTemplatesHaveNoFindingsInAnyLanguage(String language) {
    assertThat(findings(EditionFixture.edition(LANGUAGES), language)).isEmpty();
    assertThat(findings(EditionFixture.edition(language), language)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("anemone.render.Theme#shipped")
  void mailsOfEveryThemeHaveNoFindingsForAnyClient(Theme theme) {
    for (String language : LANGUAGES) {
      for (MailGallery.Kind kind : List.of(MailGallery.Kind.MIXED, MailGallery.Kind.CLIENTS)) {
        assertThat(
                Lint.check(
                    Specimen.of(
                        MailGallery.message(theme, language, kind),
                        MailGallery.edition(language, kind),
                        ArticleFixture.NOW)))
            .as(language + " " + kind)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How to use ${name} in a shell",
        "Zero width $\u200B{name} and &a\u200Bmp; in a title",
        "It ends in the middle of ${",
        "Arts &amp; crafts, escaped twice at the source",
        "<#if x> and [=y] and </#if> are FreeMarker",
        "Sea",
        "\u200B",
        "\"><img src=x> a title"
      })
  void whatAFeedSaysIsNeverAnErrorOfTheTemplates(String title) {
    Article article = SampleMail.article(title, "http://plain.example/1");
    Bite bite = EditionFixture.bite(article, 1);

    assertThat(findings(EditionFixture.edition(Map.of("sea", List.of(bite))), "en"))
        .extracting(Finding::severity)
        .doesNotContain(Severity.ERROR);
  }

  @Test
  void anArticlesPlainHttpAddressIsAWarning() {
    Article article =
        SampleMail.article("The harbour wall is open again today", "http://plain.example/1");
    Bite bite = EditionFixture.bite(article, 1);

    assertThat(findings(EditionFixture.edition(Map.of("sea", List.of(bite))), "en"))
        .extracting(Finding::rule)
        .containsOnly("link-insecure");
  }

  @Test
  void anArticleAboutTemplatesIsNoFinding() {
    Article article =
        SampleMail.article("How to write ${name} in a template", "https://plain.example/1");
    Bite bite = EditionFixture.bite(article, 1);

    assertThat(findings(EditionFixture.edition(Map.of("sea", List.of(bite))), "en")).isEmpty();
  }

  private static List<Finding> findings(Edition edition, String language) {
    Proof proof = new Proof(edition, EditionFixture.design(), EditionFixture.letterhead());
    Optional<Message> message =
        new Renderer(proof, EditionFixture.links(), 1)
            .render(
                EditionFixture.subscriber("ada@reader.example.com", language), ArticleFixture.NOW);
    return Lint.check(Specimen.of(message.orElseThrow(), edition, ArticleFixture.NOW));
  }
}
