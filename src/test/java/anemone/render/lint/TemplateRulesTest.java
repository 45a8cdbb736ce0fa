package anemone.render.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import anemone.render.Design;
import anemone.render.Proof;
import anemone.render.Renderer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateRulesTest {

  @Test
  void theShippedTemplatesHaveNoFinding() {
    assertThat(TemplateRules.check(EditionFixture.design())).isEmpty();
  }

  @Test
  void aTableThatIsNotClosedIsFoundWhereItBegins() {
    assertThat(findings("<div>\n  <table class=\"a > b\"><tr><td>x\n</div>\n"))
        .containsExactly(
            "error template-tag: templates/parts/own.ftlh:2:3, near \"<table class=\"a >"
                + " b\"><tr><td>x\": <table> is not closed; add </table> where it ends, in the same"
                + " file");
  }

  @Test
  void anEndOfNothingIsFound() {
    assertThat(findings("<div></div>\n</table>"))
        .singleElement()
        .asString()
        .contains("own.ftlh:2:1")
        .contains("</table> closes nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<#if a><table class=x><#else><table></#if><tr><td></table>",
        "<#list a as b><p>${b}<#else><br></#list>",
        "<#if url?has_content><a href=\"${url}\"></#if>x<#if url?has_content></a></#if>",
        "<!-- <table> --><#-- <div> -->${\"<table>\"}<#if a gt (b > c)>x</#if>",
        "<!--[if mso]><table><tr><td><![endif]--><div></div><!--[if"
            + " mso]></td></tr></table><![endif]-->"
      })
  void whatIsClosedInEveryCaseIsNoMistake(String template) {
    assertThat(findings(template)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>${story.title?no_esc}</b>",
        "<b>${story.title ? noEsc}</b>",
        "<b><#noautoesc>${story.title}</#noautoesc></b>",
        "<b><#outputformat \"plainText\">${story.title}</#outputformat></b>"
      })
  void aValueThatIsPrintedUnescapedIsFoundAtItsPlace(String template) {
    assertThat(findings("\n" + template))
        .singleElement()
        .asString()
        .contains("error template-unescaped: templates/parts/own.ftlh:2:");
  }

  @Test
  void aTemplateMayPrintItsOwnMarkup() {
    assertThat(findings("${\"&nbsp;\"?no_esc}<#-- ${a?no_esc} -->")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p { color: red }\n h1 { color: blue\nh2 { color: green }\n",
        "p { color: red }\n h1 { color: blue",
        "@media print { p { color: red } }\n h1 { color: blue; /* } */ content: '}'"
      })
  void aBraceThatIsNotClosedIsFoundWhereItBegins(String css) {
    Map<String, String> files = new TreeMap<>(EditionFixture.design().files());
    files.put("theme.css", css);

    assertThatThrownBy(() -> render(new Design(files)))
        .hasMessage("theme.css:2:5: { is not closed; add } behind its last declaration");
  }

  private static void render(Design design) {
    new Renderer(
            new Proof(EditionFixture.edition("en"), design, EditionFixture.letterhead()),
            EditionFixture.links(),
            1)
        .render(EditionFixture.subscriber("ada@reader.example.com", "en"), ArticleFixture.NOW);
  }

  private static List<String> findings(String template) {
    return TemplateRules.check(new Design(Map.of("parts/own.ftlh", template))).stream()
        .map(Finding::toString)
        .toList();
  }
}
