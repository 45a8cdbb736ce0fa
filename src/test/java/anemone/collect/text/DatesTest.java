package anemone.collect.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mon, 23 Nov 2026 08:30:00 GMT    | 2026-11-23T08:30:00Z
          Mon, 23 Nov 2026 08:30:00 -0500  | 2026-11-23T13:30:00Z
          Mon, 23 Nov 2026 08:30:00 EST    | 2026-11-23T13:30:00Z
          Mon, 23 Nov 26 08:30 PDT         | 2026-11-23T15:30:00Z
          23 November 2026 08:30:00 CEST   | 2026-11-23T06:30:00Z
          Thu, 01 Jan 70 00:00:00 GMT      | 1970-01-01T00:00:00Z
          2026-11-23T08:30:00.123+01:00    | 2026-11-23T07:30:00.123Z
          2026-11-23 08:30                 | 2026-11-23T08:30:00Z
          20261123T083000Z                 | 2026-11-23T08:30:00Z
          2026-11                          | 2026-11-01T00:00:00Z
          2026                             | 2026-01-01T00:00:00Z
          Mon Nov 23 08:30:00 2026         | 2026-11-23T08:30:00Z
          Mon, 23 Nov 2026 24:00:00 GMT    | 2026-11-24T00:00:00Z
          Mon, 23 Nov 2026 23:59:60 GMT    | 2026-11-23T23:59:59Z
          """)
  void aDateInAUsualFormIsUnderstood(String text, Instant expected) {
    assertThat(Dates.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "32 Nov 2026", "2026-13-01", "Mon, 23 Foo 2026"})
  void whatIsNoDateIsNone(String text) {
    assertThat(Dates.parse(text)).isEmpty();
  }
}
