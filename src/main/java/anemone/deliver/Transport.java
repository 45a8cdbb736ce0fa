package anemone.deliver;

import anemone.render.Message;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Opens connections to a mail server. */
public interface Transport {

  /**
   * Opens a connection, ready for its first message.
   *
   * @throws IOException if that fails; the message names the server and the reason
   */
  Connection open() throws IOException;

  /** Records that a message is being sent. */
  @FunctionalInterface
  interface Leaving {

    /** Called when the server has replied 354 to DATA; starts recording. */
    Durable begin();

    /** A record that was started. */
    @FunctionalInterface
    interface Durable {

      /**
       * Called when all but the end of the message was sent; returns when the record is durable. If
       * it throws, the end is never sent, so that the server does not have the message.
       */
      void await();
    }
  }

  /**
   * What is known of a server after the handshake.
   *
   * @param client the client that speaks to it: {@code Jakarta Mail}
   * @param offers the extensions that it offers, each with its words
   * @param mechanism the login mechanism that was used, if there was a login
   */
  record ServerFacts(String client, List<String> offers, Optional<String> mechanism) {

    /** Copies the list. */
    public ServerFacts {
      offers = List.copyOf(offers);
    }

    /** Whether the server offers an extension. */
    public boolean offers(String keyword) {
      return offers.stream().anyMatch(o -> o.equals(keyword) || o.startsWith(keyword + " "));
    }
  }

  /** A connection that sends messages one after the other. Used by one thread at a time. */
  interface Connection extends AutoCloseable {

    /**
     * Sends one message.
     *
     * @param next the message to be sent after this one over this connection, if it is usable then:
     *     its commands may be sent together with the end of this one
     * @param leaving records that the message is being sent
     * @return the outcome; a lost connection is {@code Deferred} before the end was sent and {@code
     *     Unknown} after
     */
    Outcome send(Message message, Optional<Message> next, Leaving leaving);

    /**
     * Sends one message without knowing the next one.
     *
     * @param leaving called when all but the end of the message was sent; if it throws, the end is
     *     never sent
     * @return the outcome
     */
    default Outcome send(Message message, Runnable leaving) {
      return send(message, Optional.empty(), () -> leaving::run);
    }

    /** Whether commands of the next message may be sent with the end of a message. */
    boolean pipelines();

    /** Returns the size limit of the server in octets; 0 if it does not announce one. */
    default long largest() {
      return 0;
    }

    /** Returns what is known of the server. */
    default ServerFacts facts() {
      return new ServerFacts("", List.of(), Optional.empty());
    }

    /** Whether another message may be sent; false after the connection was lost. */
    boolean usable();

    /**
     * Closes the connection at once, also in the middle of a command; may be called by any thread.
     * The sending thread sees a lost connection.
     */
    void abort();

    /** Sends QUIT if the connection is usable, and closes it. */
    @Override
    void close();
  }
}
