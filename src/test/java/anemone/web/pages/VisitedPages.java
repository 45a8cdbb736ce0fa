package anemone.web.pages;

import static anemone.web.pages.PagesFixture.BASE;
import static anemone.web.pages.PagesFixture.LINKS;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.rehearse.SimulatedClock;
import anemone.edition.Topic;
import anemone.fixture.TemplateFiles;
import anemone.render.Letterhead;
import anemone.render.Mailbox;
import anemone.render.Message;
import anemone.render.PageTemplates;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlRoster;
import anemone.store.SqlSignUps;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignUps.Notice;
import anemone.subscriber.SignedLink;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.Subscriptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

/** The pages of a newsletter that people visit, with the mails that they cause and a clock. */
abstract class VisitedPages {

  static final SubscriberRules RULES =
      new SubscriberRules(Set.of("sea", "sky"), Cadence.DAILY, ZoneId.of("UTC"), Locale.ENGLISH);

  static final Site SITE =
      PagesFixture.site(
          "The Letters",
          RULES,
          new Topic("sea", "The sea", List.of()),
          new Topic("sky", "Sky", List.of()));

  @TempDir private Path state;
  final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-29T12:00:00Z"));
  Database database;
  SqlRoster roster;
  SqlSignUps signUps;
  Pages pages;

  @BeforeEach
  void open() {
    database = DatabaseFile.open(state);
    roster = new SqlRoster(database);
    signUps = new SqlSignUps(database);
    pages = pages();
  }

  @AfterEach
  void close() {
    database.close();
  }

  void join(String address) {
    subscribe(address, "");
    post(confirmLink(mails().get(0)), "do=confirm");
    mails();
  }

  Answer subscribe(String address, String more) {
    return ask("subscribe", address, more);
  }

  Answer ask(String path, String address, String more) {
    String body =
        "email=" + URLEncoder.encode(address, StandardCharsets.UTF_8) + "&stamp=" + stamp() + more;
    later(Duration.ofSeconds(5));
    return post(path, body);
  }

  String stamp() {
    return new FormStamp(LINKS).make(clock.instant());
  }

  static String preferences(RosterEntry entry) {
    return "preferences/"
        + LINKS.token(SignedLink.Purpose.PREFERENCES, entry.address(), entry.epoch());
  }

  static String confirmLink(Message mail) {
    return link("confirm", mail);
  }

  static String link(String purpose, Message mail) {
    Matcher link = Pattern.compile("/mail/(" + purpose + "/\\S+)").matcher(mail.text());
    assertThat(link.find()).as(mail.text()).isTrue();
    return link.group(1);
  }

  /** The mails that are due, which are sent thereby. */
  List<Message> mails() {
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
    for (Optional<Notice> next = signUps.nextNotice(clock.instant());
        next.isPresent();
        next = signUps.nextNotice(clock.instant())) {
      made.message(next.get(), clock.instant()).ifPresent(mails::add);
      signUps.done(next.get());
    }
    return mails;
  }

  void later(Duration time) {
    clock.pass(time);
  }

  Answer get(String path) {
    return pages.answer(request("GET", path, "", "en"));
  }

  Answer post(String path, String body) {
    return pages.answer(request("POST", path, body, "en"));
  }

  static Request request(String method, String path, String body, String language) {
    return new Request(
        method,
        "/mail/" + path,
        "application/x-www-form-urlencoded",
        language,
        Optional.of(body),
        "192.0.2.7");
  }

  Pages pages() {
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
        clock);
  }
}
