package anemone.web.pages;

import static anemone.web.pages.PagesFixture.ADA;
import static anemone.web.pages.PagesFixture.LINKS;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.rehearse.SimulatedClock;
import anemone.edition.Topic;
import anemone.fixture.Accessibility;
import anemone.fixture.Browser;
import anemone.fixture.TemplateFiles;
import anemone.render.PageTemplates;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlRoster;
import anemone.store.SqlSignUps;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignUp;
import anemone.subscriber.SignedLink;
import anemone.subscriber.SignedLink.Purpose;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.Subscriptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The subscriber's pages in a real browser, where this machine has one. */
class PagesInBrowserIT {

  private static final int PHONE = 320;

  /** The elements that reach beyond the left or right edge of the window. */
  private static final String OUTSIDE =
      "[...document.querySelectorAll('main, main *, footer')].filter(e => {"
          + "const r = e.getBoundingClientRect();"
          + "return r.left < -1 || r.right > innerWidth + 1}).map(e => e.outerHTML).join('\\n')";

  private static final SubscriberRules RULES =
      new SubscriberRules(
          Set.of("sea", "sky", "soil"), Cadence.DAILY, ZoneId.of("UTC"), Locale.ENGLISH);
  private static final Site SITE =
      PagesFixture.site(
          "The Harbour Letters",
          RULES,
          new Topic("sea", "The sea", List.of()),
          new Topic("sky", "Weather and sky", List.of()),
          new Topic("soil", "Soil", List.of()));

  @TempDir private static Path profiles;
  private static Optional<Browser> browser = Optional.empty();

  @TempDir private Path state;
  private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-29T12:00:00Z"));
  private Database database;
  private SqlRoster roster;
  private SqlSignUps signUps;
  private PageServer server;

  @BeforeAll
  static void startBrowser() throws IOException {
    browser = Optional.of(Browser.orAbort(profiles));
  }

