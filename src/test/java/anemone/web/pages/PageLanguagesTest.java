package anemone.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.render.TemplateProblem;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageLanguagesTest {

  private static final Locale DUTCH = Locale.forLanguageTag("nl");
  private static final Locale BRAZIL = Locale.forLanguageTag("pt-BR");

  @Test
  void aFileAddsALanguageThatSubscribersCanChoose() {
    PageLanguages languages = with("nl", "leaveTitle = Uitschrijven");

    assertThat(languages.in(DUTCH).text("leaveTitle")).isEqualTo("Uitschrijven");
    assertThat(languages.in(DUTCH).tag()).isEqualTo("nl");
    assertThat(languages.choices(Locale.ENGLISH)).contains(DUTCH);
    assertThat(languages.accepted("nl-BE,nl;q=0.9,en;q=0.5").tag()).isEqualTo("nl");
  }

  @Test
  void whatANewLanguageLacksIsEnglishAsTheEditorWroteIt() {
    PageLanguages languages =
        PageLanguages.BUILT_IN.with(
            Map.of(
                "words/pages/de.properties", "leaveTitle = Tschüss",
                "words/pages/nl.properties", "leaveTitle = Uitschrijven",
                "words/pages/en.properties", "mistake = Oh no"));

    assertThat(languages.in(DUTCH).text("mistake")).isEqualTo("Oh no");
    assertThat(languages.in(DUTCH).text("undo")).isEqualTo("Undo");
    assertThat(languages.in(Locale.GERMAN).text("leaveTitle")).isEqualTo("Tschüss");
    assertThat(languages.in(Locale.GERMAN).text("mistake"))
        .isEqualTo(PageLanguages.BUILT_IN.in(Locale.GERMAN).text("mistake"));
  }

  @Test
  void aRegionTakesFromItsLanguage() {
    PageLanguages languages =
        PageLanguages.BUILT_IN.with(
            Map.of(
                "words/pages/pt.properties", "undo = Anular\nmistake = Foi um erro",
                "words/pages/pt-BR.properties", "undo = Desfazer"));

    assertThat(languages.in(BRAZIL).text("undo")).isEqualTo("Desfazer");
    assertThat(languages.in(BRAZIL).text("mistake")).isEqualTo("Foi um erro");
    assertThat(languages.in(Locale.forLanguageTag("pt-PT")).text("undo")).isEqualTo("Anular");
    assertThat(languages.accepted("pt-BR").text("undo")).isEqualTo("Desfazer");
  }

  @Test
  void aRegionWithoutItsLanguageIsForThatRegionOnly() {
    PageLanguages languages = with("pt-BR", "undo = Desfazer");

    assertThat(languages.accepted("pt-PT, fr").tag()).isEqualTo("fr");
    assertThat(languages.accepted("pt-BR, fr").tag()).isEqualTo("pt-BR");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> with("nl", "undo = \\u12"))
        .isInstanceOf(TemplateProblem.class)
        .hasMessageContaining("words/pages/nl.properties");
  }

  private static PageLanguages with(String tag, String text) {
    return PageLanguages.BUILT_IN.with(Map.of("words/pages/" + tag + ".properties", text));
  }
}
