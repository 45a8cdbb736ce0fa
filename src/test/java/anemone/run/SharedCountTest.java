package anemone.run;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
import anemone.deliver.UnknownPolicy;
import anemone.run.Shards.Undelivered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An edition of ten members in rows 0 to 9, of whom most have it. */
class SharedCountTest {

  private static final Undelivered NO_STORY = reader(1, "reef.example", true, Optional.empty());
  private static final Undelivered LEFT = reader(2, "reef.example", false, Optional.empty());
  private static final Undelivered LEFT_DEFERRED =
      reader(3, "reef.example", false, Optional.of(State.DEFERRED));
  private static final Undelivered BLOCKED = reader(4, "wall.example", true, Optional.empty());
  private static final Undelivered DEFERRED =
      reader(5, "reef.example", true, Optional.of(State.DEFERRED));
  private static final Undelivered REFUSED =
      reader(6, "reef.example", false, Optional.of(State.REFUSED));
  private static final Undelivered NO_MEMBER = reader(10, "reef.example", true, Optional.empty());

  @Test
  void whoIsDoneWithoutAMailNeedsNoneUnlessTheirDomainRefusesTheSender() {
    assertThat(count(true, 1, NO_STORY, BLOCKED, NO_MEMBER))
        .isEqualTo(new Tally(Map.of(State.ACCEPTED, 8L, State.PENDING, 1L), 1, 0));
  }

  @Test
  void whoHasLeftIsCountedOnceAndWaitsForNothing() {
    assertThat(count(true, 1, LEFT, LEFT_DEFERRED, DEFERRED, REFUSED))
        .isEqualTo(
            new Tally(
                Map.of(
                    State.ACCEPTED, 6L, State.PENDING, 0L, State.DEFERRED, 1L, State.REFUSED, 1L),
                2,
                2));
  }

  @Test
  void aReaderWithoutAStoryWhoThenLeavesHidesNobodyWhoWaits() {
    assertThat(count(true, 1, LEFT, BLOCKED).of(State.PENDING)).isEqualTo(1);
  }

  @Test
  void beforeTheEndOnlyWhoIsKnownToNeedNoneDoesNotWait() {
    assertThat(count(false, 1, NO_STORY, BLOCKED, LEFT))
        .isEqualTo(new Tally(Map.of(State.ACCEPTED, 7L, State.PENDING, 1L), 2, 1));
  }

  @Test
  void whoMayHaveTheMailIsInDoubtThoughTheyLeaveUnlessItIsSentAgain() {
    Undelivered unknown = reader(7, "reef.example", false, Optional.of(State.UNKNOWN));

    assertThat(count(UnknownPolicy.SKIP, true, 0, unknown).of(State.UNKNOWN)).isEqualTo(1);
    assertThat(count(UnknownPolicy.RESEND, true, 0, unknown))
        .extracting(Tally::unsubscribed, tally -> tally.open(UnknownPolicy.RESEND))
        .containsExactly(1L, 0L);
  }

  private static Tally count(boolean done, long noStory, Undelivered... readers) {
    return count(UnknownPolicy.RESEND, done, noStory, readers);
  }

  private static Tally count(
      UnknownPolicy policy, boolean done, long noStory, Undelivered... readers) {
    SharedCount count =
        new SharedCount(row -> row < 10, 10, policy, done, noStory, Set.of("wall.example"));
    List.of(readers).forEach(count);
    return count.tally();
  }

  private static Undelivered reader(int row, String domain, boolean active, Optional<State> state) {
    return new Undelivered(row, domain, active, state);
  }
}
