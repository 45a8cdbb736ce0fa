package anemone.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PreferencesPageTest extends SubscriptionPages {

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
}
