package anemone.newsletter;

import static anemone.newsletter.ShortNewsletter.GOOD;
import static anemone.newsletter.ShortNewsletter.good;
import static anemone.newsletter.ShortNewsletter.problems;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Source;
import anemone.deliver.smtp.SmtpSettings.Client;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import anemone.edition.Slot;
import anemone.edition.Topic;
import anemone.render.Mailbox;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.SignUpRules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsletterFileTest {

  @Test
  void aShortFileIsEnough() {
    Newsletter newsletter = good(GOOD);

    assertThat(newsletter.letterhead().from())
        .isEqualTo(new Mailbox("The Tide", new EmailAddress("tide", "example.org")));
    assertThat(newsletter.letterhead().listId()).isEqualTo("the-tide.example.org");
    assertThat(newsletter.recipe().topics())
        .containsExactly(new Topic("ocean", "The ocean"), new Topic("cities", "Cities"));
    assertThat(newsletter.recipe().window(Cadence.MONTHLY)).isEqualTo(Duration.ofHours(36));
    assertThat(newsletter.sources())
        .containsExactly(
            new Source(
                "Harbour",
                new Source.Feed(URI.create("https://harbour.example.org/feed.xml")),
                List.of("ocean"),
                1));
    assertThat(newsletter.smtp().port()).isEqualTo(587);
    assertThat(newsletter.smtp().peer().starttls()).isEqualTo(StartTls.REQUIRED);
    assertThat(newsletter.files().state()).isEqualTo(Path.of("news", "state"));
    assertThat(newsletter.subscriberRules().topics()).containsExactly("ocean", "cities");
  }

  @Test
  void everyMistakeIsToldAtOnceWithItsLine() {
    String bad =
        """
        newsletter:
          nmae: The Tide
          from: tide
          postal-address: 1 Quay, Exampleton
          links: http://tide.example.org/mail
          timezone: Europe/Lisbn
        topics:
          ocean: The ocean
        sources:
          - name: Harbour
            feed: harbour.example.org/feed.xml
            topics: [oceans]
          - name: harbour
            page: https://harbour.example.org/
            folder: articles
            topics: [ocean]
            weight: heavy
        edition:
          stores: 7
          most: 3
          fewest: 50
          window: {daily: 2 fortnights, wekly: 8d}
        smtp:
          host: smtp://mail.example.org
          port: 99999
          starttls: optional
          user: tide
          password: hunter2
        unknown: guess
        unknown: skip
        """;
    assertThat(problems(bad))
        .containsExactly(
            "news/newsletter.yaml:1: newsletter.name: is missing",
            "news/newsletter.yaml:2: newsletter.nmae: unknown key; did you mean newsletter.name?",
            "news/newsletter.yaml:3: newsletter.from: has no @",
            "news/newsletter.yaml:5: newsletter.links: \"http://tide.example.org/mail\" is not"
                + " valid; must start with https: (RFC 8058)",
            "news/newsletter.yaml:6: newsletter.timezone: \"Europe/Lisbn\" is not a time zone;"
                + " did you mean Europe/Lisbon?",
            "news/newsletter.yaml:11: sources[0].feed: \"harbour.example.org/feed.xml\" is not"
                + " valid; must be a web address such as https://example.org/feed.xml",
            "news/newsletter.yaml:12: sources[0].topics: unknown topic: oceans; did you mean"
                + " ocean?",
            "news/newsletter.yaml:13: sources[1].name: is already the name of the source on line"
                + " 10",
            "news/newsletter.yaml:15: sources[1].folder: cannot be combined with page;"
                + " a source is one of feed, page, index, sitemap, folder",
            "news/newsletter.yaml:17: sources[1].weight: \"heavy\" is not valid;"
                + " must be a number above 0, at most 100",
            "news/newsletter.yaml:19: edition.stores: unknown key; did you mean edition.stories?",
            "news/newsletter.yaml:21: edition.fewest: is 50, more than the edition holds at most,"
                + " which is 3",
            "news/newsletter.yaml:22: edition.window.daily: \"2 fortnights\" is not valid;"
                + " must be a time such as 36h, 2d, 1w or PT36H, at most a year",
            "news/newsletter.yaml:22: edition.window.wekly: unknown key;"
                + " did you mean edition.window.weekly?",
            "news/newsletter.yaml:24: smtp.host: \"smtp://mail.example.org\" is not valid;"
                + " must be a server name such as mail.example.org",
            "news/newsletter.yaml:25: smtp.port: \"99999\" is not valid; must be a whole number"
                + " from 1 to 65535",
            "news/newsletter.yaml:26: smtp.starttls: \"optional\" is not valid;"
                + " must be one of required, opportunistic, none",
            "news/newsletter.yaml:28: smtp.password: must not be in the file; use ${NAME} for"
                + " an environment variable, or name a file in smtp.password-file",
            "news/newsletter.yaml:29: unknown: \"guess\" is not valid; must be one of resend, skip",
            "news/newsletter.yaml:30: unknown: is given twice; the first is on line 29");
  }

  @Test
  void anEmptyFileNamesTheGroupsItNeedsAndNoMore() {
    assertThat(problems(""))
        .containsExactly(
            "news/newsletter.yaml:1: newsletter: is missing",
            "news/newsletter.yaml:1: topics: is missing",
            "news/newsletter.yaml:1: sources: is missing",
            "news/newsletter.yaml:1: smtp: is missing");
  }

  @Test
  void aProviderSetsWhatTheFileDoesNot() {
    String named = GOOD.replace("host: mail.example.org", "provider: gmail");
    Newsletter gmail =
        good(
            named
                + "  user: ada@gmail.com\n"
                + "  oauth2: {client-id: id, refresh-token-file: token}\n");
    assertThat(gmail.smtp().server()).isEqualTo("smtp.gmail.com:587");
    assertThat(gmail.smtp().needsStartTls()).isTrue();
    assertThat(gmail.dispatch().pacing().perDay()).isEqualTo(500);
    assertThat(gmail.smtp().login().oauth2())
        .hasValueSatisfying(
            oauth2 -> {
              assertThat(oauth2.tokenUrl()).hasHost("oauth2.googleapis.com");
              assertThat(oauth2.scope()).isEqualTo("https://mail.google.com/");
            });

    Newsletter own = good(named + "  port: 465\n  tls: true\npace: {day: 2000}\n");
    assertThat(own.smtp().server()).isEqualTo("smtp.gmail.com:465");
    assertThat(own.dispatch().pacing().perDay()).isEqualTo(2000);

    Newsletter office = good(named.replace("gmail", "microsoft365"));
    assertThat(office.dispatch().pacing().perSecond()).isEqualTo(0.5);
    assertThat(problems(named.replace("gmail", "gmial")))
        .anyMatch(p -> p.contains("smtp.provider: \"gmial\" is not valid"));
  }

  @Test
  void propertiesOfJakartaMailAreCheckedAndMeanJakartaMail() {
    String read = GOOD + "  properties: {mail.smtp.dsn.notify: never}\n";
    assertThat(good(read).smtp().client())
        .isEqualTo(new Client(Client.Kind.JAKARTA, Map.of("mail.smtp.dsn.notify", "never")));
    assertThat(problems(GOOD + "  properties: {mail.smtp.dsn.notfy: never}\n"))
        .anyMatch(p -> p.endsWith("did you mean mail.smtp.dsn.notify?"));
    assertThat(problems(GOOD + "  properties: {mail.smtp.host: elsewhere.example}\n"))
        .anyMatch(p -> p.endsWith("mail.smtp.host: is set by smtp.host"));
    String weak = GOOD + "  properties: {mail.smtp.ssl.trust: '*'}\n";
    assertThat(problems(weak)).anyMatch(p -> p.contains("set smtp.insecure: true as well"));
    assertThat(good(weak + "  insecure: true\n").smtp().client().properties()).hasSize(1);
    assertThat(problems(read + "  client: pipelined\n"))
        .anyMatch(p -> p.contains("are read by Jakarta Mail only"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "newsletter: [1]|1: newsletter: must be a group of keys, not a list",
        "sources: {name: Harbour}|1: sources: must be a list, not a group of keys",
        "sources: []|1: sources: must list at least one source",
        "topics: {}|1: topics: must list at least one topic",
        "topics: {The Ocean: Ocean}|1: topics.The Ocean: is not a topic name",
        "state: [a, b]|1: state: must be a single value, not a list",
        "smtp: {host: a.example, tls: perhaps}|1: smtp.tls: \"perhaps\" is not valid; must be true"
            + " or false",
        "smtp: {host: a.example, tls: true, starttls: required}|1: smtp.starttls: cannot be"
            + " combined",
        "smtp: {host: a.example, auth: xoauth2}|1: smtp.user: is missing",
        "smtp: {host: a.example, user: a, auth: token}|1: smtp.auth: \"token\" is not valid; must"
            + " be one of scram-sha-256,",
        "smtp: {host: a.example, user: x}|1: smtp.user: has no password",
        "smtp: {host: a.example, port: 2.5}|1: smtp.port: \"2.5\" is not valid; must be a whole"
            + " number",
        "edition: {window: P1Y}|1: edition.window: \"P1Y\" is not valid; must be a time",
        "edition: {cadence: dayly}|1: edition.cadence: \"dayly\" is not a cadence; did you mean"
            + " daily?",
        "newsletter: {list-id: a list}|1: newsletter.list-id: \"a list\" is not valid; must look"
            + " like",
        "newsletter: {language: german}|1: newsletter.language: \"german\" is not a language tag;"
            + " did you mean de?",
        "state: *elsewhere|1: *elsewhere is an alias, which is not supported",
        "state: 'unclosed|1: this is not YAML",
      })
  void aMistakeIsNamed(String yaml, String problem) {
    assertThat(problems(yaml)).anyMatch(p -> p.startsWith("news/newsletter.yaml:" + problem));
  }

  @Test
  void brokenSyntaxIsOneProblemWithItsPlace() {
    assertThat(problems("newsletter:\n  name: a: b\n"))
        .singleElement()
        .asString()
        .startsWith("news/newsletter.yaml:2: this is not YAML");
  }

  @Test
  void signUpIsClosedUnlessItIsOpenedAndHasLimits() {
    assertThat(good(GOOD).signUp()).isEqualTo(SignUpRules.STANDARD);
    assertThat(good(GOOD).letterhead().signUp()).isEmpty();

    Newsletter open =
        good(GOOD + "sign-up: {open: true, welcome: edition, limits: {network: 50}}\n");

    assertThat(open.signUp())
        .isEqualTo(new SignUpRules(true, SignUpRules.Welcome.EDITION, 3, 50, 200, 500));
    assertThat(open.letterhead().signUp()).contains(open.letterhead().linksFolder());
    assertThat(problems(GOOD + "sign-up: {limits: {all: 0, everyone: 3}}\n")).hasSize(2);
  }

  @Test
  void theArchiveIsBelowTheLinksUnlessItHasAnAddressOfItsOwn() {
    String open = GOOD + "archive: {open: true}\n";
    String at = "newsletter:\n  archive: %s\n";
    Newsletter below = good(open);
    URI folder = URI.create("https://tide.example.org/mail/archive/");

    assertThat(good(GOOD).archive().open()).isFalse();
    assertThat(below.letterhead().archive()).contains(folder);
    assertThat(below.letterhead().archived(Slot.parse("weekly/2026-W48")))
        .contains(folder.resolve("weekly/2026-W48/"));
    assertThat(
            good(open.replace("newsletter:\n", at.formatted("https://old.example.org")))
                .letterhead()
                .archive())
        .contains(URI.create("https://old.example.org/"));
    for (String taken : List.of("mail", "mail/unsubscribe", "mail/view/all", "mail/story/")) {
      String address = "https://tide.example.org/" + taken;
      assertThat(problems(open.replace("newsletter:\n", at.formatted(address))))
          .containsExactly(
              "news/newsletter.yaml:2: newsletter.archive: must have a path of its own; other pages"
                  + " of links are there");
    }
  }

  @Test
  void aListIdIsMadeOfAnyName() {
    assertThat(good(GOOD.replace("name: The Tide", "name: Café & Crème!")).letterhead().listId())
        .isEqualTo("cafe-creme.example.org");
    assertThat(good(GOOD.replace("name: The Tide", "name: 潮汐")).letterhead().listId())
        .matches("newsletter-[0-9a-f]{8}\\.example\\.org");
  }
}
