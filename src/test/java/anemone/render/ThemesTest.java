package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ThemesTest {

  private static final String DARK = "@media (prefers-color-scheme: dark) {";

  @ParameterizedTest
  @CsvSource({"default, #b93a22, #ff8e76", "harbour, #0b5aa8, #7cbcff", "folio, #28604a, #93cfb0"})
  void theThemeThatIsChosenPaintsTheMailByDayAndByNight(Theme theme, String day, String night) {
    Document page = page(EditionFixture.design().in(new Look(theme, Images.NONE)));

    assertThat(page.select("p > span, p > strong").eachAttr("style"))
        .anyMatch(s -> s.contains("color:" + day));
    assertThat(page.select("head > style").outerHtml()).contains("color:" + night + " !important");
    assertThat(page.outerHtml()).doesNotContain("var(");
  }

  @ParameterizedTest
  @MethodSource("anemone.render.Theme#shipped")
  void everythingWrittenCanBeReadByDay(Theme theme) {
    assertReadable(page(EditionFixture.design().in(new Look(theme, Images.HOSTED))));
  }

  @ParameterizedTest
  @MethodSource("anemone.render.Theme#shipped")
  void everythingWrittenCanBeReadByNight(Theme theme) {
    assertReadable(atNight(page(EditionFixture.design().in(new Look(theme, Images.HOSTED)))));
  }

  @ParameterizedTest
  @MethodSource("anemone.render.Theme#shipped")
  void byNightTheThemesRulesWinOverTheSameOnesAsByDay(Theme theme) {
    Design day = EditionFixture.design().in(new Look(theme, Images.NONE));
    Map<String, String> dark = new TreeMap<>(day.files());
    dark.computeIfPresent(theme.file(), (name, css) -> nightAlone(css));
    List<Element> meant = List.copyOf(page(new Design(dark, day.look())).body().select("*"));
    List<Element> sent = List.copyOf(atNight(page(day)).body().select("*"));

    assertThat(sent).hasSameSizeAs(meant);
    for (int i = 0; i < sent.size(); i++) {
      for (String property : List.of("color", "background-color", "border-top", "border-bottom")) {
        assertThat(declared(sent.get(i), property))
            .as(property + " of " + sent.get(i).outerHtml())
            .isEqualTo(declared(meant.get(i), property));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("anemone.render.Theme#shipped")
  void sentencesAreOf16PixelsAndNothingIsOfFewerThan12(Theme theme) {
    Document page = page(EditionFixture.design().in(new Look(theme, Images.NONE)));

    assertThat(page.select("h3 + p")).allMatch(p -> pixels(p) >= 16);
    assertThat(page.select("[style*=font-size]")).allMatch(e -> pixels(e) >= 12);
    assertThat(page.select("[style*=font-family]").eachAttr("style"))
        .allMatch(style -> style.matches(".*(Hiragino|Yu Mincho).*Noto \\w+ Arabic.*"));
  }

  @Test
  void anEditorsOwnThemeStaysInForceWhereNoneIsChosen() {
    Design design = EditionFixture.design();
    String own = design.files().getOrDefault("theme.css", "").replace("#b93a22", "#00695c");
    Design changed = EditionFixture.design("theme.css", own);

    assertThat(page(changed).outerHtml()).contains("#00695c").doesNotContain("#b93a22");
    assertThat(page(changed.in(new Look(Theme.FOLIO, Images.NONE))).outerHtml())
        .doesNotContain("#00695c");
  }

  @Test
  void aMistakeInAThemeIsToldWithItsOwnFile() {
    Design broken =
        EditionFixture.design("themes/folio.css", ":root {\n  --ink #000;\n}\n")
            .in(new Look(Theme.FOLIO, Images.NONE));

    assertThatExceptionOfType(TemplateProblem.class)
        .isThrownBy(() -> page(broken))
        .withMessageStartingWith("themes/folio.css:2");
  }

  private static Document page(Design design) {
    Proof proof = new Proof(EditionFixture.edition("en"), design, EditionFixture.letterhead());
    return Jsoup.parse(
        new Renderer(proof, EditionFixture.links(), 1)
            .render(EditionFixture.subscriber("ada@reader.example.com", "en"), ArticleFixture.NOW)
            .orElseThrow()
            .html());
  }

  /** A mail as a client in dark mode shows it: what its style element says comes first. */
  private static Document atNight(Document page) {
    String kept = page.select("head > style").stream().map(Element::data).findFirst().orElse("");
    int start = kept.indexOf(DARK.replace(" {", "{")) + DARK.length();
    String night = kept.substring(start, kept.indexOf("\n}", start));
    page.select("head > style").remove();
    page.head().append("<link rel=stylesheet href=night.css>");
    return Jsoup.parse(
        new Css(new Design(Map.of("night.css", night))).inline("page", page.outerHtml()));
  }

  /** A theme whose values by night hold by day too. */
  private static String nightAlone(String css) {
    int start = css.indexOf(DARK);
    int end = css.indexOf("\n}\n", start);
    return css.substring(0, start)
        + css.substring(start + DARK.length(), end)
        + css.substring(end + 2);
  }

  private static void assertReadable(Document page) {
    page.select("body .preheader, body > div:first-child").remove();
    assertThat(page.body().select("*").stream().filter(e -> !e.ownText().isBlank()))
        .hasSizeGreaterThan(40)
        .allSatisfy(
            e ->
                assertThat(contrast(nearest(e, "color"), nearest(e, "background-color")))
                    .as(e.outerHtml())
                    .isGreaterThanOrEqualTo(4.5));
  }

  private static String nearest(Element element, String property) {
    return Stream.iterate(element, Element::hasParent, Element::parent)
        .map(e -> declared(e, property))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError(property + " of " + element.outerHtml()));
  }

  private static String declared(Element element, String property) {
    return Stream.of(element.attr("style").split(";", -1))
        .filter(d -> d.startsWith(property + ":"))
        .map(d -> d.substring(property.length() + 1))
        .findFirst()
        .orElse("");
  }

  private static int pixels(Element element) {
    return Integer.parseInt(declared(element, "font-size").replace("px", ""));
  }

  /** The contrast of two colours (WCAG 2.2, "contrast ratio"). */
  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double c = (channel & 0xFF) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
