package anemone.collect.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLanguageTest {

  private static final String GERMAN =
      "Das Schiff liegt seit dem Morgen im Hafen, und die Leute von der Werft sind nicht mehr da.";

  @ParameterizedTest
  @CsvSource({
    "de_DE, de-DE",
    "EN, en",
    "de-DE-formal, de-DE",
    "zh-hans-cn, zh-Hans-CN",
    "pt_BR.UTF-8, pt-BR",
    "iw, he"
  })
  void aTagIsMadeProper(String written, String proper) {
    assertThat(LanguageTag.of(written)).contains(proper);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{{ site.lang }}", "x", "und", "german", "qq", "12"})
  void junkIsNoLanguage(String written) {
    assertThat(LanguageTag.of(written)).isEmpty();
  }

  @Test
  void clearWordsWinOverWhatThePageSays() {
    assertThat(TextLanguage.of("en-US", GERMAN)).isEqualTo("de");
    assertThat(TextLanguage.of("de-AT", GERMAN)).isEqualTo("de-AT");
    assertThat(TextLanguage.of("", GERMAN)).isEqualTo("de");
  }

  @Test
  void aFewWordsLeaveItToThePage() {
    assertThat(TextLanguage.of("sv_SE", "Version 2.1 released")).isEqualTo("sv-SE");
    assertThat(TextLanguage.of("{{ lang }}", "Version 2.1")).isEmpty();
  }

  @Test
  void closeLanguagesAreToldApartByThePage() {
    String danish =
        "Det er en god dag for alle, der har et skib i havnen, og som ikke skal ud at sejle.";

    assertThat(TextLanguage.of("nb", danish)).isEqualTo("nb");
    assertThat(TextLanguage.of("en", danish)).isIn("da", "nb");
  }

  @ParameterizedTest
  @CsvSource({
    "ja, 灯台の明かりが二年ぶりに戻りました。港の人たちは夜遅くまで見ていました。",
    "zh, 灯塔在两年之后重新亮起，港口的人们一直看到深夜才回家。",
    "ko, 등대의 불빛이 이 년 만에 돌아왔고 항구 사람들은 밤늦게까지 지켜보았다.",
    "th, ประภาคารกลับมาส่องแสงอีกครั้งหลังจากสองปี",
    "he, המגדלור חזר להאיר אחרי שנתיים של עבודות בנמל"
  })
  void aScriptTellsItsLanguage(String language, String text) {
    assertThat(TextLanguage.of("en", text)).isEqualTo(language);
  }
}
