package anemone.web.pages;

import static anemone.web.pages.PagesFixture.ADA;
import static anemone.web.pages.PagesFixture.LINKS;

import anemone.edition.Topic;
import anemone.fixture.TemplateFiles;
import anemone.render.PageTemplates;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlRoster;
import anemone.subscriber.Cadence;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.Subscriptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The pages of one subscriber's subscription. */
abstract class SubscriptionPages {

  static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  static final SubscriberRules RULES =
      new SubscriberRules(
          Set.of("sea", "sky", "soil"), Cadence.DAILY, ZoneId.of("Europe/Lisbon"), Locale.ENGLISH);
  static final Site SITE =
      PagesFixture.site(
          "The Letters",
          RULES,
          new Topic("sea", "The sea", List.of()),
          new Topic("sky", "The sky", List.of()),
          new Topic("soil", "Soil", List.of()));

  @TempDir Path state;
  Database database;
  SqlRoster roster;
  Pages pages;

  @BeforeEach
  void open() {
    database = DatabaseFile.open(state);
    roster = new SqlRoster(database);
    takeIn("{'email': 'Ada@example.org', 'name': 'Ada L.'}");
    pages = pages(Map.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  Pages pages(Map<String, String> changed) {
    Map<String, String> usual = TemplateFiles.in("pages");
    Map<String, String> own = new TreeMap<>(usual);
    own.putAll(changed);
    return new Pages(
        SITE,
        new Subscriptions(roster, LINKS),
        Optional.of(new PageTemplates(own)),
        new PageTemplates(usual),
        "",
        Optional.empty(),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  void takeIn(String entry) {
    PagesFixture.takeIn(roster, entry, RULES, NOW);
  }

  Answer get(String path) {
    return pages.answer(new Request("GET", path, "", "", Optional.of("")));
  }

  Answer post(String path, String body) {
    return pages.answer(
        new Request("POST", path, "application/x-www-form-urlencoded", "", Optional.of(body)));
  }

  /** What the undo button of a page sends along. */
  static String before(String page) {
    return page.replaceFirst("(?s).*name=\"before\" value=\"([^\"]*)\".*", "$1");
  }

  String unsubscribe() {
    return LINKS.unsubscribe(ADA, ada().epoch()).getPath();
  }

  String preferences() {
    return LINKS.preferences(ADA, ada().epoch()).getPath();
  }

  RosterEntry ada() {
    return roster.find(ADA).orElseThrow();
  }

  Subscriber subscriber() {
    return ada().subscriber(RULES);
  }
}
