package anemone.collect.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class MarkdownDocumentTest {

  @Test
  void frontMatterNamesWhatTheTextDoesNot() throws Exception {
    PageDocument page =
        MarkdownDocument.parse(
            """
            ---
            title: The dredger leaves
            author: Ines Marbach
            date: 2026-11-22
            url: https://tidings.example/dredger
            lang: en
            kicker: At last
            ---
            # The dredger leaves

            It took *eleven* weeks, says [the office](https://port.example).

            - deep
            - wide
            """);

    assertThat(page.title()).isEqualTo("The dredger leaves");
    assertThat(page.author()).isEqualTo("Ines Marbach");
    assertThat(page.kicker()).isEqualTo("At last");
    assertThat(page.published().orElseThrow().moment()).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(page.canonical()).contains(URI.create("https://tidings.example/dredger"));
    assertThat(page.text()).isEqualTo("It took eleven weeks, says the office.\n\ndeep\n\nwide");
  }

  @Test
  void withoutFrontMatterTheFirstHeadingIsTheTitle() throws Exception {
    PageDocument page = MarkdownDocument.parse("# Fog\n\nA hot tip: The fog lifts.\n");

    assertThat(page.title()).isEqualTo("Fog");
    assertThat(page.kicker()).isEqualTo("A hot tip");
    assertThat(page.text()).isEqualTo("The fog lifts.");
  }

  @Test
  void brokenFrontMatterIsToldWithItsLine() {
    assertThatThrownBy(() -> MarkdownDocument.parse("---\ntitle: a\nauthor: [b\n---\ntext"))
        .isInstanceOfSatisfying(
            BadFrontMatterException.class, e -> assertThat(e.line()).isBetween(3, 4));
    assertThatThrownBy(() -> MarkdownDocument.parse("---\ntitle: a\n\ntext"))
        .isInstanceOfSatisfying(
            BadFrontMatterException.class,
            e -> assertThat(e.sentence()).contains("close it with a line ---"));
  }
}
