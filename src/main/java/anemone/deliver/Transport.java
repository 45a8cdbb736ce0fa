package anemone.deliver;

import anemone.render.Message;
import java.io.IOException;

/** The way to a mail server. */
public interface Transport {

  /**
   * Opens a connection, ready for its first message.
   *
   * @throws IOException if no server answers, or it turns us away; the message says which and why
   */
  Connection open() throws IOException;

  /** A connection that carries one message after the other. Of one thread at a time. */
  interface Connection extends AutoCloseable {

    /**
     * Sends one message.
     *
     * @param leaving called when the server has said it will take the message and all but the end
     *     of it has left; if it throws, the end never leaves, so that the server has no message
     * @return how it ended; a lost connection is {@code Deferred} before the end has left and
     *     {@code Unknown} after
     */
    Outcome send(Message message, Runnable leaving);

    /** Whether another message may be sent; false after the connection was lost or given up. */
    boolean usable();

    /** Says goodbye, if there is still somebody to hear it. */
    @Override
    void close();
  }
}
