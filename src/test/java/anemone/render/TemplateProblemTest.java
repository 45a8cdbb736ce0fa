package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateProblemTest {

  @Test
  void aMisspelledNameIsToldWithItsPlace() {
    TemplateProblem problem =
        problem("parts/masthead.ftlh", "<tr><td>\n  ${masthead.nam}</td></tr>");

    assertThat(problem)
        .hasMessage(
            "parts/masthead.ftlh:2:5: ${masthead.nam} has no value; correct the name, or write"
                + " ${(masthead.nam)!\"\"} if it may be missing");
    assertThat(problem).hasMessageStartingWith("parts/masthead.ftlh:2:5: ${masthead.nam}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<#if more>x</#if>                                   | :1:6: | boolean",
        "<#if more?has_content>x                             |       | #if",
        "${more?nosuch}                                      | :1:8: | nosuch",
        "<#include 'parts/none.ftlh'>                        | :1:1: | none.ftlh",
        "<#include '../../etc/passwd'>                       | :1:1: | passwd",
        "${'freemarker.template.utility.Execute'?new()('ls')}| :1:1: | not allowed",
        "${reader?api.getClass()}                            | :1:3: | ?api",
        "${reader.class.name}                                | :1:3: | reader.class",
        "${sections[0].stories[99].title}                    | :1:3: | stories[99]",
        "<#macro m><@m/></#macro><@m/>                       |       | without end"
      })
  void everyOtherMistakeToo(String template, String place, String what) {
    String text = EditionFixture.design().files().getOrDefault("digest.txt.ftl", "");

    assertThat(problem("digest.txt.ftl", template + "\n" + text))
        .hasMessageStartingWith("digest.txt.ftl" + (place == null ? "" : place))
        .hasMessageContaining(what)
        .hasMessageNotContainingAny("\n", "StringTemplateLoader", "----");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<#list 1.. as i></#list>                                          | 2 | steps",
        "<#list 1..900000000 as i><#assign x = i></#list>                  | 2 | steps",
        "<#list 1..1500 as i><#list 1..1500 as j></#list></#list>          | 2 | steps",
        "<#list [3]?filter(x -> x > 2) as y><#list 1.. as i></#list></#list> | 2 | steps",
        "<#macro two n><#if (n > 0)><@two n - 1/><@two n - 1/></#if></#macro><@two 60/> | 2 |"
            + " steps",
        "<#function f n><#if (n < 1)><#return 1></#if><#return f(n - 1) + f(n -"
            + " 1)></#function>${f(60)} | 2 | steps",
        "<#list 1.. as i>${'wave'?left_pad(99)}</#list> | 2 | characters",
        "<#assign s = 'wave'><#list 1..60 as i><#assign s = s + s></#list> | 2 | characters",
        "<#assign s = 'wave'><#list 1..60 as i><#assign s>${s}${s}</#assign></#list> | 2 |"
            + " characters",
        "<#assign s = 'wave'><#list 1..60 as i><#assign s += s></#list> | 2 | characters",
        "<#macro m><#local s = 'wave'><#list 1..60 as i><#local s = s + s></#list></#macro><@m/> |"
            + " 2 | characters",
        "<#macro m><#local a = 1, s = 'wave'><#list 1..60 as i><#local a = 2 s = s +"
            + " s></#list></#macro><@m/> | 2 | characters",
        "<#macro m><#local 's s' = 'wave'><#list 1..60 as i><#local 's s' = .locals['s s'] +"
            + " .locals['s s']></#list></#macro><@m/> | 2 | characters",
        "<#macro m s><@m s + s/></#macro><@m 'wave'/> | 2 | characters",
        "<#macro m s n><#if (n > 0)><@m s='${s}${s}' n=n-1/></#if></#macro><@m 'wave' 60/> | 2 |"
            + " characters",
        "<#function f s><#return f(s + s)></#function>${f('wave')} | 2 | characters",
        "<#function f n><#if n == 0><#return 'wave'></#if><#local s = f(n - 1)><#return s +"
            + " s></#function>${f(60)} | 2 | characters",
        "<#global s = 'wave'><#list 1..60 as i><#global s = s + s></#list> | 2 | characters",
        "<#assign s = 'wave'><#list 1..3000 as i></#list><#list 1..60 as i><#assign s = s +"
            + " s></#list> | 2 | characters",
        "<#assign s = 'wave'><#list 1..60 as i><#assign s = s?replace('w', s)></#list> | 2 |"
            + " characters",
        "<#assign s = 'wave'><#list 1..60 as i><#assign s = (s)!?replace(s[0], s)></#list> | 2 |"
            + " characters",
        "<#assign s = 'wave'?left_pad(900000)>${s?replace('^.*$', '$0'?left_pad(900000, '$0'),"
            + " 'r')} | 2 | characters",
        "<#assign s = 'wave'?left_pad(900000)><#assign t = \"x${s?replace(' ', s)}\"> | 2 |"
            + " characters",
        "<#assign s = 'wave'?left_pad(900000)>${['a', 'b']?join(s)?replace(' ', s)} | 2 |"
            + " characters",
        "<#assign s = 'wave'><#list 1..60 as i><#assign s = [s, s, s]?join(s)></#list> | 2 |"
            + " characters",
        "<#assign s = 'wave'><#list 1..60 as i><#assign s = s?left_pad(s?length * 2)></#list> | 2 |"
            + " characters",
        "${'wave'?right_pad(2000000000)} | 2 | characters",
        "<#assign x = [1]><#list 1..60 as i><#assign x = x + x></#list> | 2 | items",
        "<#macro m><#local x = [1]><#list 1..60 as i><#local x = x + x></#list></#macro><@m/> | 2 |"
            + " items",
        "<#assign x><#list 1..60000 as i>${'wave'?left_pad(9999)}</#list></#assign> | 2 |"
            + " characters",
        "<#assign t = '<#list 1.. as i></#list>'?interpret><@t/> | | steps",
        "<#assign s = 'wave'?left_pad(900000)>${\"s?replace(' ', s)\"?eval} | | characters",
        "<#list 1..60000 as i><#assign x = 'wave'?left_pad(9999)></#list> | 2 | in all",
        "<#list (1..1000000000)?filter(x -> x < 0) as x></#list> | 2 | steps",
        "<#list (1..)?map(x -> x + 1)?take_while(x -&gt; x > 0) as x></#list> | 2 | steps",
        "<#list 1..60000 as i>${['a', 'b', 'c', 'd', 'e']?filter(x -> i < 0)?size}</#list> | 2 |"
            + " steps",
        "${(1..1000000000)?seq_contains(-1)?c} | 2 | items",
        "${(1..1000000000)?join('')} | 2 | items",
        "${((1..1000000000)?sort)?size} | 2 | items",
        "${'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'?matches('.*.*.*.*.*.*.*.*.*x')?c} | 2 |"
            + " regular expression",
        "${'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!'?matches('.*.*.*.*.*.*.*.*.*x', 'i')?c} | 2 |"
            + " regular expression",
        "${'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'?replace('.*.*.*.*.*.*.*.*.*x', '', 'r')} | 2"
            + " | regular expression",
        "${'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'?split('.*.*.*.*.*.*.*.*.*x', 'r')?size} | 2"
            + " | regular expression",
        "${'ab'?left_pad(90000)?matches('(?: ?){40} {90001}')?c} | 2 | regular expression",
        "<#assign s = 'wave'?left_pad(9999)><#list 1..9999 as i>${s?matches('(?: ?) *c')?c}</#list>"
            + " | 2 | regular expression",
        "<#assign n = 7><#list 1..60 as i><#assign n = n * n></#list> | 2 | digits",
        "${'1e999999999'?number?c} | 2 | number",
      })
  void aTemplateThatLoopsOrDoublesEndsWithItsLine(String template, Integer line, String what) {
    String text = EditionFixture.design().files().getOrDefault("digest.txt.ftl", "");

    assertThat(problem("digest.txt.ftl", "Good morning\n" + template + "\n" + text))
        .hasMessageStartingWith("digest.txt.ftl" + (line == null ? "" : ":" + line + ":"))
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<#assign h = {'a': 1}><#list 1..60 as i><#assign h = h + h></#list>${h.b!'no'} | no",
        "<#macro m><#local h = {'a': 1}><#list 1..60 as i><#local h = h +"
            + " h></#list>${h.b!'no'}</#macro><@m/> | no",
        "<#macro m h n><#if (n > 0)><@m h + h n - 1/><#else>${h.b!'no'}</#if></#macro><@m {'a': 1}"
            + " 60/> | no",
        "<#global h = {'a': 1}><#list 1..60 as i><#global h = h + h></#list>${h.b!'no'} | no",
        "<#assign h = {'a': 1} + {'b': 2} + {'a': 3}>${h.a}${h.b}${h?keys?join('-')} | 32a-b",
        "<#list [3, 1, 2]?filter(x -> x > 1)?sort?map(x -> x * 10) as x>${x}!</#list> | 20!30!",
        "${['b', 'a']?sort?reverse?join('-')}${['a']?seq_contains('a')?c}  | b-atrue",
        "${'a, b;c'?split('[,;] ?', 'r')?join('-')}              | a-b-c",
        "${'wave 42'?matches(r'([a-z]+) (\\d+)')?groups[2]}    | 42",
        "${('a-b'!more)?replace('-', 'x')}                       | axb",
        "${['a', 'b']?join('-')?replace(r'(\\w)', '$1$1', 'r')} | aa-bb",
        "<#assign s = 'a'>${\"<${s?left_pad(3, '-')}>\"}        | <--a>",
        "<#assign s = 'a' t = s == 'a'>${t?c}                    | true",
        "<#assign s>a<#list 1..2 as i>b</#list></#assign>${s}    | abb",
        "<#macro m s t='x'><#local u = s + t>${u}</#macro><@m 'a'/> | ax",
        "<#assign t = r'<#list 1..2 as i>${i}</#list>'?interpret><@t/> | 12",
        "${'1 + 1'?eval}                                         | 2",
        "${(none?replace('a', 'b'))!'-'}                         | -",
      })
  void theLimitsChangeNothingOfAnOrdinaryTemplate(String template, String printed) {
    Templates templates = Templates.ofPages(Map.of("page.ftl", template));

    assertThat(templates.print("page.ftl", new Page(1))).isEqualTo(printed);
  }

  @Test
  void aVariableOfAnotherFileHasItsLimitToo() {
    Templates templates =
        Templates.ofPages(
            Map.of(
                "page.ftl",
                "<#import 'n.ftl' as n><#list 1..60 as i><#assign s = n.s + n.s in n></#list>",
                "n.ftl",
                "<#assign s = 'wave'>"));

    assertThatExceptionOfType(TemplateProblem.class)
        .isThrownBy(() -> templates.print("page.ftl", new Page(1)))
        .withMessageStartingWith("page.ftl:1:")
        .withMessageContaining("characters");
  }

  @Test
  void anExpressionThatJoinsHundredsOfTextsIsRefusedAtItsPlace() {
    String text = "x\n${'s'" + " + 's'".repeat(600) + "}";

    assertThatExceptionOfType(TemplateProblem.class)
        .isThrownBy(() -> Templates.ofPages(Map.of("page.ftl", text)))
        .withMessage("page.ftl:2:3: an expression here joins more than 500 texts; use a loop");
  }

  @Test
  void aMissingNameBeforeABuiltInIsToldAsItWasWritten() {
    Templates templates = Templates.ofPages(Map.of("page.ftl", "x ${none?replace('a', 'b')}"));

    assertThatExceptionOfType(TemplateProblem.class)
        .isThrownBy(() -> templates.print("page.ftl", new Page(1)))
        .withMessageStartingWith("page.ftl:1:5: ${none} has no value");
  }

  /** A page of nothing much. */
  public record Page(int number) {}

  @Test
  void whatCountsStepsChangesNoColumnAndNoSpace() {
    String text = EditionFixture.design().files().getOrDefault("digest.txt.ftl", "");
    String loop = "<#list 1..2 as i><#list 1..2 as j>${i.name}</#list></#list>";

    assertThat(problem("digest.txt.ftl", loop + text))
        .hasMessageStartingWith("digest.txt.ftl:1:" + (loop.indexOf("i.name") + 1) + ":");
    TemplateInstrumenter steps = new TemplateInstrumenter();
    assertThat(steps.instrument("a", "<#-- <#list x as y> --><#noparse><#list></#noparse>"))
        .startsWith("<#-- <#list x as y> --><#noparse><#list></#noparse><#if ");
    assertThat(steps.instrument("b", "<#list '>' as y>a"))
        .isEqualTo("<#list '>' as y><#if _steps()></#if>a<#if _steps()></#if>");
  }

  @Test
  void aTemplateThatIsMissingIsNamed() {
    Map<String, String> files = new TreeMap<>(EditionFixture.design().files());
    files.remove("digest.txt.ftl");

    assertThatExceptionOfType(TemplateProblem.class)
        .isThrownBy(() -> render(new Design(files)))
        .withMessage("digest.txt.ftl: is missing from the templates folder; put it back");
  }

  @Test
  void aMailThatNobodyCouldLeaveIsRefused() {
    assertThat(problem("parts/footer.ftlh", ""))
        .hasMessageContaining("digest.html.ftlh: does not show ${reader.unsubscribe}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".title { color red }                          | correct the style sheet",
        ".title { color: var(--acent) }                | --acent is not defined in a :root",
        ":root { --a: var(--a) } p { color: var(--a) } | refers to itself"
      })
  void aMistakeInTheThemeIsToldWithItsLine(String css, String what) {
    String theme = EditionFixture.design().files().getOrDefault("theme.css", "");

    assertThat(problem("theme.css", theme + css))
        .hasMessageStartingWith("theme.css:" + (theme.lines().count() + 1))
        .hasMessageContaining(what);
  }

  @Test
  void aTemplateThatIsTooLongForAnyMailboxIsRefused() {
    assertThat(problem("parts/masthead.ftlh", "<tr><td>" + "wave ".repeat(20_000) + "</td></tr>"))
        .hasMessageContaining("make it shorter");
  }

  private static TemplateProblem problem(String file, String text) {
    Design design = EditionFixture.design(file, text);
    try {
      render(design);
    } catch (TemplateProblem problem) {
      return problem;
    }
    throw new AssertionError(file + " went through");
  }

  private static void render(Design design) {
    Proof proof = new Proof(EditionFixture.edition("en"), design, EditionFixture.letterhead());
    new Renderer(proof, EditionFixture.links(), 1)
        .render(EditionFixture.subscriber("ada@reader.example.com", "en"), ArticleFixture.NOW);
  }
}
