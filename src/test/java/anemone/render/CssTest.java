package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class CssTest {

  @Test
  void theMoreSpecificRuleWinsThenTheLater() {
    Document page =
        inline(
            ".a { color: #111; margin: 0 } p { color: #222 } p.a { color: #333 } .a { margin: 1px"
                + " }",
            "<p class=a>x</p>");

    assertThat(page.expectFirst("p").attr("style")).isEqualTo("margin:1px;color:#333333");
  }

  @Test
  void anImportantRuleWinsAndTheElementsOwnStyleBeatsTheRest() {
    Document page =
        inline("p { color: #111 !important } .a { color: #222 }", "<p class=a style='top:0'>x</p>");

    assertThat(page.expectFirst("p").attr("style")).isEqualTo("color:#111111;top:0");
  }

  @Test
  void namedValuesArePutInAndChangedForTheNight() {
    Document page =
        inline(
            ":root { --ink: #123456; --edge: 1px solid var(--ink) } .a { color: var(--ink);"
                + " border-top: var(--edge); background-color: var(--paper, #fafafa) }"
                + " @media (prefers-color-scheme: dark) { :root { --ink: #fedcba } }",
            "<p class=a>x</p>");

    assertThat(page.expectFirst("p").attr("style"))
        .isEqualTo("color:#123456;border-top:1px solid #123456;background-color:#fafafa");
    assertThat(page.expectFirst("style").data())
        .contains(
            "@media (prefers-color-scheme: dark){\n"
                + ".a{color:#fedcba !important;border-top:1px solid #fedcba !important}\n}");
    assertThat(page.select("style").get(1).data())
        .isEqualTo(
            "[data-ogsc] .a{color:#fedcba !important;border-top:1px solid #fedcba !important}\n");
  }

  @Test
  void whatHasNoPlaceInAnAttributeStaysAndWins() {
    Document page =
        inline(
            "a { color: #111 } a:hover { color: #222 }"
                + " @media only screen and (max-width: 600px) { a { color: #333 } }",
            "<a class=unused href=x>x</a>");

    assertThat(page.expectFirst("style").data())
        .isEqualTo(
            """
            a:hover{color:#222222 !important}
            @media only screen and (max-width: 600px){
            a{color:#333333 !important}
            }
            """);
    assertThat(page.expectFirst("a").attr("style")).isEqualTo("color:#111111");
    assertThat(page.expectFirst("a").hasAttr("class")).isFalse();
  }

  @Test
  void quotesInsideAValueDoNotEndTheAttribute() {
    assertThat(
            inline("p { font-family: \"Noto Sans\", serif }", "<p>x</p>")
                .expectFirst("p")
                .outerHtml())
        .isEqualTo("<p style=\"font-family:'Noto Sans', serif\">x</p>");
  }

  @Test
  void aDirectionIsAlsoAStyleForClientsThatDropTheAttribute() {
    Document page =
        inline(
            ".rtl { direction: rtl; text-align: right }",
            "<div dir=ltr><p dir=ltr>a</p><div class=rtl dir=rtl>b <span dir=ltr>c</span></div>"
                + "<ul dir=rtl style='margin:0'><li>d</li></ul></div>");

    assertThat(page.expectFirst("body > div").attr("style")).isEqualTo("direction:ltr");
    assertThat(page.expectFirst("p").hasAttr("style")).isFalse();
    assertThat(page.expectFirst("div.rtl, div > div").attr("style"))
        .isEqualTo("direction:rtl;text-align:right");
    assertThat(page.expectFirst("span").attr("style")).isEqualTo("direction:ltr");
    assertThat(page.expectFirst("ul").attr("style")).isEqualTo("margin:0;direction:rtl");
  }

  @Test
  void anAutomaticDirectionIsThatOfMostLetters() {
    Document page =
        inline(
            "",
            "<div dir=ltr><p dir=auto>iPhone 17: הדור החדש מגיע לחנויות</p><p dir=auto>A שלום"
                + " to all</p><p dir=auto>17</p></div><div dir=rtl><p dir=auto>17</p></div>");

    assertThat(page.select("p").eachAttr("dir")).containsExactly("rtl");
    assertThat(page.select("p[style=direction:rtl]")).hasSize(1);
  }

  @Test
  void aBackgroundIsAlsoAnAttributeForClientsThatDropTheColourFromTheStyle() {
    Document page =
        inline(
            ".a { background-color: #fed } p { background-color: #eee }",
            "<table class=a><tr><td class=a><p class=a>x</p></td><td"
                + " bgcolor=red>y</td></tr></table>");

    assertThat(page.select("[bgcolor=#ffeedd]").eachAttr("bgcolor")).hasSize(2);
    assertThat(page.expectFirst("p").hasAttr("bgcolor")).isFalse();
    assertThat(page.select("[bgcolor=red]")).hasSize(1);
  }

  @Test
  void rulesForWhatIsNotOnThePageAreLeftOut() {
    Document page =
        inline(
            "@media print { .a, .b, a[x-apple-data-detectors] { color: #333 } .c { color: #444 } }",
            "<p class=a>x</p>");

    assertThat(page.expectFirst("style").data())
        .isEqualTo("@media print{\n.a,a[x-apple-data-detectors]{color:#333333 !important}\n}\n");
  }

  private static Document inline(String css, String body) {
    String html = "<head><link rel=stylesheet href=a.css></head><body>" + body + "</body>";
    return Jsoup.parse(new Css(new Design(Map.of("a.css", css))).inline("page.ftlh", html));
  }
}
