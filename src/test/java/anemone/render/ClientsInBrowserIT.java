package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Browser;
import anemone.fixture.ClientSimulation;
import anemone.fixture.MailGallery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulated clients in a browser, with words that are longer than a phone is wide. */
class ClientsInBrowserIT {

  private static final List<String> LANGUAGES = List.of("en", "de", "ar", "ja");

  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.orAbort(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WORD")
  void noMailIsWiderThanThePhone(ClientSimulation client) throws IOException {
    for (Theme theme : Theme.shipped()) {
      for (String language : LANGUAGES) {
        open(client, theme, language);
        for (int width : ClientSimulation.WIDTHS) {
          browser.size(width, 800);
          assertThat(number("document.documentElement.scrollWidth"))
              .as(theme + " " + language + " at " + width)
              .isLessThanOrEqualTo(width);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("anemone.render.Theme#shipped")
  void withoutPicturesNoEmptyBoxIsLeft(Theme theme) throws IOException {
    open(ClientSimulation.PICTURES_OFF, theme, "en");
    browser.size(700, 800);

    assertThat(number("Math.max(...[...document.images].map(i => i.offsetHeight))")).isLessThan(60);
    assertThat(browser.text()).contains("Picture: Harbour Post");
  }

  @ParameterizedTest
  @MethodSource("anemone.render.Theme#shipped")
  void linesOfEnlargedTextDoNotOverlap(Theme theme) throws IOException {
    for (String language : LANGUAGES) {
      open(ClientSimulation.TEXT_DOUBLED, theme, language);
      browser.size(375, 800);

      assertThat(
              number(
                  "100 * Math.min(...[...document.querySelectorAll('p, h1, h2, h3, li')]"
                      + ".filter(e => e.innerText.trim()).map(e => getComputedStyle(e))"
                      + ".map(s => parseFloat(s.lineHeight) / parseFloat(s.fontSize)))"))
          .isGreaterThan(114);
    }
  }

  private static void open(ClientSimulation client, Theme theme, String language)
      throws IOException {
    String html = MailGallery.message(theme, language, MailGallery.Kind.CLIENTS).html();
    Document left = client.of(html);
    if (client == ClientSimulation.STYLES_STRIPPED) {
      left.body().child(0).remove(); // the line for the list of mails, which only a style hides
    }
    Path page = Files.writeString(folder.resolve("page.html"), left.outerHtml());
    browser.open(page.toUri().toString());
  }

  private static double number(String expression) throws IOException {
    return browser.evaluate(expression).asDouble();
  }
}