  @AfterAll
  static void endBrowser() throws IOException {
    if (browser.isPresent()) {
      browser.get().close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    database = DatabaseFile.open(state);
    roster = new SqlRoster(database);
    signUps = new SqlSignUps(database);
    Map<String, String> files = TemplateFiles.in("pages");
    PageTemplates templates = new PageTemplates(files);
    String style = Files.readString(Path.of("templates/theme.css")) + files.get("pages.css");
    server =
        PageServer.start(
            new Pages(
                SITE,
                new Subscriptions(roster, LINKS),
                Optional.of(templates),
                templates,
                style,
                Optional.of(
                    new Pages.Joining(
                        signUps, LINKS, Runnable::run, (slot, subscriber) -> Optional.empty())),
                clock),
            new PageServer.Listener("127.0.0.1", 0, Set.of()));
    takeIn("{'email': 'ada@example.org', 'name': 'Ada', 'language': 'en'}");
    page().size(PHONE, 640);
    page().scripts(true);
    page().language("en");
    page().dark(false);
  }

  @AfterEach
  void close() {
    server.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es", "fr", "ar", "ja"})
  void everyPageFitsAPhoneAndIsAccessible(String language) throws IOException {
    takeIn("{'email': 'ada@example.org', 'language': '" + language + "'}");
    page().language(language);
    for (Map.Entry<String, String> each : pages(language).entrySet()) {
      page().open(each.getValue());
      check(language + "-" + each.getKey());
    }
    for (String button : List.of("less", "leave", "back")) {
      if (!button.equals("back")) {
        page().open(address("unsubscribe/" + token(Purpose.UNSUBSCRIBE)));
      }
      page().click(button(button));
      check(language + "-after-" + button);
    }
  }

  @Test
  void everyPageIsAccessibleInTheDark() throws IOException {
    page().dark(true);
    for (Map.Entry<String, String> each : pages("en").entrySet()) {
      page().open(each.getValue());
      check("dark-" + each.getKey());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoeverLeavesCanTakeItBack(boolean scripts) throws IOException {
    page().scripts(scripts);
    RosterEntry before = ada();
    page().open(address("unsubscribe/" + token(Purpose.UNSUBSCRIBE)));

    page().click(button("leave"));
    assertThat(page().text()).contains("You are unsubscribed");
    assertThat(ada().hasLeft()).isTrue();

    page().click(button("back"));
    assertThat(page().text()).contains("You are subscribed again");
    assertThat(ada()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void preferencesAreSavedAndUndone(boolean scripts) throws IOException {
    page().scripts(scripts);
    RosterEntry before = ada();
    page().open(address("preferences/" + token(Purpose.PREFERENCES)));

    page().press("input[name=topic][value=sky]");
    page().type("#zone", "Asia/Tokyo");
    page().click("button.main");
    assertThat(page().text()).contains("Saved", "The sea and Soil", "00:00 (Asia/Tokyo)");
    Subscriber now = ada().subscriber(RULES);
    assertThat(now.topics()).containsExactly("sea", "soil");
    assertThat(now.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));

    page().click(button("undo"));
    assertThat(ada()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStrangerSubscribesAndConfirms(boolean scripts) throws IOException {
    page().scripts(scripts);
    page().open(address(""));
    page().type("#join", "eve@example.net");
    clock.pass(Duration.ofSeconds(5));

    page().click("button.main");
    assertThat(page().text()).contains("Check your inbox");

    EmailAddress eve = new EmailAddress("eve", "example.net");
    SignUp.Pending pending = signUps.find(SignedLink.fingerprint(eve)).get(0);
    page().open(address("confirm/" + LINKS.token(Purpose.CONFIRM, eve, pending.epoch())));
    assertThat(roster.find(eve)).isEmpty();
    page().click(button("confirm"));
    assertThat(page().text()).contains("Welcome");
    assertThat(roster.find(eve).orElseThrow().isActive()).isTrue();
  }

  /** The address of every page that a link or a form opens. */
  private Map<String, String> pages(String language) {
    roster.choose(ada(), PreferenceSet.NOTHING.withCadence(Cadence.WEEKDAYS), clock.instant());
    int change = roster.changes(ada()).get(0).epoch();
    EmailAddress eve = new EmailAddress("eve", "example.net");
    PreferenceSet chosen =
        new PreferenceSet(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Locale.forLanguageTag(language)),
            Optional.empty(),
            Optional.empty());
    signUps.ask(new SignUp(eve, chosen, "I would like to receive it.", clock.instant(), "::1"));
    int pending = signUps.find(SignedLink.fingerprint(eve)).get(0).epoch();
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("unsubscribe", address("unsubscribe/" + token(Purpose.UNSUBSCRIBE)));
    pages.put("preferences", address("preferences/" + token(Purpose.PREFERENCES)));
    pages.put("undo", address("undo/" + LINKS.token(Purpose.UNDO, ADA, change)));
    pages.put("subscribe", address(""));
    pages.put("confirm", address("confirm/" + LINKS.token(Purpose.CONFIRM, eve, pending)));
    pages.put("missing", address("unsubscribe/nothing"));
    return pages;
  }

  private static void check(String name) throws IOException {
    String pictures = System.getProperty("anemone.pictures", "");
    if (!pictures.isEmpty()) {
      page().picture(Path.of(pictures, name + ".png"));
    }
    assertThat(page().evaluate("document.documentElement.scrollWidth").asInt())
        .as(name)
        .isLessThanOrEqualTo(PHONE);
    assertThat(page().text(OUTSIDE)).as(name).isEmpty();
    assertThat(Accessibility.violations(page())).as(name).isEmpty();
  }

  private static Browser page() {
    return browser.orElseThrow();
  }

  private static String button(String does) {
    return "form:has(input[name=do][value=" + does + "]) button";
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.port() + "/mail/" + path;
  }

  private String token(Purpose purpose) {
    return LINKS.token(purpose, ADA, ada().epoch());
  }

  private RosterEntry ada() {
    return roster.find(ADA).orElseThrow();
  }

  private void takeIn(String entry) {
    PagesFixture.takeIn(roster, entry, RULES, clock.instant());
  }
}
