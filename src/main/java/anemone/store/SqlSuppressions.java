package anemone.store;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppression;
import anemone.subscriber.Suppression.Reason;
import anemone.subscriber.Suppressions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** The suppressed addresses in a database, in lower case. */
public final class SqlSuppressions implements Suppressions {

  private static final String SELECT = "SELECT address, reason, detail, since FROM suppressions";

  private final Database database;

  /** The suppressed addresses of a database. */
  public SqlSuppressions(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Suppression suppression) {
    return database.update(
            "INSERT INTO suppressions (address, reason, detail, since) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (address) DO NOTHING",
            suppression.address().key(),
            suppression.reason().word(),
            suppression.detail(),
            suppression.since())
        > 0;
  }

  @Override
  public boolean remove(EmailAddress address) {
    return database.update("DELETE FROM suppressions WHERE address = ?", address.key()) > 0;
  }

  @Override
  public Optional<Suppression> find(EmailAddress address) {
    return database.first(
        SELECT + " WHERE address = ?", SqlSuppressions::suppression, address.key());
  }

  @Override
  public void each(Consumer<Suppression> consumer) {
    database.each(SELECT + " ORDER BY address", row -> consumer.accept(suppression(row)));
  }

  private static Suppression suppression(ResultSet row) throws SQLException {
    String reason = row.getString(2);
    return new Suppression(
        ColumnValues.address(row, 1),
        Reason.of(reason)
            .orElseThrow(
                () -> new SQLException("\"" + reason + "\" is not a reason for a suppression")),
        row.getString(3),
        ColumnValues.instant(row, 4));
  }
}
