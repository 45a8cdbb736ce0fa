package anemone.store;

import java.util.List;

/** Transfers outcomes that a killed process left in the log to the ledger. */
final class LogReplay {

  private static final String REPLAY =
      "UPDATE deliveries SET state = ?1, code = ?2, status = ?3, reply = ?4, attempts = attempts +"
          + " 1, unknowns = unknowns + (?1 = 'unknown'), last = ?5 WHERE slot = ?6 AND address = ?7"
          + " AND state = 'sending' AND last <= ?5";

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
            database.update(SqlLedger.RELEASE, entry.slot(), entry.name());
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
        entry.at(),
        entry.slot(),
        entry.name());
  }
}
