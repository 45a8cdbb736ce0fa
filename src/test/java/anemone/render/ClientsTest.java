package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.ClientSimulation;
import anemone.fixture.MailGallery;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of the mails of every theme, in clients that drop a part of them. */
class ClientsTest {

  private static final List<String> LANGUAGES = List.of("en", "de", "ar", "ja");

  static Stream<Arguments> mails() {
    return Theme.shipped().stream()
        .flatMap(theme -> LANGUAGES.stream().map(language -> Arguments.of(theme, language)));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void everyTextKeepsItsDirectionWithoutDir(Theme theme, String language) {
    String html = html(theme, language);
    List<Element> whole = Jsoup.parse(html).body().select("p, h1, h2, h3, li");
    List<Element> left =
        ClientSimulation.DIRECTIONS_DROPPED.of(html).body().select("p, h1, h2, h3, li");

    assertThat(left).hasSameSizeAs(whole).hasSizeGreaterThan(60);
    for (int i = 0; i < whole.size(); i++) {
      assertThat(nearest(left.get(i), "direction"))
          .as(left.get(i).outerHtml())
          .isEqualTo(said(whole.get(i), "dir", 0));
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void everyTurnedPartOfALineIsBetweenIsolates(Theme theme, String language) {
    Document page = Jsoup.parse(html(theme, language));

    assertThat(page.select("bdi, [dir=auto], a[dir]")).isEmpty();
    assertThat(page.body().select("span[dir]"))
        .isNotEmpty()
        .filteredOn(s -> !said(s, "dir", 1).equals(s.attr("dir")))
        .allSatisfy(
            span ->
                assertThat(span.wholeText().strip())
                    .as(span.outerHtml())
                    .matches("(?s)[\\u2066\\u2067].*\\u2069"));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void theHebrewStoryThatBeginsWithALatinWordStandsAtTheRight(Theme theme, String language) {
    Document left = ClientSimulation.DIRECTIONS_DROPPED.of(html(theme, language));
    Element title = left.expectFirst("h3:contains(iPhone 17)");

    assertThat(nearest(title, "direction")).isEqualTo("rtl");
    assertThat(nearest(title, "text-align")).isEqualTo("right");
  }

  @ParameterizedTest
  @MethodSource("mails")
  void aListIsAlignedWithItsBullets(Theme theme, String language) {
    Document left = ClientSimulation.DIRECTIONS_DROPPED.of(html(theme, language));
    Element list = left.expectFirst("ul");

    assertThat(ClientSimulation.declarations(list))
        .containsEntry("direction", language.equals("ar") ? "rtl" : "ltr")
        .containsEntry("text-align", language.equals("ar") ? "right" : "left");
  }

  @ParameterizedTest
  @MethodSource("mails")
  void wordFindsASpaceForEveryPaddingAndABorderForEveryRule(Theme theme, String language) {
    Document page = Jsoup.parse(html(theme, language));
    Document word = ClientSimulation.WORD.of(html(theme, language));

    for (String property : List.of("padding", "border-top", "border-bottom", "margin")) {
      assertThat(values(word, property)).as(property).isEqualTo(values(page, property));
    }
    assertThat(word.select("style").outerHtml())
        .contains("mso-line-height-rule: exactly", "ul {", "li {");
  }

  @ParameterizedTest
  @MethodSource("mails")
  void everyBackgroundIsAnAttributeToo(Theme theme, String language) {
    Document page = Jsoup.parse(html(theme, language));

    assertThat(page.select("table, td, th").stream())
        .filteredOn(e -> ClientSimulation.declarations(e).containsKey("background-color"))
        .isNotEmpty()
        .allMatch(
            e ->
                e.attr("bgcolor").equals(ClientSimulation.declarations(e).get("background-color")));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void noListOfTypefacesBeginsWithTheShapesOfAnotherLanguage(Theme theme, String language) {
    Document page = Jsoup.parse(html(theme, language));

    for (Map.Entry<String, String> first : Map.of("zh", "SC", "ja", "Hiragino").entrySet()) {
      page.select("[lang=" + first.getKey() + "]").stream()
          .flatMap(e -> e.select("h3, p").stream())
          .filter(e -> said(e, "lang", 0).equals(first.getKey()))
          .forEach(
              e ->
                  assertThat(nearest(e, "font-family").replaceAll("'(?!Hir|Ping|Song).*?', ", ""))
                      .as(e.outerHtml())
                      .containsPattern("^[^']*'[^']*" + first.getValue()));
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void headersAndHeadAreMeantForEveryClient(Theme theme, String language) {
    Message mail = MailGallery.message(theme, language, MailGallery.Kind.CLIENTS);
    Document page = Jsoup.parse(mail.html());

    assertThat(mail.headers()).contains(new Message.Header("Content-Language", language));
    assertThat(page.select("[role=main], img[height]")).isEmpty();
    assertThat(page.select("[style*=line-height]").eachAttr("style"))
        .noneMatch(style -> style.matches(".*line-height:\\d+px.*"));
    assertThat(page.select("head > style").outerHtml())
        .doesNotContainPattern("\\S!important")
        .contains("a[x-apple-data-detectors]{color:inherit !important");
    assertThat(page.select("a[style*=text-decoration]")).isEmpty();
  }

  private static List<String> values(Document page, String property) {
    return page.body().select("[style]").stream()
        .filter(e -> !e.normalName().matches("img|body|table"))
        .map(e -> ClientSimulation.declarations(e).getOrDefault(property, ""))
        .filter(value -> !value.matches("0?"))
        .toList();
  }

  private static String nearest(Element element, String property) {
    return Stream.iterate(element, Element::hasParent, Element::parent)
        .map(e -> ClientSimulation.declarations(e).getOrDefault(property, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Returns the nearest value of an attribute, from an element's own or that of its parent on. */
  private static String said(Element element, String attribute, int from) {
    return Stream.iterate(element, Element::hasParent, Element::parent)
        .skip(from)
        .map(e -> e.attr(attribute))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String html(Theme theme, String language) {
    return MailGallery.message(theme, language, MailGallery.Kind.CLIENTS).html();
  }
}
