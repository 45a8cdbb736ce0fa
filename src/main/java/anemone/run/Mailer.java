package anemone.run;

import anemone.deliver.Books;
import anemone.deliver.DispatchPlan;
import anemone.deliver.Dispatcher;
import anemone.deliver.Outcome;
import anemone.deliver.Sleeper;
import anemone.deliver.Transport;
import anemone.render.Message;
import java.io.IOException;
import java.time.Clock;

/**
 * The mail server, and how to send to it.
 *
 * @param transport opens connections to the server
 * @param plan the rate limits and retries
 * @param clock the clock
 * @param pause waits
 */
public record Mailer(Transport transport, DispatchPlan plan, Clock clock, Sleeper pause) {

  /** Returns a dispatcher that follows a plan. */
  Dispatcher dispatcher(Books books, DispatchPlan how) {
    return new Dispatcher(transport, books, how, clock, pause);
  }

  /**
   * Sends one message, without a record in the ledger.
   *
   * @throws IOException if the server cannot be reached
   */
  public Outcome send(Message message) throws IOException {
    try (Transport.Connection connection = transport.open()) {
      return connection.send(message, () -> {});
    }
  }
}
