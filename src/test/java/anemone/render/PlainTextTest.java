package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Edition;
import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import anemone.fixture.MailGallery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "ar", "ja"})
  void noLineButAnAddressIsWiderThan78Columns(String language) {
    String text = text(EditionFixture.edition("en", "de", "ar", "ja"), language);

    assertThat(text.lines()).allMatch(l -> l.startsWith("https://") || TextWidth.width(l) <= 78);
    assertThat(text).doesNotContain("\n\n\n").doesNotContain("<").doesNotContain("&amp;");
  }

  @Test
  void everyStoryHasItsTitleItsGistItsSourceAndItsWholeAddress() {
    Edition edition = EditionFixture.edition("en");
    String text = text(edition, "en");
    String joined = text.replace("\n", " ");

    assertThat(edition.bites())
        .allMatch(b -> joined.contains(b.story().lead().title()))
        .allMatch(b -> joined.contains(b.gist().get(0).text()))
        .allMatch(b -> text.contains("\n" + b.story().lead().url().orElseThrow() + "\n"));
    assertThat(text).contains("Sea\n---\n", "\n-- \n", "\nUnsubscribe\nhttps://");
  }

  @Test
  void wideCharactersCountTwiceAndMayBePartedAnywhereButBeforeAFullStop() {
    String text = PlainText.lay("。".repeat(1) + "海".repeat(38) + "海。" + "海".repeat(5));

    assertThat(text.lines()).hasSize(2).allMatch(l -> TextWidth.width(l) <= 78);
    assertThat(text.lines().skip(1)).noneMatch(l -> l.startsWith("。"));
  }

  @Test
  void anAddressIsNeverBroken() {
    String address = "https://example.org/" + "long-and-/".repeat(20);

    assertThat(PlainText.lay("Read it at " + address + " today, if the tide allows for it."))
        .isEqualTo("Read it at\n" + address + "\ntoday, if the tide allows for it.\n");
  }

  @Test
  void aWordThatIsWiderThanTheLineIsBroken() {
    assertThat(PlainText.lay("a".repeat(200)).lines()).allMatch(l -> l.length() <= 78).hasSize(3);
  }

  @Test
  void noLineStartsAsAMailStoreWouldMisread() {
    String text = PlainText.lay("From here on\n.\n" + "x".repeat(76) + " From there");

    assertThat(text.lines()).noneMatch(l -> l.startsWith("From ") || l.startsWith("."));
  }

  @Test
  void isolatesAreClosedOnEveryLine() {
    String text = PlainText.lay("\u2067" + "wort ".repeat(40).strip() + "\u2069");

    assertThat(text.lines())
        .hasSize(3)
        .allMatch(l -> l.startsWith("\u2067") && l.endsWith("\u2069"));
  }

  @Test
  void aLineFromRightToLeftStaysSoWhereItIsBroken() {
    String text = PlainText.lay("\u200F" + "מילה word ".repeat(30).strip());

    assertThat(text.lines()).hasSizeGreaterThan(2).allMatch(l -> l.startsWith("\u200F"));
  }

  @Test
  void theSecondLineOfAPointStandsUnderTheFirst() {
    String text = PlainText.lay("* " + "wort ".repeat(40).strip());

    assertThat(text.lines().skip(1)).isNotEmpty().allMatch(l -> l.startsWith("  wort"));
  }

  @Test
  void aPointFromRightToLeftHangsUnderItsFirstLine() {
    String text = PlainText.lay("\u200F* " + "מילה ".repeat(40).strip());

    assertThat(text.lines().skip(1)).isNotEmpty().allMatch(l -> l.startsWith("\u200F  מילה"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nov 23, 2026", "11月23日", "23 de noviembre de 2026", "٢٣ نوفمبر ٢٠٢٦"})
  void aDateBetweenTheNamesOfALineIsNeverTornApart(String date) {
    for (int length = 40; length < 80; length++) {
      String line = "x".repeat(length) + " · Ines Marbach · " + date + " · No. 12";

      assertThat(PlainText.lay(line)).contains(date, "Ines Marbach");
    }
  }

  @Test
  void bulletsAndLinesOfAMailFromRightToLeftStandAtTheRight() {
    String text = MailGallery.message(Theme.DEFAULT, "ar", MailGallery.Kind.MIXED).text();

    assertThat(text.lines().filter(l -> l.contains("* ")))
        .isNotEmpty()
        .allMatch(l -> l.startsWith("\u200F* "));
    assertThat(text.lines().filter(l -> l.contains(" · "))).allMatch(l -> l.startsWith("\u200F"));
  }

  @Test
  void aStoryInTheOtherDirectionIsIsolated() {
    assertThat(text(EditionFixture.edition("en"), "ar")).contains("\u2066Cable ship finds");
    assertThat(text(EditionFixture.edition("en"), "de")).doesNotContain("\u2066", "\u2067");
  }

  private static String text(Edition edition, String language) {
    Proof proof = new Proof(edition, EditionFixture.design(), EditionFixture.letterhead());
    return new Renderer(proof, EditionFixture.links(), 2)
        .render(EditionFixture.subscriber("ada@reader.example.com", language), ArticleFixture.NOW)
        .orElseThrow()
        .text();
  }
}
