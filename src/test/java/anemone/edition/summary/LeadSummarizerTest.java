package anemone.edition.summary;

import static anemone.fixture.ArticleFixture.article;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.edition.Span;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadSummarizerTest {

  private static final String NEWS =
      "The council of Port Elsin voted on Monday to close the old harbour bridge to lorries from"
          + " March.";

  private static final String HARBOUR =
      """
      Sign up for our newsletter and get the harbour news every morning.

      PORT ELSIN, 3 May (NWA) - %s

      Engineers had found cracks in two of the bridge's nine pillars, and warned the council in August \
      that lorries could bring the bridge down. A gull was seen on the railing.

      The bridge will carry lorries again once the council has paid for new pillars, said Ines Marbach, \
      who heads the harbour office of Port Elsin. Marbach said the pillars would cost 4.2 million crowns.

      “We have waited for this for years,” she said.

      The bakery on the quay will open on Sundays. Nobody was hurt.

      Photo: Ines Marbach\
      """
          .formatted(NEWS);

  private final LeadSummarizer summarizer = new LeadSummarizer();

  @Test
  void theNewsLeadsWithoutItsDateline() {
    assertThat(gist("Elsin closes a bridge", HARBOUR, "en", 1)).containsExactly(NEWS);
  }

  @Test
  void aSoftHyphenThatStandsAloneIsNoWord() {
    assertThat(gist("Elsin closes a bridge", NEWS.replace(" old ", " \u00ad old "), "en", 1))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Port Elsin (nwa) - ",
        "Elsin/Marbach (elsin-pressedienst) - ",
        "Harbour-Times.com - ",
        "(Harbour-Times.com) - ",
        "PORT ELSIN, NORTH SHORE.- ",
        "May 3, 2026 -- ",
        "Update, 3.5.2026, 12.45 Uhr: ",
        "Elsin, (3.5.2026). "
      })
  void whatStandsBeforeTheFirstWordOfAReportIsLeftOut(String dateline) {
    assertThat(gist("Elsin closes a bridge", dateline + NEWS, "en", 1)).containsExactly(NEWS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          de ~ Seit dieser Woche sperrt Port Elsin die Hafenbrücke für Lastwagen. ~ Vor zwei Wochen \
          fand Port Elsin Risse in der Hafenbrücke für Lastwagen.
          de ~ Vor dem Rathaus von Port Elsin stehen Lastwagen, die nicht über die Hafenbrücke \
          dürfen. ~ Seit 1998 sperrt Port Elsin die Hafenbrücke im Winter für Lastwagen.
          en ~ Since Monday the harbour bridge of Port Elsin is closed to lorries. ~ Since 1998 the \
          harbour bridge of Port Elsin is closed to lorries in winter.
          """)
  void whatBeganThisWeekIsNewsAndWhatBeganLongAgoIsNot(String language, String news, String past) {
    String text = past + "\n\n" + news;
    assertThat(gist("Hafenbrücke Elsin bridge", text, language, 1)).containsExactly(news);
  }

  @Test
  void theSecondSentenceAddsToTheFirst() {
    assertThat(gist("Elsin closes a bridge", HARBOUR, "en", 2))
        .hasSize(2)
        .startsWith(NEWS)
        .allMatch(s -> s.equals(NEWS) || s.contains("pillars"));
  }

  @Test
  void theSecondSentenceFollowsTheFirstInTheArticle() {
    String scene =
        "Years ago the pillars of the town house were built of the red brick of the bridge.";
    String more = "Two ferries will carry their goods across from May on.";
    String leaning = "They are of brick, like the pillars of the town house.";

    assertThat(
            gist(
                "Council closes the harbour bridge to lorries",
                join(scene, NEWS, more, leaning),
                "en",
                2))
        .containsExactly(NEWS, more);
  }

  private static String join(String... sentences) {
    return String.join(" ", sentences);
  }

  @Test
  void anArticleIsToldInItsOwnSentencesOnly() {
    for (int most = 0; most < 12; most++) {
      List<Span> gist = summarizer.gist(article("Elsin closes a bridge", HARBOUR, "en"), most);
      assertThat(gist).hasSizeLessThanOrEqualTo(most).doesNotHaveDuplicates();
      assertThat(gist).allMatch(s -> HARBOUR.substring(s.start(), s.end()).equals(s.text()));
    }
  }

  @Test
  void thePagesOwnSentencesAreNeverTold() {
    assertThat(gist("Elsin closes a bridge", HARBOUR, "en", 20))
        .noneMatch(s -> s.startsWith("Sign up") || s.startsWith("Photo"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          en ~ He will pay for the harbour bridge of Port Elsin himself, the mayor's office said.
          en ~ This harbour bridge of Port Elsin has nine pillars and two lamps for the lorries.
          en ~ The council of Port Elsin also closed the small harbour bridge to all the lorries.
          en ~ In that case the harbour bridge of Port Elsin stays closed to lorries until May.
          en ~ The 25-year-old watched the harbour bridge of Port Elsin and counted all the lorries.
          en ~ But then she closed the harbour bridge of Port Elsin to all the lorries of the town.
          en ~ It is the oldest harbour bridge of Port Elsin, and it carries all the lorries of the town.
          en ~ In March, she will pay for the harbour bridge of Port Elsin, and close it to all lorries.
          en ~ When it is closed to all the lorries of the town, the harbour bridge is a quiet place.
          de ~ Die 18-Jährige zählte an der Hafenbrücke von Port Elsin die Lastwagen der Stadt.
          de ~ Doch seitdem sperrt Port Elsin die kleine Hafenbrücke für alle Lastwagen der Stadt.
          de ~ Darüber hinaus sperrt Port Elsin die kleine Hafenbrücke für alle Lastwagen der Stadt.
          de ~ Seit Mai sperrt Elsin damit die kleine Hafenbrücke für alle Lastwagen.
          en ~ Or the council of Port Elsin closes the harbour bridge to all the lorries of the town.
          de ~ Oder Port Elsin sperrt die kleine Hafenbrücke für alle Lastwagen, die Korn bringen.
          de ~ Zugleich warnt Port Elsin vor der Hafenbrücke, die neun Pfeiler und zwei Lampen hat.
          de ~ Sie sperrt die Hafenbrücke von Port Elsin für alle Lastwagen, die Korn bringen.
          de ~ Diese Hafenbrücke von Port Elsin hat neun Pfeiler und zwei Lampen für die Lastwagen.
          fr ~ Elle ferme le pont du port de Port Elsin à tous les camions qui portent du grain.
          fr ~ Par ailleurs, Port Elsin ferme le petit pont du port à tous les camions de la ville.
          es ~ Además, Port Elsin cierra el puente pequeño del puerto a todos los camiones del valle.
          it ~ Inoltre Port Elsin chiude il ponte piccolo del porto a tutti i camion della valle.
          ru ~ Кроме того, Порт Эльсин закрывает малый мост в гавани для всех грузовиков города.
          ja ~ また、港の橋は来月から大型トラックの通行が禁止されると市は発表した。
          zh ~ 此外，港口大桥下月起将禁止所有大型卡车通行，市政府表示。
          """)
  void whatLeansOnAnotherSentenceDoesNotLead(String language, String leaning) {
    String news =
        switch (language) {
          case "de" ->
              "Der Rat von Port Elsin sperrt die alte Hafenbrücke am Montag für Lastwagen.";
          case "fr" -> "Le conseil de Port Elsin ferme lundi le vieux pont du port aux camions.";
          case "es" ->
              "El consejo de Port Elsin cierra el lunes el puente del puerto a los camiones.";
          case "it" -> "Il consiglio di Port Elsin chiude lunedì il ponte del porto ai camion.";
          case "ru" -> "Совет Порт Эльсина закрыл в понедельник старый мост для грузовиков.";
          case "ja" -> "港の古い橋が月曜日に閉鎖され、市は新しい柱を建てると発表した。";
          case "zh" -> "港口的旧桥周一关闭，市政府宣布将建造新的桥墩。";
          default -> NEWS;
        };
    String space = "jazh".contains(language) ? "" : " ";
    assertThat(gist("Elsin", leaning + "\n\n" + news, language, 1)).containsExactly(news);
    assertThat(gist("Elsin", news + space + leaning, language, 1)).containsExactly(news);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It is not clear yet when the harbour bridge of Port Elsin will carry lorries again.",
        "It will be hard for the council to close the harbour bridge of Port Elsin to lorries.",
        "As she leaves the harbour office of Port Elsin, Ines Marbach warns of its old bridge.",
        "In May, when Ines Marbach closed the bridge of Port Elsin, she had counted the lorries."
      })
  void aPronounThatStandsForNothingOrIsExplainedAtOnceMayLead(String lead) {
    String text =
        lead + "\n\nThe bakery on the quay will open on Sundays from the end of the year.";
    assertThat(gist("The harbour bridge of Elsin", text, "en", 1)).containsExactly(lead);
  }

  @Test
  void whatSaysThisOfSomethingThatIsNotShownDoesNotComeSecond() {
    String filler = "Gulls are fond of bread. Nobody was hurt on Monday. Rain is due in the north.";
    String leaning =
        "Engineers of the council will look at these cracks in the harbour bridge of Port Elsin"
            + " before the lorries of Port Elsin come back.";
    String clear = "Grain for the mills comes by ship, Ines Marbach said.";
    String text = NEWS + "\n\n" + filler + "\n\n" + leaning + "\n\n" + clear;
    assertThat(gist("Elsin closes a bridge", text, "en", 2)).hasSize(2).doesNotContain(leaning);
  }

  @Test
  void whatGoesOnWithButDoesNotLeadUnlessItNamesADay() {
    String news =
        "The oldest bridge of the north, in the harbour of Port Elsin, is about to open to lorries"
            + " from other towns.";
    String text =
        news
            + "\n\n"
            + "But now the new lorries of all towns will be let on the harbour bridge of Port"
            + " Elsin, Ines Marbach said.\n\n"
            + "Nine pillars carry it, and two lamps are lit at night.";
    assertThat(gist("Harbour bridge opens to lorries of all towns", text, "en", 1))
        .containsExactly(news);
  }

  @Test
  void somebodyIsNamedInFullBeforeTheirLastNameStandsAlone() {
    assertThat(gist("Pillars for the bridge", HARBOUR, "en", 20))
        .filteredOn(s -> s.contains("Marb"))
        .first()
        .asString()
        .contains("Ines Marbach");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tags harbour bridge of Port Elsin, lorries of Port Elsin, bridge closed, Elsin in March",
        "The harbour bridge of Port Elsin is closed to all the lorries - Photo: Ines Marbach",
        "Von links nach rechts: Ines Marbach, Elsin, und Ove Brandt an der bridge of Port Elsin.",
        "Why does the harbour bridge of Port Elsin stay closed to lorries?",
        "By Ines Marbach and Theo Brandt, harbour desk",
        "HARBOUR BRIDGE OF PORT ELSIN CLOSED TO ALL LORRIES",
        "bridge.close(harbour, lorries); if (elsin == closed) { return; }",
        "the bridge of Port Elsin, which closes to lorries",
        "- The harbour bridge of Port Elsin closes to lorries.",
        "\u203b The harbour bridge of Port Elsin closes to all the lorries.",
        "All about the harbour bridge of Port Elsin and its lorries >> in the harbour news.",
        "Home | News | Port Elsin | The harbour bridge closes to lorries.",
        "Port Elsin 12 4 7 38 11 9 22 31 bridge 17 4 5 lorries 33 21 8 90.",
        "Read more about the harbour bridge of Port Elsin and its lorries.",
        "Correction: The harbour bridge of Port Elsin has nine pillars.",
        "The lorries that may still cross the harbour bridge of Port Elsin are these:",
        "The harbour bridge of Port Elsin, which the council closed to lorries in…",
        "We use cookies to tell you of the harbour bridge of Port Elsin.",
        "Until the bridge of Port Elsin is open to lorries.”",
        "All the news of the harbour bridge of Port Elsin, delivered to your inbox every Monday.",
        "The harbour bridge of Port Elsin closes to the lorries of K\uFFFDppersund.",
        "The harbour bridge of Port Elsin closes, the BÃ¤cker of the quay told the council.",
        "Notice: Only lorries may be passed over the bridge in /srv/elsin/bridge.php on line 12.",
        "Marbach, I. (2021): The harbour bridge of Port Elsin and its lorries."
      })
  void whatIsNoWholeSentenceOfTheArticleIsNeverTold(String other) {
    String text = other + "\n\n" + NEWS + "\n\n" + other;
    assertThat(gist("Elsin closes a bridge", text, "en", 5)).containsExactly(NEWS);
  }

  @Test
  void aSceneGivesWayToTheTurnThatFollowsIt() {
    String news =
        "But on Monday the council of Port Elsin closed the harbour bridge, and lorries must turn.";
    String text =
        "Gulls are fond of bread, and of boys who have some with them. "
            + news
            + "\n\nGrain comes over the hill, which takes two hours more in winter than in summer.";
    assertThat(gist("Lorries turn at Elsin bridge", text, "en", 1)).containsExactly(news);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          en ~ Most people cross a harbour bridge without a thought for its old pillars.
          en ~ Imagine a harbour bridge whose pillars nobody has looked at for years.
          de ~ Viele Menschen gehen über eine Brücke und denken nicht an ihre alten Pfeiler.
          """)
  void whatEverybodyKnowsGivesWayToTheNews(String language, String truism) {
    String news =
        language.equals("de")
            ? "Der Rat von Port Elsin sperrt am Montag die alte Brücke am Hafen."
            : NEWS;
    assertThat(gist("Elsin", truism + " " + news, language, 1)).containsExactly(news);
  }

  @Test
  void whatItsPublisherSaysOfAnArticleHelpsToFindItsNews() {
    String scene = "Gulls sit on the railing at dawn, and the first boats come home to the quay.";
    String text = scene + "\n\n" + NEWS + "\n\nThe boats and the lorries wait.";
    Article plain = article("Good morning", text, "en");
    Article teased = plain.withTeaser("From March on, lorries may not use the old bridge.");
    assertThat(summarizer.gist(plain, 1)).extracting(Span::text).containsExactly(scene);
    assertThat(summarizer.gist(teased, 1)).extracting(Span::text).containsExactly(NEWS);
  }

  @Test
  void theHeadlineIsNotToldAgain() {
    String text =
        "Elsin closes its harbour bridge.\n\nLorries must take the road over the hill until May.";
    assertThat(gist("Elsin closes harbour bridge", text, "en", 2))
        .containsExactly("Lorries must take the road over the hill until May.");
    assertThat(gist("Bridge closed", "Bridge closed.", "en", 2)).isEmpty();
    assertThat(gist("Elsin", "Subscribe to our newsletter. Follow us.", "en", 2)).isEmpty();
    assertThat(gist("Elsin", " \n ", "en", 2)).isEmpty();
  }

  @Test
  void nothingIsToldTwice() {
    String text =
        """
        The council closed the old bridge to all lorries on Monday.

        On Monday the council closed the old bridge to all lorries.

        Farmers must drive their grain over the hill until the bridge is mended.\
        """;
    assertThat(gist("Grain takes the long way", text, "en", 3)).hasSize(2);
  }

  @Test
  void aWrongNameOfTheLanguageDoesNoHarm() {
    String german =
        "Am Freitag, 31. Januar, sperrt der Rat von Elsin die alte Brücke am Hafen für die"
            + " Lastwagen der Bauern und für alle, die mit ihnen kommen und nicht warten wollen,"
            + " weil sie am Abend noch in der Stadt sein und auf dem Markt bei der Kirche etwas"
            + " kaufen müssen.";
    assertThat(gist("Elsin sperrt Brücke", german, "en", 1)).containsExactly(german);
  }

  @Test
  void pointsStandAloneAndDoNotRepeatTheGist() {
    String more =
        IntStream.range(0, 8)
            .mapToObj(
                i -> "Pillar " + i + " of the bridge stands in " + (i + 2) + " metres of deep mud.")
            .collect(Collectors.joining(" "));
    Article article = article("Elsin closes a bridge", HARBOUR + "\n\n" + more, "en");
    List<Span> gist = summarizer.gist(article, 2);
    List<Span> points = summarizer.points(article, gist, 3);
    assertThat(points).hasSize(3).isSortedAccordingTo((a, b) -> a.start() - b.start());
    assertThat(points).doesNotContainAnyElementsOf(gist);
    assertThat(points)
        .noneMatch(s -> s.text().startsWith("Marbach") || s.text().contains("she said"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "רח' ", "גב' ", "[1]", "1.[2] ", "A.B. ", "12 7 ", "Σ", "σ. ", "a-b", "« ", "x = ("
      })
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void hostileTextsComeToTheirEnd(String piece) {
    String text = "Word." + piece.repeat(60_000 / piece.length()) + " Then came the end of it.";
    for (String language : List.of("und", "he", "el", "en")) {
      assertThat(summarizer.gist(article(text.substring(0, 900), text, language), 2))
          .hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aMegabyteIsReadNoFurtherThanTheNews() {
    Article article = article("Elsin", HARBOUR, "en");
    Article endless = article("Elsin", HARBOUR + "\n\n" + "The tide turned. ".repeat(60_000), "en");
    assertThat(summarizer.gist(endless, 2).get(0)).isEqualTo(summarizer.gist(article, 2).get(0));
  }

  @Test
  void theReadingTimeIsThatOfTheWholeText() {
    assertThat(summarizer.minutes(article("Elsin", "harbour ".repeat(800), "en"))).isEqualTo(3);
  }

  private List<String> gist(String title, String text, String language, int most) {
    return summarizer.gist(article(title, text, language), most).stream().map(Span::text).toList();
  }
}
