package anemone.web.pages;

import static anemone.web.pages.PagesFixture.ADA;
import static anemone.web.pages.PagesFixture.LINKS;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.render.Message;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignedLink;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The links in mails beside those to unsubscribe and to the preferences. */
class MailedLinksTest extends VisitedPages {

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
    signUps.prune(clock.instant());
    assertThat(get(undo).status()).isEqualTo(404);
  }
}
