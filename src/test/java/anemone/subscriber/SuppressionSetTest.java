package anemone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.Suppression.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuppressionSetTest {

  private final Kept kept = new Kept();

  @Test
  void anAddressIsFoundHoweverItIsWritten() {
    kept.add(suppression("Ana"));
    SuppressionSet suppressed = SuppressionSet.of(kept);

    assertThat(suppressed.contains(address("aNA"))).isTrue();
    assertThat(suppressed.contains(address("ben"))).isFalse();
    assertThat(SuppressionSet.NOBODY.contains(address("ana"))).isFalse();
  }

  @Test
  void whoHappensToHaveTheSameHashIsNotTakenForAnother() {
    assertThat("c#").hasSameHashCodeAs("aa");
    kept.add(suppression("aa"));

    assertThat(SuppressionSet.of(kept).contains(address("c#"))).isFalse();
    assertThat(kept.lookedUp).isOne();
  }

  @Test
  void onlyLikelyHitsAreLookedUp() {
    IntStream.range(0, 1_000).forEach(i -> kept.add(suppression("gone" + i)));
    SuppressionSet suppressed = SuppressionSet.of(kept);

    IntStream.range(0, 10_000).forEach(i -> suppressed.contains(address("reader" + i)));
    assertThat(kept.lookedUp).isLessThan(10);
    assertThat(suppressed.contains(address("gone999"))).isTrue();
  }

  @Test
  void whatWasAddedOrLiftedMakesItAnother() {
    kept.add(suppression("ana"));
    SuppressionSet before = SuppressionSet.of(kept);
    assertThat(before.isSameAs(SuppressionSet.of(kept))).isTrue();

    kept.add(suppression("ben"));
    assertThat(before.isSameAs(SuppressionSet.of(kept))).isFalse();
  }

  private static EmailAddress address(String local) {
    return new EmailAddress(local, "example.org");
  }

  private static Suppression suppression(String local) {
    return new Suppression(address(local), Reason.MANUAL, "", Instant.EPOCH);
  }

  /** Suppressions in memory, with a count of the searches. */
  private static final class Kept implements Suppressions {
    private final List<Suppression> all = new ArrayList<>();
    private int lookedUp;

    @Override
    public boolean add(Suppression suppression) {
      return all.add(suppression);
    }

    @Override
    public boolean remove(EmailAddress address) {
      return all.removeIf(s -> s.address().key().equals(address.key()));
    }

    @Override
    public Optional<Suppression> find(EmailAddress address) {
      lookedUp++;
      return all.stream().filter(s -> s.address().key().equals(address.key())).findFirst();
    }

    @Override
    public void each(Consumer<Suppression> consumer) {
      all.forEach(consumer);
    }
  }
}
