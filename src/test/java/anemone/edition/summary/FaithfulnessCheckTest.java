package anemone.edition.summary;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.fixture.ArticleFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaithfulnessCheckTest {

  private static final Article ARTICLE =
      article(
          "en",
          "The nine pilot boats of Port Elsin stay in port until the fog lifts, the harbour office"
              + " said. \u201cWe wait,\u201d said Ines Marbach. About 1,200 crates wait with"
              + " them.");

  private static Article article(String language, String text) {
    return ArticleFixture.article(
        language.equals("en") ? "Pilot boats stay in port" : text, text, language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fog keeps the nine pilot boats of Port Elsin in port.",
        "Some 1,200 crates wait while Port Elsin is in fog. \u201cWe wait,\u201d said Marbach.",
        "In Port Elsin, boats wait."
      })
  void whatKeepsToTheArticleMayStand(String text) {
    assertThat(FaithfulnessCheck.objection(text, ARTICLE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Fog keeps 12 pilot boats in port.                    ~ number 12
          Some 1,250 crates wait.                              ~ number 1,250
          Fog keeps the boats of Port Varn in port.            ~ name Varn
          Theo Brandt says that boats wait.                    ~ name Theo
          The boats stay in port. "We leave," said Marbach.    ~ words "We leave,"
          The boats stay. The fog is thick. They wait.         ~ more than 2 sentences
          See https://evil.example for more.                   ~ not plain text
          The <b>boats</b> stay.                               ~ not plain text
          Some ١٢ pilot boats stay in port.                    ~ number ١٢
          Some ９ pilot boats stay in port.                     ~ number ９
          Some ½ pilot boats stay in port.                     ~ number ½
          Some ⑨ pilot boats stay in port.                     ~ number ⑨
          The boats stay in port. ‘We leave,’ said Marbach.    ~ words "We leave,"
          The boats stay in port. 'We leave,' said Marbach.    ~ words "We leave,"
          The boats stay in port. ‹We leave› said Marbach.     ~ words "We leave"
          The boats stay in port. ›We leave‹ said Marbach.     ~ words "We leave"
          The boats stay in port. 『We leave』 said Marbach.    ~ words "We leave"
          The boats stay in port. ＂We leave＂ said Marbach.    ~ words "We leave"
          The boats stay in port. 〝We leave〟 said Marbach.    ~ words "We leave"
          The boats stay in port, "says Marbach.               ~ unpaired
          The nine pilot boats do not stay in port.            ~ with a "not"
          The nine pilot boats don’t stay in port.             ~ with a "not"
          Pilot boats never stay in port.                      ~ with a "not"
          The crates wait at evil.example for the boats.       ~ web address evil.example
          The crates wait at evil。example for the boats.      ~ web address evil
          Write to crates@evil.example for boats.              ~ web address crates@evil.example
          The boats of Port El​sin stay in port.          ~ invisible
          The boats stay\u202e in port.                        ~ invisible
          The bоats stay in port.                         ~ CYRILLIC SMALL LETTER O
          The boats of iPort stay in port.                     ~ name iPort
          The boats of McElsin stay in port.                   ~ name McElsin
          """)
  void whatTheArticleDoesNotSayIsRefusedWithTheReason(String text, String reason) {
    assertThat(FaithfulnessCheck.objection(text, ARTICLE).orElseThrow()).contains(reason);
  }

  @Test
  void aNegationMayNotBeLeftOutEither() {
    Article article = article("en", "The pilot boats will not leave the port before noon.");

    assertThat(FaithfulnessCheck.objection("The pilot boats leave the port before noon.", article))
        .isPresent();
    assertThat(FaithfulnessCheck.objection("The pilot boats do not leave the port.", article))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "de, Die Boote bleiben im Hafen., Die Boote bleiben nicht im Hafen.",
    "fr, Les bateaux restent au port., Les bateaux ne restent pas au port.",
    "es, Los barcos siguen en el puerto., Los barcos nunca siguen en el puerto.",
    "ru, Лодки стоят в порту., Лодки не стоят в порту."
  })
  void negationsAreKnownInOtherLanguages(String language, String said, String retold) {
    assertThat(FaithfulnessCheck.objection(said, article(language, said))).isEmpty();
    assertThat(FaithfulnessCheck.objection(retold, article(language, said)).orElseThrow())
        .contains("not");
  }

  @ParameterizedTest
  @CsvSource({
    "ja, 船は港にとどまる。",
    "he, הסירות נשארות בנמל.",
    "ar, تبقى القوارب في الميناء.",
    "hu, A hajók a kikötőben maradnak."
  })
  void whereNamesOrNegationsCannotBeCheckedNothingIsTaken(String language, String said) {
    assertThat(FaithfulnessCheck.objection(said, article(language, said)).orElseThrow())
        .contains("cannot be checked");
  }

  @Test
  void nothingAndTooMuchAreRefused() {
    assertThat(FaithfulnessCheck.objection(" ", ARTICLE)).isPresent();
    assertThat(FaithfulnessCheck.objection("the boats stay ".repeat(40), ARTICLE)).isPresent();
  }
}
