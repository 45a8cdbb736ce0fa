package anemone.collect.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedWordsTest {

  private static final String BODY =
      "The pilot boats of Elsin stay in port until the fog lifts, says the harbour office. It may"
          + " take until Thursday. Fourteen ships wait outside.";

  @Test
  void aPageThatContainsTheTeaserIsAboutIt() {
    assertThat(
            isAbout("Fog", "The pilot boats stay in port until the fog lifts\u2026", "Fog", BODY))
        .isTrue();
  }

  @Test
  void aPageOfTheSameTitleWithManyOfItsWordsIsAboutIt() {
    assertThat(
            isAbout(
                "Fog stops the pilots",
                "Fourteen ships lose money outside Elsin.",
                "Fog stops the pilots",
                BODY))
        .isTrue();
  }

  @Test
  void aConsentPageIsAboutNoEntry() {
    assertThat(
            isAbout(
                "Fog stops the pilots",
                "The pilot boats stay in port.",
                "Before you continue",
                "We use cookies and data to deliver and maintain our services."))
        .isFalse();
  }

  @Test
  void ofAnEntryWithoutTextTheTitleDecides() {
    assertThat(isAbout("Fog stops the pilots", "", "Fog stops the pilots - Gazette", BODY))
        .isTrue();
    assertThat(isAbout("Bread of yesterday", "", "Elsin Gazette", BODY)).isFalse();
  }

  @Test
  void ideographsAreComparedInPairs() {
    assertThat(isAbout("港", "新しい時計が月曜日に動き出した", "港", "港の新しい時計が月曜日に動き出した。")).isTrue();
    assertThat(isAbout("港", "新しい時計が月曜日に動き出した", "港", "クッキーを使用しています。")).isFalse();
  }

  private static boolean isAbout(String title, String text, String pageTitle, String pageText) {
    return SharedWords.isAbout(
        title,
        text,
        new PageDocument(
            "",
            pageTitle,
            "",
            "",
            Optional.empty(),
            "en",
            Optional.empty(),
            Optional.empty(),
            pageText));
  }
}
