package anemone.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What a killed process had left in the log and not in the ledger. */
final class LogReplay {

  private static final String REPLAY =
      "UPDATE deliveries SET state = ?, code = ?, status = ?, reply = ?, attempts = attempts + 1,"
          + " last = ? WHERE slot = ? AND address = ? AND state = 'sending' AND last <= ?";

  private LogReplay() {}

  /** Writes it into the database, and forgets it. */
  static void into(Database database, OutcomeLog left) {
    if (left.size() == 0) {
      return;
    }
    database.inTransaction(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(REPLAY);
              PreparedStatement delete = connection.prepareStatement(SqlLedger.RELEASE)) {
            List<OutcomeLog.LogEntry> stayed = left.read(entry -> add(entry, update));
            int answered = update.executeBatch().length;
            for (OutcomeLog.LogEntry entry : stayed) {
              delete.setString(1, entry.slot());
              delete.setString(2, entry.name());
              delete.executeUpdate();
            }
            return answered + stayed.size();
          }
        });
    left.clear();
  }

  private static void add(OutcomeLog.LogEntry entry, PreparedStatement update) {
    try {
      update.setString(1, entry.state().word());
      update.setInt(2, entry.reply().code());
      update.setString(3, entry.reply().status());
      update.setString(4, entry.reply().text());
      update.setLong(5, entry.at().toEpochMilli());
      update.setString(6, entry.slot());
      update.setString(7, entry.name());
      update.setLong(8, entry.at().toEpochMilli());
      update.addBatch();
    } catch (SQLException e) {
      throw new StateException("unable to write the state: " + e.getMessage(), e);
    }
  }
}
