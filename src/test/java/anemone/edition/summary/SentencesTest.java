package anemone.edition.summary;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

  private static final Pattern MARK = Pattern.compile("\\|");

  /** What makes the judging hard, to be thrown together by chance. */
  private static final List<String> PIECES =
      List.of(
          "The tide",
          "turned",
          "Dr.",
          "U.S.",
          "p.m.",
          "etc.",
          "3.",
          "1)",
          "a)",
          "\"",
          "'",
          "“",
          "”",
          "(",
          ")",
          "[2]",
          "...",
          ". . .",
          "…",
          "?",
          "!",
          ".",
          ":",
          ";",
          "،",
          "۔",
          "。",
          "「",
          "」",
          "船",
          "नाव।",
          "نام؟",
          "\n",
          "\n\n",
          "\r\n",
          "\t",
          "\u00a0",
          "\u2028",
          "\ud83d\ude80",
          "\ud83d",
          "•",
          "////",
          "a@b.example",
          "https://b.example/x.y",
          "12",
          ",",
          "–",
          "|");

  static Stream<String> examples() throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(SentencesTest.class.getResourceAsStream("sentences.txt")),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(l -> !l.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sentencesEndWhereAReaderEndsThem(String example) {
    int space = example.indexOf(' ');
    String marked = example.substring(space + 1);
    assertThat(texts(MARK.matcher(marked).replaceAll(""), example.substring(0, space)))
        .isEqualTo(MARK.splitAsStream(marked).map(String::strip).toList());
  }

  @Test
  void theEndOfAParagraphAlwaysEndsASentence() {
    assertThat(
            texts(
                "A heading\n\nthe text of it, without a stop\n\n“An open quote. Still open", "en"))
        .containsExactly(
            "A heading", "the text of it, without a stop", "“An open quote.", "Still open");
  }

  @Test
  void aSentenceThatIsWrappedOverLinesStaysOne() {
    String text =
        """
        The harbour of Port Elsin was closed on Monday after a
        storm tore the roof from the old customs house. Captain
        Roe stayed.
        """;
    assertThat(texts(text, "en"))
        .map(sentence -> sentence.replace('\n', ' '))
        .containsExactly(
            "The harbour of Port Elsin was closed on Monday after a storm tore the roof from the"
                + " old customs house.",
            "Captain Roe stayed.");
  }

  @Test
  void linesOfAListStayApart() {
    assertThat(texts("What to bring\nropes\nlamps, candles\nsocks", "en"))
        .containsExactly("What to bring\nropes", "lamps, candles", "socks");
    assertThat(texts("- Ropes\n- Lamps\n- Socks", "en"))
        .containsExactly("- Ropes", "- Lamps", "- Socks");
  }

  @Test
  void pageNumbersAndRulesAreNoSentences() {
    assertThat(texts("12\n\nThe tide turned.\n\n* * *\n\n====== Nobody saw it.", "en"))
        .containsExactly("The tide turned.", "Nobody saw it.");
    assertThat(texts("12", "en")).containsExactly("12");
    assertThat(texts(" \n\n ", "en")).isEmpty();
  }

  @Test
  void aLanguageTagThatMeansNothingIsNoError() {
    assertThat(texts("One. Two.", "x-not a tag")).containsExactly("One.", "Two.");
    assertThat(texts("One. Two.", "")).containsExactly("One.", "Two.");
    assertThat(texts("Um 8 Uhr am 3. Mai. Danach nicht.", "de-AT")).hasSize(2);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everySpanIsExactInOrderAndApartFromTheOthers(int seed) {
    Random random = new Random(seed);
    StringBuilder made = new StringBuilder();
    for (int i = random.nextInt(60); i >= 0; i--) {
      made.append(PIECES.get(random.nextInt(PIECES.size())))
          .append(random.nextBoolean() ? " " : "");
    }
    String text = made.toString();
    List<String> languages = List.of("en", "de", "ar", "hi", "hy", "el", "ja", "und");
    int end = 0;
    for (Span span : Sentences.of(text, languages.get(seed % languages.size()))) {
      assertThat(span.start()).isGreaterThanOrEqualTo(end);
      assertThat(span.end()).isGreaterThan(span.start());
      assertThat(span.text()).isEqualTo(text.substring(span.start(), span.end()));
      assertThat(span.text()).isEqualTo(span.text().strip());
      end = span.end();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
    assertThat(text.isBlank() || end > 0).isTrue();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void everyLongTextComesToItsEnd() {
    for (String piece :
        List.of(
            "The tide turned at six. ",
            "((((",
            "\"a. ",
            "' '",
            "...",
            ". ",
            "a\n",
            "1. ",
            "x",
            "[{“")) {
      String text = piece.repeat(300_000 / piece.length());
      assertThat(Sentences.of(text, "en"))
          .as("repeated: " + piece)
          .isSortedAccordingTo(Comparator.comparingInt(Span::start))
          .allMatch(span -> text.startsWith(span.text(), span.start()));
    }
  }

  private static List<String> texts(String text, String language) {
    return Sentences.of(text, language).stream().map(Span::text).toList();
  }
}
