package anemone.web.pages;

import static anemone.web.pages.PagesFixture.ADA;
import static anemone.web.pages.PagesFixture.LINKS;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.render.Message;
import anemone.run.ConsentExport;
import anemone.store.SqlSuppressions;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignUp;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Suppression;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpPagesTest extends VisitedPages {

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
    signUps.prune(clock.instant());

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
    roster.leave(before, clock.instant());
    join("ada@example.org");

    String old = "unsubscribe/" + LINKS.token(SignedLink.Purpose.UNSUBSCRIBE, ADA, before.epoch());

    assertThat(roster.find(ADA).orElseThrow().isActive()).isTrue();
    assertThat(post(old, "List-Unsubscribe=One-Click").status()).isEqualTo(410);
  }

  @Test
  void whomTheOperatorKeepsAwayGetsNoMail() {
    new SqlSuppressions(database)
        .add(new Suppression(ADA, Suppression.Reason.MANUAL, "", clock.instant()));

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
  void whoeverWasForgottenCanSubscribeAgain() {
    join("ada@example.org");
    roster.forget(ADA, clock.instant());

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
}
