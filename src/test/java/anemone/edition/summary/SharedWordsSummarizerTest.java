package anemone.edition.summary;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Span;
import anemone.fixture.ArticleFixture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SharedWordsSummarizerTest {

  private static final String HARBOUR =
      """
      Sign up for our newsletter and get the harbour news every morning.

      The council of Port Elsin voted on Monday to close the old harbour bridge to lorries from March.

      Engineers had found cracks in two of the bridge's nine pillars, and warned the council in August \
      that lorries could bring the bridge down. A gull was seen on the railing.

      He said the harbour bridge would carry lorries again once the council of Port Elsin had paid for \
      new pillars, which the engineers expect to cost 4.2 million crowns.

      The bakery on the quay will open on Sundays. Nobody was hurt.

      Photo: Ines Marbach""";

  private final SharedWordsSummarizer summarizer = new SharedWordsSummarizer();

  @Test
  void theGistTellsWhatTheArticleReturnsTo() {
    assertThat(gist("Elsin closes a bridge", HARBOUR, "en", 2))
        .containsExactly(
            "The council of Port Elsin voted on Monday to close the old harbour bridge to lorries from"
                + " March.",
            "He said the harbour bridge would carry lorries again once the council of Port Elsin had"
                + " paid for new pillars, which the engineers expect to cost 4.2 million crowns.");
  }

  @Test
  void aGistDoesNotOpenWithSomebodyWhoWasNotNamed() {
    assertThat(gist("Elsin closes a bridge", HARBOUR, "en", 1)).allMatch(s -> !s.startsWith("He "));
  }

  @Test
  void aLanguageThatNobodyNamedIsKnownByItsWords() {
    String german =
        """
        Er sagte, der Rat von Elsin werde die alte Brücke am Hafen für die Lastwagen sperren.

        Der Rat von Elsin sperrt die alte Brücke am Hafen im März für alle Lastwagen, z. B. Kipper.""";
    assertThat(gist("Sperrung", german, Article.UNDETERMINED, 1))
        .containsExactly(
            "Der Rat von Elsin sperrt die alte Brücke am Hafen im März für alle Lastwagen, z. B."
                + " Kipper.");
  }

  @Test
  void everySentenceIsAnExactSpanInReadingOrder() {
    for (int most = 0; most < 12; most++) {
      List<Span> gist = summarizer.gist(article("Elsin closes a bridge", HARBOUR, "en"), most);
      assertThat(gist)
          .hasSizeLessThanOrEqualTo(most)
          .isSortedAccordingTo((a, b) -> a.start() - b.start());
      assertThat(gist).allMatch(s -> HARBOUR.substring(s.start(), s.end()).equals(s.text()));
    }
  }

  @Test
  void thePagesOwnSentencesAreNeverTold() {
    assertThat(gist("Elsin closes a bridge", HARBOUR, "en", 20))
        .hasSize(6)
        .noneMatch(s -> s.startsWith("Sign up") || s.startsWith("Photo"));
  }

  @Test
  void theHeadlineIsNotToldAgain() {
    String text =
        "Elsin closes its harbour bridge.\n\nLorries must take the road over the hill until May.";
    assertThat(gist("Elsin closes harbour bridge", text, "en", 2))
        .containsExactly("Lorries must take the road over the hill until May.");
  }

  @Test
  void nothingIsToldTwice() {
    String text =
        """
        The council closed the old bridge to all lorries on Monday.

        On Monday the council closed the old bridge to all lorries.

        Farmers must drive their grain over the hill until the bridge is mended.""";
    assertThat(gist("Grain takes the long way", text, "en", 2))
        .containsExactly(
            "The council closed the old bridge to all lorries on Monday.",
            "Farmers must drive their grain over the hill until the bridge is mended.");
  }

  @Test
  void somethingIsToldOfEveryTextThatIsNotEmpty() {
    assertThat(gist("Elsin", "Subscribe to our newsletter. Follow us.", "en", 2))
        .containsExactly("Subscribe to our newsletter.");
    assertThat(gist("Bridge closed", "Bridge closed.", "en", 2)).containsExactly("Bridge closed.");
    assertThat(gist("Elsin", "4.2", "en", 2)).containsExactly("4.2");
    assertThat(gist("Elsin", " \n ", "en", 2)).isEmpty();
  }

  @Test
  void languagesWithoutSpacesOrListsAreToldAsWell() {
    String japanese = "港の橋が月曜日に閉鎖された。猫が寝ていた。技師は港の橋の柱にひびを見つけ、市議会に港の橋の閉鎖を求めた。";
    assertThat(gist("市の決定", japanese, "ja", 1)).containsExactly("技師は港の橋の柱にひびを見つけ、市議会に港の橋の閉鎖を求めた。");
    String finnish =
        "Silta suljettiin maanantaina. Kissa nukkui. Silta suljettiin, koska sillan pylväissä on"
            + " halkeamia, ja silta avataan maaliskuussa maanantaina.";
    assertThat(gist("Elsin", finnish, "fi", 1)).allMatch(s -> s.endsWith("maanantaina."));
  }

  @Test
  void aThousandArticlesTakeSecondsAndAMegabyteDoesNotTakeLonger() {
    List<Article> articles =
        IntStream.range(0, 1000)
            .mapToObj(i -> article("Elsin " + i, (HARBOUR + "\n\n").repeat(7), "en"))
            .toList();
    Article endless = article("Elsin", (HARBOUR + "\n\n").repeat(1_100), "en");
    Assertions.assertTimeout(
        Duration.ofSeconds(30), () -> articles.forEach(a -> summarizer.gist(a, 2)));
    Assertions.assertTimeout(Duration.ofSeconds(10), () -> summarizer.gist(endless, 2));
  }

  @Test
  void theReadingTimeIsThatOfTheWholeText() {
    assertThat(summarizer.minutes(article("Elsin", "harbour ".repeat(800), "en"))).isEqualTo(3);
  }

  private List<String> gist(String title, String text, String language, int most) {
    return summarizer.gist(article(title, text, language), most).stream().map(Span::text).toList();
  }

  private static Article article(String title, String text, String language) {
    return new Article(
        ArticleId.of("elsin", title),
        "elsin",
        List.of(),
        Optional.empty(),
        title,
        "",
        "",
        Optional.empty(),
        language,
        text,
        Optional.empty(),
        ArticleFixture.NOW);
  }
}
