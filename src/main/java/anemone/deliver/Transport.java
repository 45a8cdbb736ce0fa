package anemone.deliver;

import anemone.render.Message;
import java.io.IOException;
import java.util.Optional;

/** The way to a mail server. */
public interface Transport {

  /**
   * Opens a connection, ready for its first message.
   *
   * @throws IOException if no server answers, or it turns us away; the message says which and why
   */
  Connection open() throws IOException;

  /** Writes down that a message is leaving. */
  @FunctionalInterface
  interface Leaving {

    /** Called when the server has said it will take the message. */
    Durable begin();

    /** What has been begun. */
    @FunctionalInterface
    interface Durable {

      /**
       * Called when all but the end of the message has left; returns when it is written down. If it
       * throws, the end never leaves, so that the server has no message.
       */
      void await();
    }
  }

  /** A connection that carries one message after the other. Of one thread at a time. */
  interface Connection extends AutoCloseable {

    /**
     * Sends one message.
     *
     * @param next the message that will be sent after this one over this connection, whatever
     *     becomes of this one, if the connection is usable then: it may be announced to the server
     *     together with the end of this one
     * @param leaving what hears that the message leaves
     * @return how it ended; a lost connection is {@code Deferred} before the end has left and
     *     {@code Unknown} after
     */
    Outcome send(Message message, Optional<Message> next, Leaving leaving);

    /**
     * Sends one message of which it is not known what follows.
     *
     * @param leaving called when the server has said it will take the message and all but the end
     *     of it has left; if it throws, the end never leaves
     * @return how it ended
     */
    default Outcome send(Message message, Runnable leaving) {
      return send(message, Optional.empty(), () -> leaving::run);
    }

    /** Whether it is of use to know the next message. */
    boolean pipelines();

    /** The size in octets of the largest message that the server takes; 0 if it does not say. */
    default long largest() {
      return 0;
    }

    /** Whether another message may be sent; false after the connection was lost or given up. */
    boolean usable();

    /**
     * Cuts the connection off, in the middle of whatever is being said; may be called by any
     * thread. Who sends hears of it as of a lost connection.
     */
    void abort();

    /** Says goodbye, if there is still somebody to hear it. */
    @Override
    void close();
  }
}
