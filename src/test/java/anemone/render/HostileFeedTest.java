package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFeedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</td></table><script>alert(1)</script> a title",
        "\"><img src=x onerror=alert(1)> a title",
        "${.data_model} <#include 'theme.css'> a title",
        "a title --><style>*{display:none}</style>",
        "</title></head><body onload=x> a title",
        "\uFDD0UNSUBSCRIBE\uFDD1 a title \uFDD0ADDRESS\uFDD1"
      })
  void whatAFeedSaysIsShownAndNothingMore(String title) {
    Message message = message(title, "It says: " + title, "https://news.example.org/1");
    Document page = Jsoup.parse(message.html());

    String seen = title.replaceAll("[\uFDD0\uFDD1]", "");
    assertThat(page.expectFirst("h2").text()).isEqualTo(seen);
    assertThat(message.text()).contains(seen);
    assertThat(page.select("script, img, [onload], [onerror]")).isEmpty();
    assertThat(page.select("head > style")).hasSize(2);
    assertThat(page.select("body style")).isEmpty();
    assertThat(page.select("body > div, body > main > div")).hasSize(2);
    assertThat(message.text().split("ada@reader.example.com", -1)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tide\r\nBcc: all@example.org",
        "Tide\u0000 \u0007Bcc: all@example.org",
        "Tide\u202E\u2066 Bcc: all@example.org",
        "Tide\u200B\u200B\u200B\uFEFF \u2028Bcc: all@example.org",
        "Tide\u00AD \uDC00Bcc: all@example.org\uD800"
      })
  void noControlReachesTheSubject(String title) {
    assertThat(message(title, "Quiet.", "https://news.example.org/1").subject())
        .isEqualTo("Tide Bcc: all@example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "/relative",
        "//news.example.org/1",
        "mailto:all@example.org",
        "https:opaque"
      })
  void anAddressThatIsNoWebPageIsNotLinked(String url) {
    Message message = message("A plain title", "Quiet.", url);

    assertThat(Jsoup.parse(message.html()).select("h2 a, h3 a")).isEmpty();
    assertThat(message.text()).doesNotContain(url);
  }

  @Test
  void aTitleWithoutEndIsCutBetweenWordsAndCharacters() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 ";
    Message message = message(family.repeat(400), "Quiet.", "https://news.example.org/1");

    assertThat(TextWidth.width(message.subject())).isLessThanOrEqualTo(70);
    assertThat(message.subject()).matches("(\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 ?)+…");
  }

  @Test
  void aStackOfMarksDoesNotCoverTheLinesAround() {
    String subject =
        message("Tide" + "\u0301".repeat(500) + " tables", "Quiet.", "https://news.example.org/1")
            .subject();

    assertThat(subject).hasSizeLessThan(30).endsWith(" tables");
  }

  @Test
  void aGistTooLongLosesItsLastSentenceBeforeItIsCut() {
    String first = "The first sentence is short enough to stand alone.";
    String second = "The second " + "goes on and ".repeat(30) + "ends.";
    Article article = EditionFixture.article("en", "A plain title", first + " " + second);

    assertThat(gist(EditionFixture.bite(article, 2, first, second))).isEqualTo(first);
    assertThat(gist(EditionFixture.bite(article, 2, second)))
        .hasSizeLessThanOrEqualTo(280)
        .endsWith("…");
  }

  @Test
  void aSubjectTooShortIsFollowedByTheNewslettersName() {
    assertThat(message("Ebb", "Quiet.", "https://news.example.org/1").subject())
        .isEqualTo("Ebb · Tidepool");
  }

  private static String gist(Bite bite) {
    return Jsoup.parse(render(bite).html()).expectFirst("h2 + p").text();
  }

  private static Message message(String title, String sentence, String url) {
    Article told = EditionFixture.article("en", title, sentence);
    Article hostile =
        new Article(
            told.id(),
            title,
            told.topics(),
            Optional.of(URI.create(url)),
            title,
            title,
            title,
            told.published(),
            "en",
            sentence,
            Optional.empty(),
            ArticleFixture.NOW);
    return render(EditionFixture.bite(hostile, 1, sentence));
  }

  private static Message render(Bite bite) {
    Proof proof =
        new Proof(
            EditionFixture.edition(Map.of("sea", List.of(bite))),
            EditionFixture.design(),
            EditionFixture.letterhead());
    return new Renderer(proof, EditionFixture.links(), 1)
        .render(EditionFixture.subscriber("ada@reader.example.com", "en"), ArticleFixture.NOW)
        .orElseThrow();
  }
}
