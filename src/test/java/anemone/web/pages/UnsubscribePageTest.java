package anemone.web.pages;

import static anemone.web.pages.PagesFixture.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.store.DatabaseFile;
import anemone.store.SqlRoster;
import anemone.store.SqlSuppressions;
import anemone.subscriber.Cadence;
import anemone.subscriber.RosterEntry;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnsubscribePageTest extends SubscriptionPages {

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
}
