package anemone.render.lint;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.ArticleFixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {

  private static final SampleMail SOUND = SampleMail.sound();
  private static final String PICTURE = "<img src=\"https://news.example/wall.png\"";
  private static final String LINKED =
      "<p><a href=\"https://news.example/wall\" style=\"color:#123456\"><img"
          + " src=\"https://news.example/3.png\" width=\"300\" alt=\"A gate\"></a></p>";
  private static final String END = "</body>";

  private static final String LIST_STYLE =
      "<!--[if mso]><style>ul, li { mso-line-height-rule: exactly }</style><![endif]-->";
  private static final String TABLE = "<table style=\"table-layout:fixed\">";

  @Test
  void aSoundMailHasNoFindings() {
    assertThat(SOUND.findings()).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("mistakes")
  void eachMistakeIsFoundByItsOwnRuleAndByNoOther(
      String severity, String rule, String mistake, SampleMail mail) {
    List<Finding> findings = mail.findings();

    assertThat(findings)
        .as(mistake)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.rule()).isEqualTo(rule))
        .allSatisfy(finding -> assertThat(finding.severity().word()).isEqualTo(severity));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("error", "subject-length", "none", SOUND.withSubject(" ")),
        mistake("warning", "subject-length", "too long", SOUND.withSubject("ebb ".repeat(20))),
        mistake("warning", "subject-length", "too short", SOUND.withSubject("Ebb")),
        mistake(
            "warning",
            "preheader-length",
            "none",
            SOUND.with("<div style=\"display:none\">", "<div>")),
        mistake(
            "warning",
            "preheader-length",
            "too short",
            SOUND.with(", and the work begins in March.", "&#847;&zwnj;&nbsp;".repeat(60))),
        mistake(
            "warning",
            "preheader-length",
            "too long",
            SOUND.with("in March.", "in March. " + "And so on. ".repeat(10))),
        mistake(
            "error",
            "title-missing",
            "none",
            SOUND.with("<title>The harbour wall is open again</title>", "")),
        mistake("error", "language-missing", "none", SOUND.with(" lang=\"en\"", "")),
        mistake("error", "language-missing", "no tag", SOUND.with("lang=\"en\"", "lang=\"-\"")),
        mistake("warning", "heading-order", "h2 to h4", SOUND.with("h3>", "h4>")),
        mistake(
            "warning", "heading-order", "no h1", SOUND.with("<h1>", "<p>").with("</h1>", "</p>")),
        mistake(
            "error",
            "section-empty",
            "one heading after another",
            SOUND.with("<h2>Sea", "<h2>Science</h2><h2>Sea")),
        mistake(
            "error",
            "section-empty",
            "a section before the foot",
            SOUND.with("<p><a style", "<h2>Sea</h2><p>This is the foot.</p><p><a style")),
        mistake(
            "error",
            "image-alt-missing",
            "no alt",
            SOUND.with(" alt=\"A wall of grey stone\"", "")),
        mistake(
            "warning",
            "image-alt-repeated",
            "two pictures",
            SOUND.with(
                PICTURE,
                "<img src=\"https://news.example/2.png\" width=\"300\" alt=\"A wall of grey"
                    + " stone\">"
                    + PICTURE)),
        mistake(
            "warning",
            "image-alt-repeated",
            "the text beside it",
            SOUND.with("A wall of grey stone", "Nine of thirteen councillors agreed on monday.")),
        mistake(
            "error",
            "contrast",
            "grey on white",
            SOUND.with("<p>Nine", "<p style=\"color:#999\">Nine")),
        mistake(
            "error",
            "contrast",
            "a dark ground under dark letters",
            SOUND.with("<h2>", "<h2 style=\"background:navy url(x.png)\">")),
        mistake(
            "error",
            "contrast",
            "only in dark mode",
            SOUND.with(
                "</title>",
                "</title><style>@media (prefers-color-scheme: dark) {"
                    + " body { background-color: #111 !important } }</style>")),
        mistake("error", "link-empty", "no words", SOUND.with(">Unsubscribe</a>", "></a>.")),
        mistake("error", "link-empty", "no address", SOUND.with(END, "<a href=#>Top</a>" + END)),
        mistake(
            "error",
            "link-relative",
            "a path",
            SOUND.with(END, "<a href=\"/about\">About</a>" + END)),
        mistake(
            "error",
            "link-relative",
            "a picture without a scheme",
            SOUND.with("https://news.example/wall.png", "//news.example/wall.png")),
        mistake(
            "error",
            "link-relative",
            "a place that is not there",
            SOUND.with(END, "<a href=\"#foot\">Foot</a>" + END)),
        mistake(
            "error",
            "link-insecure",
            "a link",
            SOUND.with(END, "<a href=\"http://tide.example/\">About</a>" + END)),
        mistake(
            "error",
            "link-insecure",
            "a picture",
            SOUND.with("https://news.example/wall.png", "http://news.example/wall.png")),
        mistake("error", "unsubscribe-missing", "in the headers", SOUND.withoutHeaders()),
        mistake("error", "unsubscribe-missing", "in the HTML", SOUND.with("/leave?", "/stay?")),
        mistake(
            "error",
            "unsubscribe-missing",
            "hidden in the HTML",
            SOUND.with("<p><a style=\"", "<p><a style=\"display:none;")),
        mistake("error", "unsubscribe-missing", "in the text", SOUND.withText("Nine of 13.")),
        mistake(
            "error",
            "text-part-empty",
            "nothing but an address",
            SOUND.withText("-- \nhttps://tide.example/leave?t=1&l=2\n")),
        mistake(
            "error",
            "text-double-escaped",
            "in the HTML",
            SOUND.with("on Monday.", "on Monday &amp;amp; Tuesday.")),
        mistake(
            "error",
            "text-double-escaped",
            "in the text",
            SOUND.withText("Q&#39;s " + SOUND.text())),
        mistake(
            "error",
            "template-syntax",
            "a value",
            SOUND.with("<h1>Tidings", "<h1>${masthead.name}")),
        mistake("error", "template-syntax", "a directive", SOUND.with("</h1>", "</h1></#if>")),
        mistake(
            "error", "template-syntax", "in the text", SOUND.withText("[=name]\n" + SOUND.text())),
        mistake(
            "warning",
            "date-in-future",
            "tomorrow",
            SOUND.published(ArticleFixture.NOW.plusSeconds(86_400))),
        mistake(
            "warning", "size", "large", SOUND.with(END, "<!--" + "x".repeat(88_000) + "-->" + END)),
        mistake(
            "error", "size", "cut", SOUND.with(END, "<!--" + "x".repeat(102_000) + "-->" + END)),
        mistake("warning", "direction-dropped", "bdi", SOUND.with(END, "<bdi>Ana</bdi>" + END)),
        mistake(
            "warning",
            "direction-dropped",
            "dir alone",
            SOUND.with(END, "<p dir=rtl>\u05d0\u05d1</p>" + END)),
        mistake(
            "warning",
            "list-direction",
            "Hebrew points",
            SOUND.with("<body", LIST_STYLE + "<body").with(END, "<ul><li>\u05d0\u05d1</ul>" + END)),
        mistake(
            "warning",
            "list-direction",
            "centred points",
            SOUND
                .with("<body", LIST_STYLE + "<body")
                .with(END, "<ul style=\"text-align:center\"><li>Ebb</ul>" + END)),
        mistake(
            "warning",
            "text-direction",
            "Hebrew after a Latin word",
            SOUND.withText(
                "iPhone 17: \u05d4\u05d3\u05d5\u05e8 \u05d4\u05d7\u05d3\u05e9\n" + SOUND.text())),
        mistake(
            "warning",
            "line-direction",
            "a name without a span",
            SOUND.with(
                END, "<p>Sea \u00b7 \u05d3\u05d5\u05e8 \u05d7\u05d3\u05e9 \u00b7 4 min</p>" + END)),
        mistake(
            "warning",
            "text-date",
            "after the day",
            SOUND.withText("It is the edition of Monday, 23\nNovember 2026.\n\n" + SOUND.text())),
        mistake(
            "warning",
            "text-date",
            "before the year, in Spanish",
            SOUND
                .with("lang=\"en\"", "lang=\"es\"")
                .withText("Edici\u00f3n del lunes, 23 de noviembre de\n2026\n\n" + SOUND.text())),
        mistake(
            "warning",
            "text-date",
            "in Japanese",
            SOUND
                .with("lang=\"en\"", "lang=\"ja\"")
                .withText("2026\u5e7411\u6708\n23\u65e5\n\n" + SOUND.text())),
        mistake(
            "warning",
            "text-indent",
            "a wrapped point",
            SOUND.withText("* " + "ebb and flow ".repeat(5) + "\nand ebb\n\n" + SOUND.text())),
        mistake(
            "warning",
            "outlook-spacing",
            "padding of a paragraph",
            SOUND.with("<p>Nine", "<p style=\"padding:8px 0\">Nine")),
        mistake(
            "warning",
            "outlook-spacing",
            "margin of a link",
            SOUND.with("<a style=\"", "<a style=\"margin-left:4px;")),
        mistake(
            "warning",
            "outlook-border",
            "of a paragraph",
            SOUND.with("<p>Nine", "<p style=\"border-top:1px solid #222\">Nine")),
        mistake(
            "warning",
            "outlook-border",
            "thick",
            SOUND.with(
                END, TABLE + "<tr><td style=\"border-top:10px solid #222\">x</table>" + END)),
        mistake(
            "warning",
            "outlook-line-height",
            "not exact",
            SOUND.with("<p>Nine", "<p style=\"line-height:1.5em\">Nine")),
        mistake("warning", "outlook-list", "no style", SOUND.with(END, "<ul><li>Ebb</ul>" + END)),
        mistake(
            "warning", "long-word", "a word", SOUND.with("Nine of", "N" + "i".repeat(40) + " of")),
        mistake(
            "warning", "long-word", "a table", SOUND.with(END, "<table><tr><td>Ebb</table>" + END)),
        mistake(
            "warning",
            "long-word",
            "overflow-wrap alone",
            SOUND.with("word-wrap", "overflow-wrap")),
        mistake(
            "warning",
            "background-dropped",
            "no attribute",
            SOUND.with(END, TABLE + "<tr><td style=\"background-color:#eee\">x</table>" + END)),
        mistake(
            "warning",
            "contrast-on-white",
            "white on a dark band",
            SOUND.with("<h1>", "<h1 style=\"background-color:#123;color:#fff\">")),
        mistake(
            "warning",
            "image-size",
            "a height",
            SOUND.with("width=\"300\"", "width=300 height=200")),
        mistake("warning", "image-size", "no width", SOUND.with(" width=\"300\"", "")),
        mistake(
            "warning",
            "image-box",
            "a picture of a fixed height",
            SOUND.with("width=\"300\"", "width=\"300\" style=\"height:200px\"")),
        mistake(
            "warning",
            "image-box",
            "a cell of a fixed height",
            SOUND.with(
                END,
                TABLE
                    + "<tr><td height=\"400\"><img src=\"https://news.example/2.png\" alt=\"\""
                    + " width=\"300\"></table>"
                    + END)),
        mistake(
            "warning",
            "image-before-title",
            "the lead's picture",
            SOUND.with("<h3>", LINKED + "<p>Harbour Post</p><h3>")),
        mistake(
            "warning",
            "image-credit",
            "no name",
            SOUND.with("<p>Nine", LINKED + "<p>It is old.</p><p>Nine")),
        mistake(
            "warning",
            "image-alt-name",
            "a file",
            SOUND.with("A wall of grey stone", "IMG_2034.jpg")),
        mistake(
            "warning",
            "important-space",
            "none",
            SOUND.with("inherit !important", "inherit!important")),
        mistake("warning", "landmark-main", "main", SOUND.with("<h1>", "<h1 role=\"main\">")),
        mistake(
            "warning",
            "landmark-main",
            "two",
            SOUND.with("<h1>", "<main>Ebb</main><main>Flow</main><h1>")),
        mistake(
            "warning",
            "line-height-fixed",
            "in pixels",
            SOUND
                .with("<body", LIST_STYLE + "<body")
                .with("<p>Nine", "<p style=\"line-height:24px\">Nine")),
        mistake(
            "warning",
            "font-fallback",
            "no generic one",
            SOUND.with("<p>Nine", "<p style=\"font-family:Georgia\">Nine")),
        mistake(
            "warning",
            "font-shapes",
            "Japanese in Chinese shapes",
            SOUND.with(
                END,
                "<p lang=ja style=\"font-family:Arial,'PingFang SC','Hiragino Sans',sans-serif\">"
                    + "\u9aa8</p>"
                    + END)),
        mistake(
            "warning",
            "link-unmarked",
            "no underline",
            SOUND.with("<p><a style=\"", "<p><a style=\"text-decoration:none;")),
        mistake(
            "warning",
            "apple-links",
            "no rule",
            SOUND.with("a[x-apple-data-detectors]", "a:hover")),
        mistake(
            "warning", "language-mismatch", "German", SOUND.withHeader("Content-Language", "de")));
  }

  @Test
  void everyRuleHasAMistakeThatItFinds() {
    List<String> tried =
        mistakes().map(mistake -> String.valueOf(mistake.get()[1])).distinct().toList();

    assertThat(Lint.RULES).extracting(Rule::id).doesNotHaveDuplicates().hasSameElementsAs(tried);
  }

  @Test
  void aFindingSaysWhereWhatAndHowToMendIt() {
    assertThat(SOUND.with("<p>Nine", "<p style=\"color:#999\">Nine").findings())
        .hasToString(
            "[error contrast: digest.html:9, near \"Nine of thirteen councillors agreed on"
                + " Monday.\": #999999 on #ffffff by day has a contrast of 2.84:1; choose colours"
                + " with at least 4.50:1]");
  }

  @Test
  void aDateThatAnArticleNamesMayBeTorn() {
    SampleMail mail =
        SOUND.of(
            SampleMail.article("Open again on Monday, 23 November", "https://news.example/wall"));

    assertThat(mail.withText("Open again on Monday, 23\nNovember\n" + SOUND.text()).findings())
        .isEmpty();
  }

  @Test
  void aTitleWithBarsAndTwoDirectionsIsTheArticlesOwn() {
    String title = "\u05d7\u05d3\u05e9\u05d5\u05ea | iPhone 17";
    SampleMail mail = SOUND.of(SampleMail.article(title, "https://news.example/phone"));

    assertThat(mail.with(END, "<p>" + title + " <span>(Harbour Post)</span></p>" + END).findings())
        .isEmpty();
  }

  @Test
  void largeLettersMayHaveLessContrast() {
    assertThat(SOUND.with("<h1>", "<h1 style=\"color:#949494\">").findings()).isEmpty();
    assertThat(SOUND.with("<h1>", "<h1 style=\"color:#949494;font:700 18px x\">").findings())
        .hasSize(1);
  }

  private static Arguments mistake(String severity, String rule, String what, SampleMail mail) {
    return Arguments.of(severity, rule, what, mail);
  }
}
