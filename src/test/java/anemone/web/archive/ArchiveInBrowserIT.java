package anemone.web.archive;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Slot;
import anemone.edition.Topic;
import anemone.fixture.Accessibility;
import anemone.fixture.Browser;
import anemone.fixture.SentEditions;
import anemone.fixture.Site;
import anemone.fixture.TemplateFiles;
import anemone.render.PageTemplates;
import anemone.render.Proofs;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.web.pages.Answer;
import anemone.web.pages.PageLanguages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive in a real browser, where this machine has one. */
class ArchiveInBrowserIT {

  private static final int PHONE = 320;

  @TempDir private static Path folder;
  private static Optional<Browser> browser = Optional.empty();
  private static Database database;

  @BeforeAll
  static void start() throws IOException {
    browser = Optional.of(Browser.orAbort(folder));
    database = DatabaseFile.open(folder.resolve("state"));
    SentEditions editions = new SentEditions(database);
    editions.daily(LocalDate.of(2026, 10, 30), 4);
    for (String language : List.of("en", "de", "es", "fr", "ar", "ja")) {
      editions.mixed(slot(language), language);
    }
  }

  @AfterAll
  static void end() throws IOException {
    if (browser.isPresent()) {
      browser.get().close();
      database.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es", "fr", "ar", "ja"})
  void everyPageFitsAPhoneAndIsAccessibleByDayAndNight(String language) throws IOException {
    try (Site server = Site.open()) {
      URI address = server.at("/archive/");
      Archive archive = new Archive(site(address, language), view(), proofs(), Clock.systemUTC());
      server.on(
          "/",
          exchange -> {
            String path = exchange.getRequestURI().getPath().replaceFirst("/archive/", "");
            Answer answer = archive.find(path).orElseThrow();
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.bytes().length);
            exchange.getResponseBody().write(answer.bytes());
          });
      page().size(PHONE, 640);
      for (boolean night : List.of(false, true)) {
        page().dark(night);
        for (String path : List.of("", "daily/", slot(language).label() + "/", "2026-11/")) {
          page().open(address.resolve(path).toString());
          check(language + "-" + (night ? "night" : "day") + "-" + path.replace('/', '-'));
        }
      }
    }
  }

  private static void check(String name) throws IOException {
    String pictures = System.getProperty("anemone.pictures", "");
    if (!pictures.isEmpty()) {
      page().picture(Path.of(pictures, name + ".png"));
    }
    assertThat(page().evaluate("document.documentElement.scrollWidth").asInt())
        .as(name)
        .isLessThanOrEqualTo(PHONE);
    assertThat(Accessibility.violations(page())).as(name).isEmpty();
  }

  private static Browser page() {
    return browser.orElseThrow();
  }

  private static Proofs proofs() {
    return new SentEditions(database).proofs();
  }

  /** The slot of the edition in a language. */
  private static Slot slot(String language) {
    int day = List.of("en", "de", "es", "fr", "ar", "ja").indexOf(language) + 10;
    return Slot.parse("daily/2026-11-" + day);
  }

  private static ArchiveView view() throws IOException {
    Map<String, String> files = TemplateFiles.in("pages");
    String style = Files.readString(Path.of("templates/theme.css")) + files.get("archive.css");
    return new ArchiveView(
        Optional.empty(), new PageTemplates(files), PageLanguages.BUILT_IN, style, "");
  }

  private static ArchiveSite site(URI address, String language) {
    return new ArchiveSite(
        "Tidepool",
        "Bite-sized brilliance in every update",
        List.of("Tidepool, Quay 4", "2100 Port Elsin"),
        address,
        Locale.forLanguageTag(language),
        List.of(
            new Topic("sea", "Sea", List.of()),
            new Topic("science", "Science", List.of()),
            new Topic("work", "Work", List.of())),
        false,
        Optional.of(address));
  }
}
