package anemone.store;

import anemone.deliver.Delivery.State;
import java.util.List;

/** Transfers outcomes that a killed process left in the log to the ledger. */
final class LogReplay {

  private static final String REPLAY =
      "UPDATE deliveries SET state = ?, code = ?, status = ?, reply = ?, attempts = attempts +"
          + " 1, unknowns = unknowns + ?, last = ? WHERE slot = ? AND address = ?"
          + " AND state = 'sending' AND last <= ?";

  private LogReplay() {}

  /** Writes the outcomes to the database, and clears the log. */
  static void into(Database database, OutcomeLog left) {
    if (left.size() == 0) {
      return;
    }
    database.inTransaction(
        () -> {
          List<OutcomeLog.LogEntry> stayed = left.read(entry -> replay(entry, database));
          for (OutcomeLog.LogEntry entry : stayed) {
            database.update(Reservations.RELEASE, entry.slot(), entry.name(), entry.at());
          }
          return stayed.size();
        });
    left.clear();
  }

  private static void replay(OutcomeLog.LogEntry entry, Database database) {
    database.update(
        REPLAY,
        entry.state().word(),
        entry.reply().code(),
        entry.reply().status(),
        entry.reply().text(),
        entry.state() == State.UNKNOWN ? 1 : 0,
        entry.at(),
        entry.slot(),
        entry.name(),
        entry.at());
  }
}
