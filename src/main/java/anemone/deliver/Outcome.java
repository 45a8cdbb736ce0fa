package anemone.deliver;

import anemone.deliver.Delivery.State;

/** The outcome of one attempt at a delivery. */
public sealed interface Outcome {

  /** Returns the server's reply, or the reason why there was none. */
  Reply reply();

  /** Returns the state of the delivery afterwards. */
  State state();

  /** The server took responsibility for the message. */
  record Accepted(Reply reply) implements Outcome {
    @Override
    public State state() {
      return State.ACCEPTED;
    }
  }

  /** The server, or the connection to it, failed temporarily. */
  record Deferred(Reply reply) implements Outcome {
    @Override
    public State state() {
      return State.DEFERRED;
    }
  }

  /** The server refused this message for this subscriber permanently. */
  record Refused(Reply reply) implements Outcome {
    @Override
    public State state() {
      return State.REFUSED;
    }
  }

  /**
   * The server refused to begin a message before it knew the recipient, so the refusal is about the
   * sender or the session. The delivery stays as it was.
   */
  record NotTried(Reply reply) implements Outcome {
    @Override
    public State state() {
      return State.DEFERRED;
    }
  }

  /** The message was sent whole and had no reply: the server may have it. */
  record Unknown(Reply reply) implements Outcome {
    @Override
    public State state() {
      return State.UNKNOWN;
    }
  }
}
