package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppression;
import anemone.subscriber.Suppression.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom to leave alone, and why. */
abstract class SuppressionsContract extends StoreContract {

  private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

  private Database database;
  private SqlSuppressions suppressions;

  @BeforeEach
  void open() {
    database = database();
    suppressions = new SqlSuppressions(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theFirstReasonStays() {
    Suppression gone = suppression("ada", Reason.BOUNCED, "550 5.1.1 unknown");

    assertThat(suppressions.add(gone)).isTrue();
    assertThat(suppressions.add(suppression("ada", Reason.MANUAL, ""))).isFalse();
    assertThat(suppressions.find(address("ADA"))).contains(gone);
  }

  @Test
  void whoIsReinstatedCanBeSuppressedAgain() {
    suppressions.add(suppression("ada", Reason.COMPLAINED, ""));

    assertThat(suppressions.remove(address("Ada"))).isTrue();
    assertThat(suppressions.find(address("ada"))).isEmpty();
    assertThat(suppressions.remove(address("ada"))).isFalse();
    assertThat(suppressions.add(suppression("ada", Reason.UNSUBSCRIBED, ""))).isTrue();
  }

  @Test
  void allOfThemComeInOrder() {
    suppressions.add(suppression("zoe", Reason.MANUAL, ""));
    suppressions.add(suppression("ada", Reason.BOUNCED, ""));
    List<String> met = new ArrayList<>();

    suppressions.each(s -> met.add(s.address().local()));

    assertThat(met).containsExactly("ada", "zoe");
  }

  private static Suppression suppression(String local, Reason reason, String detail) {
    return new Suppression(address(local), reason, detail, NINE);
  }

  private static EmailAddress address(String local) {
    return new EmailAddress(local, "reef.example");
  }
}
