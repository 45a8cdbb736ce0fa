package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditorMarkdownTest {

  @Test
  void boldAndLinksArePhrasesAndTheRestIsText() {
    assertThat(EditorMarkdown.phrases("A **bold [link](https://a.example/x)** and *this* `code`."))
        .containsExactly(
            new Page.Phrase("A ", false, ""),
            new Page.Phrase("bold ", true, ""),
            new Page.Phrase("link", true, "https://a.example/x"),
            new Page.Phrase(" and *this* `code`.", false, ""));
  }

  @Test
  void thePlainTextHasNoMarksAndTheAddressBehindALinksWords() {
    assertThat(EditorMarkdown.plain("**Good** news from [the quay](https://quay.example/a)."))
        .isEqualTo("Good news from the quay <https://quay.example/a>.");
    assertThat(EditorMarkdown.plain("[**two** words](https://quay.example/a)"))
        .isEqualTo("two words <https://quay.example/a>");
  }

  @Test
  void anAddressThatIsItsOwnLinkIsWrittenOnce() {
    assertThat(EditorMarkdown.plain("<https://quay.example/a> or <mailto:ed@quay.example>"))
        .isEqualTo("https://quay.example/a or mailto:ed@quay.example");
    assertThat(EditorMarkdown.plain("[ed@quay.example](mailto:ed@quay.example)"))
        .isEqualTo("ed@quay.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](javascript:alert(1))",
        "[x](data:text/html,a)",
        "[x](/relative)",
        "[x](https://)",
        "[x](mailto:nobody)",
        "![picture](https://a.example/x.png)",
        "<script>alert(1)</script>",
        "[Note]: this is no definition of a link",
        "# no heading",
        "- no list",
        "> no quotation",
        "1. no list either",
        "***",
        "5 * 3 * 2, snake_case_word, **open"
      })
  void whatIsNeitherBoldNorASafeLinkStaysAsItWasTyped(String typed) {
    assertThat(EditorMarkdown.phrases(typed)).containsExactly(new Page.Phrase(typed, false, ""));
    assertThat(EditorMarkdown.plain(typed)).isEqualTo(typed);
  }

  @Test
  void eachLineIsAParagraphAndEmptyOnesAreNone() {
    assertThat(EditorMarkdown.paragraphs("One\n\n  **two**\n")).hasSize(2);
    assertThat(EditorMarkdown.phrases("")).isEmpty();
  }
}
