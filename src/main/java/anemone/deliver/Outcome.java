package anemone.deliver;

import anemone.deliver.Delivery.State;

/** How one attempt at a delivery ended. */
public sealed interface Outcome {

  /** What the server answered, or what went wrong on the way to it. */
  Reply reply();

  /** The state it leaves the delivery in. */
  State state();

  /** The server took responsibility for the message. */
  record Accepted(Reply reply) implements Outcome {
    @Override
    public State state() {
      return State.ACCEPTED;
    }
  }

  /** The server, or the way to it, failed for now: try again. */
  record Deferred(Reply reply) implements Outcome {
    @Override
    public State state() {
      return State.DEFERRED;
    }
  }

  /** The server will not take this message for this subscriber. */
  record Refused(Reply reply) implements Outcome {
    @Override
    public State state() {
      return State.REFUSED;
    }
  }

  /**
   * The server would not begin a message, before it heard for whom: that is about the sender or the
   * session. The delivery stays as it was.
   */
  record NotTried(Reply reply) implements Outcome {
    @Override
    public State state() {
      return State.DEFERRED;
    }
  }

  /** The message was sent whole, and no answer came: it may have been taken. */
  record Unknown(Reply reply) implements Outcome {
    @Override
    public State state() {
      return State.UNKNOWN;
    }
  }
}
