package anemone.store;

import anemone.deliver.Reservation;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes reservations that are noted in the outcome log, so that their records may wait to share a
 * transaction with others.
 *
 * @param commits writes the records, and removes those of what was not sent
 * @param log survives a killed process
 * @param patience how long the removal of a record may wait
 */
record Reservations(GroupCommit commits, OutcomeLog log, Duration patience) {

  /** What was reserved at a time and has not left, nor ever did. */
  static final String RELEASE =
      "DELETE FROM deliveries WHERE slot = ? AND address = ? AND state = 'sending'"
          + " AND attempts = 0 AND last = ?";

  /**
   * Reserves a delivery.
   *
   * @param record begins to write the record
   * @param check waits for the record; throws if the delivery must not be sent
   */
  Reservation of(
      Slot slot,
      EmailAddress address,
      Instant at,
      Supplier<CompletableFuture<Integer>> record,
      Consumer<CompletableFuture<Integer>> check) {
    log.reserved(slot, address, at);
    CompletableFuture<Integer> write = record.get();
    return new Reservation() {
      @Override
      public boolean isReady() {
        return write.isDone();
      }

      @Override
      public Durable begin() {
        return () -> {
          if (!write.isDone()) {
            commits.hurry();
          }
          check.accept(write);
          log.leaving(slot, address, at);
        };
      }

      @Override
      public void release() {
        var unused =
            commits.add(
                new Database.Update(
                    RELEASE, List.of(slot, address.key(), at), SqlLedger.subject(slot, address)),
                patience);
        log.released(slot, address);
      }
    };
  }
}
