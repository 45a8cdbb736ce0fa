package anemone.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Topic;
import anemone.fixture.TemplateFiles;
import anemone.render.PageTemplates;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlRoster;
import anemone.store.SqlSuppressions;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Secret;
import anemone.subscriber.SignUpRules;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.Subscriptions;
import anemone.subscriber.file.SubscriberReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final EmailAddress ADA = new EmailAddress("ada", "example.org");
  private static final SubscriberRules RULES =
      new SubscriberRules(
          Set.of("sea", "sky", "soil"), Cadence.DAILY, ZoneId.of("Europe/Lisbon"), Locale.ENGLISH);
  private static final URI BASE = URI.create("https://news.example.org/mail");
  private static final SignedLink LINKS =
      new SignedLink(new Secret("a key of a test, long enough"), "letters.example.org", BASE);
  private static final Site SITE =
      new Site(
          "The Letters",
          List.of("1 Quay Street", "Exampleton"),
          BASE,
          List.of(
              new Topic("sea", "The sea", List.of()),
              new Topic("sky", "The sky", List.of()),
              new Topic("soil", "Soil", List.of())),
          RULES,
          SignUpRules.STANDARD.opened(),
          PageLanguages.BUILT_IN);

  @TempDir private Path state;
  private Database database;
  private SqlRoster roster;
  private Pages pages;

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

  @Test
  void oneClickLeavesAtOnceAndAsOftenAsItIsSent() {
    String body = "List-Unsubscribe=One-Click";

    assertThat(post(unsubscribe(), body).status()).isEqualTo(200);
    assertThat(post(unsubscribe(), body).status()).isEqualTo(200);

    assertThat(ada().hasLeft()).isTrue();
  }

  @Test
  void oneClickMayBeMultipart() {
    String body =
        """
        --xyz\r
        Content-Disposition: form-data; name="List-Unsubscribe"\r
        \r
        One-Click\r
        --xyz--\r
        """;
    Request request =
        new Request(
            "POST", unsubscribe(), "multipart/form-data; boundary=xyz", "", Optional.of(body));

    assertThat(pages.answer(request).status()).isEqualTo(200);

    assertThat(ada().hasLeft()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void aLookChangesNothing(String method) {
    for (String path : List.of(unsubscribe(), preferences())) {
      Answer answer = pages.answer(new Request(method, path, "", "", Optional.of("do=leave")));
      assertThat(answer.status()).isEqualTo(200);
    }
    assertThat(ada().isActive()).isTrue();
  }

  @Test
  void thatWasAMistakePutsEverythingBack() {
    RosterEntry before = ada();
    assertThat(post(unsubscribe(), "do=leave").body()).contains("That was a mistake");

    post(unsubscribe(), "do=back");

    assertThat(ada()).isEqualTo(before);
  }

  @Test
  void whoGetsLessKeepsTheSubscription() {
    Answer answer = post(unsubscribe(), "do=less");
    assertThat(subscriber().cadence()).isEqualTo(Cadence.WEEKLY);
    assertThat(answer.body()).contains("Once a week, on Monday");

    post(unsubscribe(), "do=less");
    assertThat(subscriber().cadence()).isEqualTo(Cadence.MONTHLY);
  }

  @Test
  void aPauseIsTwoWeeksLongAndCanBeUndone() {
    String page = post(unsubscribe(), "do=pause").body();
    assertThat(subscriber().pausedUntil()).contains(LocalDate.parse("2026-12-13"));

    post(unsubscribe(), "do=undo&before=" + before(page));

    assertThat(subscriber().pausedUntil()).isEmpty();
  }

  @Test
  void fewerTopicsAreKept() {
    post(unsubscribe(), "do=topics&topic=sea&topic=nonsense");
    assertThat(subscriber().topics()).containsExactly("sea");

    post(unsubscribe(), "do=topics&topic=nonsense");
    assertThat(subscriber().topics()).containsExactly("sea");
  }

  @Test
  void allPreferencesCanBeChanged() {
    Answer answer =
        post(
            preferences(),
            "do=save&topic=sky&topic=soil&cadence=weekly-friday&hour=18&zone=Asia%2FTokyo"
                + "&language=ja&most=5&paused=2026-12-24");

    assertThat(answer.status()).isEqualTo(200);
    Subscriber now = subscriber();
    assertThat(now.topics()).containsExactly("sky", "soil");
    assertThat(now.cadence()).isEqualTo(Cadence.WEEKLY_FRIDAY);
    assertThat(now.hour()).isEqualTo(18);
    assertThat(now.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(now.language()).isEqualTo(Locale.JAPANESE);
    assertThat(now.most()).contains(5);
    assertThat(now.pausedUntil()).contains(LocalDate.parse("2026-12-24"));
    assertThat(answer.body()).contains("lang=\"ja\"");

    post(preferences(), "do=undo&before=" + before(answer.body()));
    assertThat(subscriber().cadence()).isEqualTo(Cadence.DAILY);
    assertThat(subscriber().language()).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void whatIsLeftAsItWasIsStillDecidedByTheFile() {
    post(
        preferences(),
        "do=save&topic=sea&topic=sky&topic=soil&cadence=weekly&hour=0&zone=Europe%2FLisbon"
            + "&language=en&most=0&paused=");

    takeIn("{'email': 'ada@example.org', 'hour': 9, 'topics': ['sky'], 'cadence': 'monthly'}");

    assertThat(subscriber().hour()).isEqualTo(9);
    assertThat(subscriber().topics()).containsExactly("sky");
    assertThat(subscriber().cadence()).isEqualTo(Cadence.WEEKLY);
  }

  @Test
  void whatCannotBeChangesNothingAndIsNamed() {
    Answer answer =
        post(preferences(), "do=save&topic=sea&cadence=weekly&hour=3&zone=Mars%2FBase&language=en");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("This time zone is not known.");
    assertThat(subscriber().cadence()).isEqualTo(Cadence.DAILY);
  }

  @Test
  void theAddressIsMaskedAndTheNameIsNotShown() {
    for (String path : List.of(unsubscribe(), preferences())) {
      String page = get(path).body();
      assertThat(page).contains("A•••@e•••.org");
      assertThat(page.toLowerCase(Locale.ROOT)).doesNotContain("ada@", "ada l");
    }
  }

  @ParameterizedTest
  @CsvSource({"en,ltr", "de,ltr", "es,ltr", "fr,ltr", "ar,rtl", "ja,ltr"})
  void everyPageSpeaksTheSubscribersLanguageWithinFourteenKilobytes(
      String language, String direction) {
    takeIn("{'email': 'ada@example.org', 'language': '" + language + "'}");

    for (Answer answer :
        List.of(
            get(unsubscribe()),
            get(preferences()),
            post(unsubscribe(), "do=pause"),
            post(unsubscribe(), "do=leave"),
            post(unsubscribe(), "do=back"))) {
      assertThat(answer.body())
          .contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">")
          .doesNotContain("<script", "{", "${");
      assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(14_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/mail/unsubscribe/abc",
        "/mail/unsubscribe/",
        "/mail/preferences/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/mail/nothing",
        "/other"
      })
  void junkIsNotFound(String path) {
    assertThat(get(path).status()).isEqualTo(404);
    assertThat(pages.answer(new Request("GET", path, "", "fr, en;q=0.5", Optional.of(""))).body())
        .contains("Ce lien ne fonctionne pas");
  }

  @Test
  void aTokenServesOnePurpose() {
    String token = unsubscribe().replaceFirst(".*/", "");

    assertThat(get("/mail/preferences/" + token).status()).isEqualTo(404);
  }

  @Test
  void anOldLinkDoesNotEndTheNewSubscription() {
    String old = unsubscribe();
    post(old, "do=leave");
    new SqlSuppressions(database).remove(ADA);

    assertThat(post(old, "List-Unsubscribe=One-Click").status()).isEqualTo(410);

    assertThat(ada().isActive()).isTrue();
    assertThat(post(unsubscribe(), "do=leave").status()).isEqualTo(200);
    assertThat(ada().hasLeft()).isTrue();
  }

  @Test
  void whoeverIsNoLongerListedCanStillLeaveForGood() {
    takeIn("{'email': 'eve@example.org'}");
    assertThat(get(unsubscribe()).body()).contains("You are not subscribed");

    post(unsubscribe(), "List-Unsubscribe=One-Click");
    takeIn("{'email': 'ada@example.org'}");

    assertThat(ada().isActive()).isFalse();
  }

  @Test
  void aWrongVerbAndALargeBodyAreRefused() {
    Answer put = pages.answer(new Request("PUT", unsubscribe(), "", "", Optional.of("")));
    assertThat(put.status()).isEqualTo(405);
    assertThat(put.headers()).containsEntry("Allow", "GET, HEAD, POST");

    Answer large = pages.answer(new Request("POST", unsubscribe(), "", "", Optional.empty()));
    assertThat(large.status()).isEqualTo(413);
    assertThat(ada().isActive()).isTrue();
  }

  @Test
  void aBusyDatabaseIsNeverAYes() {
    String link = unsubscribe();
    database.close();

    Answer answer = post(link, "do=leave");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsKey("Retry-After");
    database = DatabaseFile.open(state);
    roster = new SqlRoster(database);
    assertThat(ada().isActive()).isTrue();
  }

  @Test
  void aTemplateThatFailsKeepsNobodyFromLeaving() {
    pages = pages(Map.of("unsubscribe.ftlh", "<p>${words.nothing}</p>"));

    assertThat(get(unsubscribe()).body()).contains("<button class=\"main\">Unsubscribe</button>");
  }

  @Test
  void anEditorMayChangeAPage() {
    pages = pages(Map.of("unsubscribe.ftlh", "<p>Farewell from ${frame.name}</p>"));

    assertThat(get(unsubscribe()).body()).isEqualTo("<p>Farewell from The Letters</p>\n");
  }

  private Pages pages(Map<String, String> changed) {
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

  private void takeIn(String entry) {
    byte[] json = ("[" + entry + "]").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    roster.takeIn(
        entry,
        twins -> new SubscriberReader(new ByteArrayInputStream(json), "list.json", RULES, twins),
        true,
        NOW);
  }

  private Answer get(String path) {
    return pages.answer(new Request("GET", path, "", "", Optional.of("")));
  }

  private Answer post(String path, String body) {
    return pages.answer(
        new Request("POST", path, "application/x-www-form-urlencoded", "", Optional.of(body)));
  }

  /** What the undo button of a page sends along. */
  private static String before(String page) {
    return page.replaceFirst("(?s).*name=\"before\" value=\"([^\"]*)\".*", "$1");
  }

  private String unsubscribe() {
    return LINKS.unsubscribe(ADA, ada().epoch()).getPath();
  }

  private String preferences() {
    return LINKS.preferences(ADA, ada().epoch()).getPath();
  }

  private RosterEntry ada() {
    return roster.find(ADA).orElseThrow();
  }

  private Subscriber subscriber() {
    return ada().subscriber(RULES);
  }
}
