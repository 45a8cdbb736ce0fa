package anemone.run;

import anemone.deliver.Delivery.State;
import anemone.deliver.DispatchResult;
import anemone.deliver.DispatchResult.End;
import anemone.deliver.Tally;
import anemone.deliver.UnknownPolicy;
import anemone.edition.Slot;
import anemone.process.Plurals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What one round of sending an edition came to.
 *
 * @param slot the edition
 * @param stories how many stories it has
 * @param dispatched what became of those who were due
 * @param share how many were due, will be later, or were left out
 * @param left how many of those who were due left before their mail began
 * @param recalled whether the edition was recalled, so that nothing more of it leaves
 * @param givenUp number of deliveries that were given up with the edition
 * @param policy what is done about deliveries that were never answered
 */
public record SendResult(
    Slot slot,
    int stories,
    DispatchResult dispatched,
    Audience.Share share,
    long left,
    boolean recalled,
    long givenUp,
    UnknownPolicy policy) {

  /** Whether nobody is left to whom this edition will go. */
  boolean isFinished() {
    return later() == 0 && isDone();
  }

  /** The result with a reason, if it has none. */
  SendResult because(Supplier<String> reason) {
    if (isDone() || !dispatched.trouble().isEmpty()) {
      return this;
    }
    return new SendResult(
        slot, stories, dispatched.because(reason.get()), share, left, recalled, givenUp, policy);
  }

  /** The result of an edition that is closed though it is not finished. */
  SendResult closed() {
    return new SendResult(
        slot, stories, dispatched, share, left, recalled, dispatched.tally().open(policy), policy);
  }

  /** How many subscribers' hour has not come. */
  public long later() {
    return share.later();
  }

  /** Whether everyone who was due has a final answer, or is to get none. */
  boolean isDone() {
    return recalled || (dispatched.end() == End.DONE && dispatched.tally().open(policy) == 0);
  }

  /** Whether the process was asked to go meanwhile. */
  boolean isStopped() {
    return dispatched.end() == End.STOPPED && !recalled;
  }

  /** Whether the server took nothing of what it was given. */
  boolean isUnavailable() {
    boolean ended = dispatched.end() == End.UNAVAILABLE || dispatched.end() == End.BLOCKED;
    return !recalled
        && (ended
            || (dispatched.accepted() == 0
                && dispatched.tally().of(State.UNKNOWN) == 0
                && dispatched.attempts() > 0
                && (!isDone() || dispatched.tally().of(State.ACCEPTED) == 0)));
  }

  /** Whether somebody got nothing, or may have got nothing, in this run. */
  boolean isTrouble() {
    return !isDone()
        || givenUp > 0
        || (dispatched.attempts() > dispatched.accepted() && !dispatched.trouble().isEmpty());
  }

  /** Whether another edition may be sent in the same run. */
  boolean leavesRoom() {
    return switch (dispatched.end()) {
      case DONE, UNAVAILABLE, BROKEN_OFF -> true;
      case STOPPED -> recalled;
      case BLOCKED, DAY_SPENT -> false;
    };
  }

  boolean isSomethingSent() {
    return dispatched.accepted() > 0;
  }

  /** {@code daily/2026-11-23: 18 stories, 1,204 accepted, 2 deferred, 1 refused}. */
  @Override
  public String toString() {
    return slot + ": " + Plurals.count(stories, "story", "stories") + ", " + outcome();
  }

  /** {@code 1,204 accepted, 2 deferred, 1 refused}. */
  String outcome() {
    if (recalled) {
      return "recalled: " + Recall.left(dispatched.tally());
    }
    List<String> parts = new ArrayList<>(counts(dispatched.tally()));
    long nothing = dispatched.tally().nothing() - left;
    if (nothing > 0) {
      parts.add("%,d without a matching story".formatted(nothing));
    }
    if (left > 0) {
      parts.add("%,d unsubscribed before their mail began".formatted(left));
    }
    if (share.suppressed() > 0) {
      parts.add("%,d suppressed".formatted(share.suppressed()));
    }
    if (later() > 0) {
      parts.add("%,d later today".formatted(later()));
    }
    if (givenUp > 0) {
      parts.add(
          "given up with %,d not sent; to send them: anemone send --edition %s"
              .formatted(givenUp, slot));
    }
    String trouble =
        isTrouble() && !dispatched.trouble().isEmpty() ? ": " + dispatched.trouble() : "";
    return String.join(", ", parts) + trouble;
  }

  /** The states that have deliveries, in words. */
  public static List<String> counts(Tally tally) {
    List<String> counts = new ArrayList<>();
    for (State state : State.values()) {
      if (tally.of(state) > 0 || state == State.ACCEPTED) {
        counts.add("%,d %s".formatted(tally.of(state), state.word()));
      }
    }
    return counts;
  }
}
