package anemone.run;

import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
import anemone.deliver.UnknownPolicy;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Counts the deliveries to the members of an edition that workers have sent, from the subscribers
 * to whom it was not delivered: all others have it.
 */
final class SharedCount implements Consumer<Shards.Undelivered> {

  private final IntPredicate isMember;
  private final long members;
  private final UnknownPolicy policy;
  private final boolean done;
  private final long noStory;
  private final Set<String> refusing;
  private final Map<State, Long> counts = new EnumMap<>(State.class);
  private long undelivered;
  private long nothing;
  private long unsubscribed;

  /**
   * A count of nobody.
   *
   * @param isMember whether the subscriber in a row was due
   * @param members number of those who were
   * @param policy whether who has left was to get another copy of a mail that may have arrived
   * @param done whether everyone has had a turn, so that who has no delivery needs none
   * @param noStory otherwise, the number of those who needed none so far
   * @param refusing the domains that refuse the sender, so that their subscribers wait
   */
  SharedCount(
      IntPredicate isMember,
      long members,
      UnknownPolicy policy,
      boolean done,
      long noStory,
      Set<String> refusing) {
    this.isMember = isMember;
    this.members = members;
    this.policy = policy;
    this.done = done;
    this.noStory = noStory;
    this.refusing = Set.copyOf(refusing);
  }

  @Override
  public void accept(Shards.Undelivered subscriber) {
    if (!isMember.test(subscriber.number())) {
      return;
    }
    undelivered++;
    State state = subscriber.state().orElse(State.PENDING);
    if (!subscriber.active() && waits(state)) {
      unsubscribed++;
      nothing++;
    } else if (state == State.PENDING && done && !refusing.contains(subscriber.domain())) {
      nothing++;
    } else {
      counts.merge(state, 1L, Long::sum);
    }
  }

  /** Whether a delivery in a state would be tried again. */
  private boolean waits(State state) {
    return !state.isFinal() && (state != State.UNKNOWN || policy == UnknownPolicy.RESEND);
  }

  /** Returns the deliveries by their states. */
  Tally tally() {
    Map<State, Long> all = new EnumMap<>(counts);
    all.put(State.ACCEPTED, members - undelivered);
    long waiting = counts.getOrDefault(State.PENDING, 0L);
    long without = done ? 0 : Math.min(noStory, waiting);
    all.put(State.PENDING, waiting - without);
    return new Tally(all, nothing + without, unsubscribed);
  }
}
