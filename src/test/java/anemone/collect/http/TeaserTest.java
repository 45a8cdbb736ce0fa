package anemone.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TeaserTest {

  private static final String TITLE = "Elsin closes a bridge";

  private static final String TEXT =
      "Gulls sit on the railing of the bridge at dawn. The council voted on Monday to close it.";

  @Test
  void whatAPublisherSaysOfAnArticleIsItsTeaser() {
    String summary = "Cracks in two pillars: the harbour bridge is closed to lorries from March.";
    assertThat(Teaser.of(summary, TITLE, TEXT)).isEqualTo(summary);
  }

  @Test
  void theBeginningOfTheTextThatSoftwareCutIsNone() {
    String cut = "Gulls sit on the railing of the bridge at dawn. The council […]";
    assertThat(Teaser.of(cut, TITLE, TEXT)).isEmpty();
    assertThat(Teaser.of("Gulls  sit on the railing", TITLE, TEXT)).isEmpty();
  }

  @Test
  void neitherTheHeadlineNorTheTextAgainNorASecondTextIsOne() {
    assertThat(Teaser.of("Elsin closes a bridge.", TITLE, TEXT)).isEmpty();
    assertThat(Teaser.of(TEXT, TITLE, TEXT)).isEmpty();
    assertThat(Teaser.of("", TITLE, TEXT)).isEmpty();
    assertThat(Teaser.of("The pillars of the bridge. ".repeat(60), TITLE, TEXT)).isEmpty();
  }
}
