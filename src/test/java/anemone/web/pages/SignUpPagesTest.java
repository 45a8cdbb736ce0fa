package anemone.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Topic;
import anemone.fixture.TemplateFiles;
import anemone.render.Letterhead;
import anemone.render.Mailbox;
import anemone.render.Message;
import anemone.render.PageTemplates;
import anemone.run.ConsentExport;
import anemone.store.Database;
import anemone.store.SqlRoster;
import anemone.store.SqlSignUps;
import anemone.store.SqlSuppressions;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Secret;
import anemone.subscriber.SignUp;
import anemone.subscriber.SignUpRules;
import anemone.subscriber.SignUps.Notice;
import anemone.subscriber.SignedLink;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.Subscriptions;
import anemone.subscriber.Suppression;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpPagesTest {

  private static final EmailAddress ADA = new EmailAddress("ada", "example.org");
  private static final URI BASE = URI.create("https://news.example.org/mail");
  private static final SignedLink LINKS =
      new SignedLink(new Secret("a key of a test, long enough"), "letters.example.org", BASE);
  private static final SubscriberRules RULES =
      new SubscriberRules(Set.of("sea", "sky"), Cadence.DAILY, ZoneId.of("UTC"), Locale.ENGLISH);

  private static final Site SITE =
      new Site(
          "The Letters",
          List.of("1 Quay Street"),
          BASE,
          List.of(new Topic("sea", "The sea", List.of()), new Topic("sky", "Sky", List.of())),
          RULES,
          SignUpRules.STANDARD.opened());

  @TempDir private Path state;
  private Instant now = Instant.parse("2026-11-29T12:00:00Z");
  private Database database;
  private SqlRoster roster;
  private SqlSignUps signUps;
  private Pages pages;

  @BeforeEach
  void open() {
    database = Database.open(state);
    roster = new SqlRoster(database);
    signUps = new SqlSignUps(database);
    pages = pages();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoeverConfirmsTheMailIsSubscribedAndTheirConsentIsKept() {
    subscribe("Ada@Example.org", "&topic=sea");
    String link = confirmLink(mails().get(0));

    assertThat(get(link).body()).contains("A•••@e•••.org");
    assertThat(roster.find(ADA)).as("a look confirms nothing").isEmpty();
    assertThat(post(link, "do=confirm").status()).isEqualTo(200);

    RosterEntry ada = roster.find(ADA).orElseThrow();
    assertThat(ada.isActive()).isTrue();
    assertThat(ada.subscriber(RULES).topics()).containsExactly("sea");
    SignUp.Consent consent = signUps.consents(ADA).get(0);
    assertThat(consent.signUp().wording()).contains("I would like to receive The Letters");
    assertThat(consent.signUp().from()).isEqualTo("192.0.2.7");
    assertThat(mails()).extracting(Message::subject).containsExactly("Welcome to The Letters");
  }

  @Test
  void aMailCanBeSeenInABrowserWithItsAddressMasked() {
    join("ada@example.org");
    String token = LINKS.token(SignedLink.Purpose.VIEW, ADA, 1);

    Answer answer = get("view/daily/2026-11-29/" + token);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<p>daily/2026-11-29 to a•••@e•••.org</p>");
    assertThat(answer.headers().get("Content-Security-Policy"))
        .contains("default-src 'none'", "form-action 'none'")
        .doesNotContain("script");
    assertThat(post("view/daily/2026-11-29/" + token, "").status()).isEqualTo(405);
    for (String junk :
        List.of("view/daily/2026-11-28/" + token, "view/daily/x/" + token, "view/" + token)) {
      assertThat(get(junk).status()).isEqualTo(404);
    }
    assertThat(get("view/daily/2026-11-29/" + token.substring(1) + "A").status()).isEqualTo(404);
    assertThat(get("unsubscribe/" + token).status()).isEqualTo(404);
  }

  @Test
  void consentsCanBeExported() throws IOException {
    join("ada@example.org");
    StringWriter csv = new StringWriter();

    new ConsentExport(signUps).write(csv);

    assertThat(csv.toString().lines().skip(1).toList())
        .hasSize(1)
        .allMatch(
            row ->
                row.matches(
                    "ada@example\\.org,I would like to receive The Letters by email\\."
                        + " .+,[0-9a-f]{8},"
                        + "2026-11-29T12:00:0.Z,192\\.0\\.2\\.7,2026-11-29T12:00:0.Z,192\\.0\\.2\\.7"));
  }

  @Test
  void confirmingTwiceSaysTheSame() {
    subscribe("ada@example.org", "");
    String link = confirmLink(mails().get(0));

    post(link, "do=confirm");

    assertThat(get(link).status()).isEqualTo(200);
    assertThat(post(link, "do=confirm").status()).isEqualTo(200);
    assertThat(signUps.consents(ADA)).hasSize(1);
  }

  @Test
  void aLinkThatIsOlderThanTwoDaysConfirmsNothing() {
    subscribe("ada@example.org", "");
    String link = confirmLink(mails().get(0));

    later(Duration.ofHours(49));

    assertThat(post(link, "do=confirm").status()).isEqualTo(410);
    assertThat(roster.find(ADA)).isEmpty();
  }

  @Test
  void whatNobodyConfirmedIsErasedAfterAWeek() {
    subscribe("ada@example.org", "");

    later(Duration.ofDays(8));
    signUps.prune(now);

    assertThat(signUps.find(SignedLink.fingerprint(ADA))).isEmpty();
  }

  @Test
  void aStrangerCannotTellWhoIsSubscribed() {
    join("ada@example.org");

    Answer known = subscribe("ada@example.org", "");
    Answer unknown = subscribe("eve@example.org", "");

    assertThat(known).isEqualTo(unknown);
    assertThat(ask("links", "ada@example.org", "")).isEqualTo(ask("links", "bob@example.org", ""));
  }

  @Test
  void aSubscriberWhoLostEveryMailGetsLinksThatWork() {
    join("ada@example.org");
    ask("links", "ada@example.org", "");

    Message mail = mails().get(0);
    Matcher link = Pattern.compile("https://\\S+/(unsubscribe/\\S+)").matcher(mail.text());

    assertThat(link.find()).isTrue();
    assertThat(post(link.group(1), "do=leave").status()).isEqualTo(200);
    assertThat(roster.find(ADA).orElseThrow().hasLeft()).isTrue();
  }

  @Test
  void whoeverLeftAndSubscribesAgainHasANewSubscriptionThatOldLinksDoNotEnd() {
    join("ada@example.org");
    RosterEntry before = roster.find(ADA).orElseThrow();
    roster.leave(before, now);
    join("ada@example.org");

    String old = "unsubscribe/" + LINKS.token(SignedLink.Purpose.UNSUBSCRIBE, ADA, before.epoch());

    assertThat(roster.find(ADA).orElseThrow().isActive()).isTrue();
    assertThat(post(old, "List-Unsubscribe=One-Click").status()).isEqualTo(410);
  }

  @Test
  void whomTheOperatorKeepsAwayGetsNoMail() {
    new SqlSuppressions(database).add(new Suppression(ADA, Suppression.Reason.MANUAL, "", now));

    subscribe("ada@example.org", "");

    assertThat(mails()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"website=http%3A%2F%2Fspam.example", "stamp=1.abc", "stamp="})
  void aFormThatNoPersonFilledInSendsNoMail(String field) {
    String body = "email=ada%40example.org&" + field;
    post("subscribe", field.startsWith("website") ? body + "&stamp=" + stamp() : body);

    assertThat(mails()).isEmpty();
  }

  @Test
  void aFormThatIsSentAtOnceIsShownAgain() {
    Answer answer = post("subscribe", "email=ada%40example.org&stamp=" + stamp());

    assertThat(answer.body()).contains("value=\"ada@example.org\"", "name=\"stamp\"");
    assertThat(mails()).isEmpty();
  }

  @Test
  void oneAddressGetsOneMailHoweverOftenItIsEntered() {
    for (int i = 0; i < 10; i++) {
      subscribe("ada@example.org", "");
    }

    assertThat(mails()).hasSize(1);
    assertThat(subscribe("ada@example.org", "").status()).isEqualTo(429);
  }

  @Test
  void oneNetworkCannotEnterManyAddresses() {
    for (int i = 0; i < 50; i++) {
      subscribe("reader" + i + "@host" + i + ".example", "");
    }

    assertThat(mails()).hasSize(20);
  }

  @Test
  void changedPreferencesAreConfirmedByAMailWhoseLinkUndoesTheChange() {
    join("ada@example.org");
    RosterEntry before = roster.find(ADA).orElseThrow();
    post(preferences(before), "do=save&topic=sky&cadence=weekly-friday&hour=7");
    assertThat(mails()).as("within the minute the page undoes it").isEmpty();

    later(Duration.ofMinutes(2));
    Message mail = mails().get(0);
    assertThat(mail.subject()).isEqualTo("Your preferences for The Letters");
    assertThat(mail.text())
        .contains("How often: Once a week, on Friday", "Topics: Sky", "Time of day: 07:00 (UTC)");

    String undo = link("undo", mail);
    assertThat(get(undo).body()).contains("Every day", "All topics");
    assertThat(roster.find(ADA)).as("a look changes nothing").get().isNotEqualTo(before);
    assertThat(post(undo, "do=undo").body()).contains("Everything is as before");
    assertThat(roster.find(ADA)).contains(before);
  }

  @Test
  void changesWithinAMinuteAreOneMailWhoseLinkUndoesThemAll() {
    join("ada@example.org");
    RosterEntry before = roster.find(ADA).orElseThrow();
    for (String cadence : List.of("weekly", "monthly", "weekdays")) {
      post(preferences(before), "do=save&topic=sea&cadence=" + cadence);
    }

    later(Duration.ofMinutes(2));
    List<Message> mails = mails();

    assertThat(mails).hasSize(1);
    post(link("undo", mails.get(0)), "do=undo");
    assertThat(roster.find(ADA)).contains(before);
  }

  @Test
  void aChangeThatWasUndoneOnThePageIsNotMailed() {
    join("ada@example.org");
    RosterEntry before = roster.find(ADA).orElseThrow();
    String page = post(preferences(before), "do=save&topic=sea&cadence=weekly").body();

    post(
        preferences(before),
        "do=undo&before=" + page.replaceFirst("(?s).*name=\"before\" value=\"([^\"]*)\".*", "$1"));
    later(Duration.ofMinutes(2));

    assertThat(roster.find(ADA)).contains(before);
    assertThat(mails()).isEmpty();
  }

  @Test
  void theLinkThatUndoesAChangeServesNothingElseAndEndsAfterAMonth() {
    join("ada@example.org");
    RosterEntry before = roster.find(ADA).orElseThrow();
    post(preferences(before), "do=save&topic=sea&cadence=weekly");
    later(Duration.ofMinutes(2));
    String undo = link("undo", mails().get(0));

    assertThat(get(undo.replace("undo/", "unsubscribe/")).status()).isEqualTo(404);
    assertThat(get(preferences(before).replace("preferences/", "undo/")).status()).isEqualTo(404);
    later(Duration.ofDays(31));
    signUps.prune(now);
    assertThat(get(undo).status()).isEqualTo(404);
  }

  @Test
  void whoeverWasForgottenCanSubscribeAgain() {
    join("ada@example.org");
    roster.forget(ADA, now);

    join("ada@example.org");

    assertThat(roster.find(ADA).orElseThrow().isActive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "fr", "ar", "ja"})
  void theFormsAndTheMailsSpeakTheVisitorsLanguage(String language) {
    Answer form = pages.answer(request("GET", "", "", language));
    String body = "email=ada%40example.org&language=" + language + "&stamp=" + stamp();
    later(Duration.ofSeconds(5));
    pages.answer(request("POST", "subscribe", body, language));

    assertThat(form.body()).contains("lang=\"" + language + "\"").doesNotContain("Subscribe");
    assertThat(form.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(14 << 10);
    assertThat(mails().get(0).html()).contains("lang=\"" + language + "\"");
    assertThat(mails()).isEmpty();
  }

  private void join(String address) {
    subscribe(address, "");
    post(confirmLink(mails().get(0)), "do=confirm");
    mails();
  }

  private Answer subscribe(String address, String more) {
    return ask("subscribe", address, more);
  }

  private Answer ask(String path, String address, String more) {
    String body =
        "email=" + URLEncoder.encode(address, StandardCharsets.UTF_8) + "&stamp=" + stamp() + more;
    later(Duration.ofSeconds(5));
    return post(path, body);
  }

  private String stamp() {
    return new FormStamp(LINKS).make(now);
  }

  private static String preferences(RosterEntry entry) {
    return "preferences/"
        + LINKS.token(SignedLink.Purpose.PREFERENCES, entry.address(), entry.epoch());
  }

  private static String confirmLink(Message mail) {
    return link("confirm", mail);
  }

  private static String link(String purpose, Message mail) {
    Matcher link = Pattern.compile("/mail/(" + purpose + "/\\S+)").matcher(mail.text());
    assertThat(link.find()).as(mail.text()).isTrue();
    return link.group(1);
  }

  /** The mails that are due, which are sent thereby. */
  private List<Message> mails() {
    NoticeMails made =
        new NoticeMails(
            new Letterhead(
                "The Letters",
                "",
                new Mailbox("The Letters", new EmailAddress("news", "letters.example")),
                Optional.empty(),
                "1 Quay Street",
                "letters.example.org",
                BASE,
                Optional.empty(),
                ZoneOffset.UTC,
                Map.of(),
                List.of()),
            SITE,
            LINKS,
            new NoticeMails.People(roster, signUps),
            NoticeMails.Welcome.NONE);
    List<Message> mails = new ArrayList<>();
    for (Optional<Notice> next = signUps.nextNotice(now);
        next.isPresent();
        next = signUps.nextNotice(now)) {
      made.message(next.get(), now).ifPresent(mails::add);
      signUps.done(next.get());
    }
    return mails;
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private Answer get(String path) {
    return pages.answer(request("GET", path, "", "en"));
  }

  private Answer post(String path, String body) {
    return pages.answer(request("POST", path, body, "en"));
  }

  private static Request request(String method, String path, String body, String language) {
    return new Request(
        method,
        "/mail/" + path,
        "application/x-www-form-urlencoded",
        language,
        Optional.of(body),
        "192.0.2.7");
  }

  private Pages pages() {
    PageTemplates templates = new PageTemplates(TemplateFiles.in("pages"));
    return new Pages(
        SITE,
        new Subscriptions(roster, LINKS),
        Optional.of(templates),
        templates,
        "",
        Optional.of(
            new Pages.Joining(
                signUps,
                LINKS,
                Runnable::run,
                (slot, subscriber) ->
                    Optional.of("<p>" + slot.label() + " to " + subscriber.address() + "</p>")
                        .filter(html -> html.contains("11-29")))),
        new MovingClock());
  }

  /** Tells the test's own time. */
  private final class MovingClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
