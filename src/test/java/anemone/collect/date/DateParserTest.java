package anemone.collect.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Mon, 23 Nov 2026 08:30:00 +0100 ; 2026-11-23T07:30:00Z",
        "Mon, 23 Nov 26 08:30 GMT ; 2026-11-23T08:30:00Z",
        "23 Nov 2026 08:30:00 EST ; 2026-11-23T13:30:00Z",
        "Monday, 23-Nov-26 08:30:00 UTC ; 2026-11-23T08:30:00Z",
        "Mon Nov 23 08:30:00 2026 ; 2026-11-23T08:30:00Z",
        "Mon Nov 23 08:30:00 CET 2026 ; 2026-11-23T07:30:00Z",
        "Mon Nov 23 2026 08:30:00 GMT+0100 (CET) ; 2026-11-23T07:30:00Z",
        "Mon, 23 Nov 2026 24:00:00 GMT ; 2026-11-24T00:00:00Z",
        "2026-11-23 ; 2026-11-23T00:00:00Z",
        "2026-11-23T08:30Z ; 2026-11-23T08:30:00Z",
        "2026-11-23T08:30:15.250+01:00 ; 2026-11-23T07:30:15.250Z",
        "2026-11-23 08:30:15 +0530 ; 2026-11-23T03:00:15Z",
        "2026-11-23T08:30:15+01 ; 2026-11-23T07:30:15Z",
        "20261123T083015Z ; 2026-11-23T08:30:15Z",
        "20261123 ; 2026-11-23T00:00:00Z",
        "20261123083015 ; 2026-11-23T08:30:15Z",
        "2026/11/23 8:30 PM ; 2026-11-23T20:30:00Z",
        "2026-11 ; 2026-11-01T00:00:00Z",
        "1795422600 ; 2026-11-23T08:30:00Z",
        "1795422600000 ; 2026-11-23T08:30:00Z",
        "Nov 23, 2026, 8:30 p.m. ; 2026-11-23T20:30:00Z",
        "November 23rd, 2026 at 12:05 AM ; 2026-11-23T00:05:00Z",
        "23/11/2026 08:30 ; 2026-11-23T08:30:00Z",
        "11/23/2026 ; 2026-11-23T00:00:00Z",
        "23.11.26 ; 2026-11-23T00:00:00Z",
        "Mon, 23 Nov 2026 08:30:00 GMT+2 ; 2026-11-23T06:30:00Z",
        "Mon, 23 Nov 2026 08:30:00 SGT ; 2026-11-23T00:30:00Z",
        "Mon, 23 Nov 2026 08:30:00 WIB ; 2026-11-23T01:30:00Z",
        "Mon, 23 Nov 2026 08:30:00 BRT ; 2026-11-23T11:30:00Z",
        "2016 12 12 14:00:00 ; 2016-12-12T14:00:00Z",
        "2017-03-13|19h18 ; 2017-03-13T19:18:00Z",
        "Thursday, December 22, 2016, 06:47 PM ; 2016-12-22T18:47:00Z"
      })
  void theFormsOfFeedsAndMachines(String text, String expected) {
    assertThat(DateParser.parse(text, DateHints.NONE).map(FoundDate::instant))
        .contains(Instant.parse(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en; Published on 23 November 2026",
        "en; Nov. 23, 2026",
        "en; Monday 23rd of November 2026",
        "de; Montag, 23. November 2026, 8:30 Uhr",
        "de; 23.11.2026",
        "fr; Publié le 23 novembre 2026 à 08h30",
        "es; 23 de noviembre de 2026",
        "es; lunes, 23 nov. 2026",
        "it; Lunedì 23 Novembre 2026",
        "pt; 23 de novembro de 2026",
        "nl; maandag 23 november 2026",
        "ru; 23 ноября 2026 г.",
        "uk; 23 листопада 2026",
        "pl; 23 listopada 2026",
        "cs; 23. listopadu 2026",
        "hr; 23. studenoga 2026.",
        "sv; 23 november 2026",
        "nb; 23. nov. 2026",
        "fi; 23. marraskuuta 2026",
        "hu; 2026. november 23.",
        "ro; 23 noiembrie 2026",
        "tr; 23 Kasım 2026",
        "el; 23 Νοεμβρίου 2026",
        "bg; 23 ноември 2026",
        "sl; 23. november 2026",
        "lt; 2026 m. lapkričio 23 d.",
        "id; 23 November 2026",
        "vi; Ngày 23 tháng 11 năm 2026",
        "ar; 23 نوفمبر 2026",
        "ar; ٢٣ نوفمبر ٢٠٢٦",
        "he; 23 בנובמבר 2026",
        "hi; 23 नवंबर 2026",
        "th; 23 พฤศจิกายน 2569",
        "th; 23 พ.ย. 2569",
        "ja; 2026年11月23日",
        "zh; 2026年11月23日 星期一",
        "ko; 2026년 11월 23일",
        "ca; 23 de novembre de 2026",
        "en; 2026/11/23 in a line"
      })
  void theWordsOfManyLanguages(String language, String text) {
    assertThat(
            DateParser.find(text, DateHints.of(Locale.forLanguageTag(language)))
                .map(FoundDate::day))
        .contains(LocalDate.of(2026, 11, 23));
    assertThat(DateParser.find(text, DateHints.NONE).map(FoundDate::day))
        .contains(LocalDate.of(2026, 11, 23));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fi", "hu", "pl", "cs", "hr", "tr", "el", "id", "lt", "et", "sw"})
  void feedsOfEveryLanguageHaveEnglishMonths(String language) {
    for (Month month : Month.values()) {
      String name = month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, 3);
      assertThat(
              DateParser.parse(
                      "23 " + name + " 2026 06:00:00 GMT",
                      DateHints.of(Locale.forLanguageTag(language)))
                  .map(FoundDate::day))
          .as(name)
          .contains(LocalDate.of(2026, month, 23));
    }
  }

  @ParameterizedTest
  @CsvSource({"en-US, 2026-03-04", "en-GB, 2026-04-03", "de, 2026-04-03", "fr, 2026-04-03"})
  void dayOrMonthFirstIsTheHabitOfThePlace(String language, String expected) {
    assertThat(
            DateParser.find("03/04/2026", DateHints.of(Locale.forLanguageTag(language)))
                .map(FoundDate::day))
        .contains(LocalDate.parse(expected));
  }

  @Test
  void otherDatesOfThePlaceProveTheOrder() {
    assertThat(DateOrder.provedBy(List.of("03/04/2026", "23/11/2026")))
        .contains(DateOrder.DAY_FIRST);
    assertThat(DateOrder.provedBy(List.of("03/04/2026", "11/23/2026")))
        .contains(DateOrder.MONTH_FIRST);
    assertThat(DateOrder.provedBy(List.of("03/04/2026"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "5 minutes ago",
        "31.02.2026",
        "version 1.2.3",
        "23 November",
        "call 0800 123 4567",
        "10:30",
        "2026-13-45",
        "in May we saw 20 boats",
        "99999999999999999999"
      })
  void whatIsNoDateIsUnknown(String text) {
    assertThat(DateParser.parse(text, DateHints.NONE)).isEmpty();
    assertThat(DateParser.find(text, DateHints.NONE)).isEmpty();
  }
}
