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
 * The result of sending an edition in one run.
 *
 * @param slot the edition
 * @param stories number of stories in it
 * @param dispatched the result for the subscribers who were due
 * @param share the numbers of subscribers due now, due later, and suppressed
 * @param recalled whether the edition was recalled, so that no more of it is sent
 * @param givenUp number of deliveries that were given up with the edition
 * @param policy what happens to deliveries whose outcome is unknown
 */
public record SendResult(
    Slot slot,
    int stories,
    DispatchResult dispatched,
    Audience.Share share,
    boolean recalled,
    long givenUp,
    UnknownPolicy policy) {

  /** Whether the edition is finished: nobody is due later, and every delivery is final. */
  boolean isFinished() {
    return later() == 0 && isDone() && !isHandedOver();
  }

  /** Returns the result with a reason why it is not done, if it needs one. */
  SendResult because(Supplier<String> reason) {
    if (isDone() || !dispatched.trouble().isEmpty()) {
      return this;
    }
    return new SendResult(
        slot, stories, dispatched.because(reason.get()), share, recalled, givenUp, policy);
  }

  /** Returns the result of an edition that is closed before it is finished. */
  SendResult closed() {
    return new SendResult(
        slot, stories, dispatched, share, recalled, dispatched.tally().open(policy), policy);
  }

  /** Returns the number of subscribers who are due later. */
  public long later() {
    return share.later();
  }

  /** Whether every delivery that was due is final. */
  boolean isDone() {
    return recalled
        || isHandedOver()
        || (dispatched.end() == End.DONE && dispatched.tally().open(policy) == 0);
  }

  /** Whether the edition is left to the workers. */
  private boolean isHandedOver() {
    return dispatched.end() == End.HANDED_OVER;
  }

  /** Whether sending ended early because the process was asked to stop. */
  boolean isStopped() {
    return dispatched.end() == End.STOPPED && !recalled;
  }

  /** Whether the server was unavailable: it accepted no message. */
  boolean isUnavailable() {
    boolean ended = dispatched.end() == End.UNAVAILABLE || dispatched.end() == End.BLOCKED;
    return !recalled
        && (ended
            || (dispatched.accepted() == 0
                && dispatched.tally().of(State.UNKNOWN) == 0
                && dispatched.attempts() > 0
                && (!isDone() || dispatched.tally().of(State.ACCEPTED) == 0)));
  }

  /** Whether a delivery failed or may have failed in this run. */
  boolean isTrouble() {
    return !isDone()
        || givenUp > 0
        || (dispatched.attempts() > dispatched.accepted() && !dispatched.trouble().isEmpty());
  }

  /** Whether another edition can be sent in this run. */
  boolean leavesRoom() {
    return switch (dispatched.end()) {
      case DONE, UNAVAILABLE, BROKEN_OFF, HANDED_OVER -> true;
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
    if (isHandedOver()) {
      parts.add("left to the workers");
    }
    long left = dispatched.tally().unsubscribed();
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

  /** Returns the number of deliveries in each state that has any, in words. */
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
