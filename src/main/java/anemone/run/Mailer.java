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
 * The way out for mail: the server, and how editions are sent to it.
 *
 * @param transport the connections to the server
 * @param plan how fast and how often editions are tried
 * @param clock the time
 * @param pause how to wait
 */
public record Mailer(Transport transport, DispatchPlan plan, Clock clock, Sleeper pause) {

  /** A dispatcher that follows a plan. */
  Dispatcher dispatcher(Books books, DispatchPlan how) {
    return new Dispatcher(transport, books, how, clock, pause);
  }

  /**
   * Sends one message that no ledger knows.
   *
   * @throws IOException if the server cannot be reached
   */
  public Outcome send(Message message) throws IOException {
    try (Transport.Connection connection = transport.open()) {
      return connection.send(message, () -> {});
    }
  }
}
