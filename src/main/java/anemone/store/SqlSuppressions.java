package anemone.store;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppression;
import anemone.subscriber.Suppression.Reason;
import anemone.subscriber.Suppressions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The suppressed addresses, in a database, with their capitals made small. */
public final class SqlSuppressions implements Suppressions {

  private final Database database;

  /** The suppressed addresses of a database. */
  public SqlSuppressions(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Suppression suppression) {
    return database.inTransaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO suppressions (address, reason, detail, since) VALUES (?, ?, ?, ?)"
                      + " ON CONFLICT (address) DO NOTHING")) {
            insert.setString(1, suppression.address().key());
            insert.setString(2, suppression.reason().word());
            insert.setString(3, suppression.detail());
            insert.setLong(4, suppression.since().toEpochMilli());
            boolean added = insert.executeUpdate() > 0;
            PreparedStatement update =
                database.kept(
                    "UPDATE subscribers SET standing = 'suppressed'"
                        + " WHERE address = ? AND standing = 'active'");
            update.setString(1, suppression.address().key());
            update.executeUpdate();
            return added;
          }
        });
  }

  @Override
  public boolean remove(EmailAddress address) {
    return database.inTransaction(
        connection -> {
          PreparedStatement delete =
              database.kept("DELETE FROM suppressions WHERE address = ? RETURNING reason");
          delete.setString(1, address.key());
          Optional<String> reason;
          try (ResultSet row = delete.executeQuery()) {
            reason = row.next() ? Optional.of(row.getString(1)) : Optional.empty();
          }
          if (reason.isPresent()) {
            lifted(database, address, reason.get().equals(Reason.UNSUBSCRIBED.word()));
          }
          return reason.isPresent();
        });
  }

  /**
   * Makes a subscriber active whose suppression was lifted.
   *
   * @param anew whether it is a new subscription, on which links of the one before do not act
   */
  static void lifted(Database database, EmailAddress address, boolean anew) throws SQLException {
    PreparedStatement update =
        database.kept(
            "UPDATE subscribers SET standing = 'active', epoch = epoch + ?"
                + " WHERE address = ? AND standing = 'suppressed'");
    update.setInt(1, anew ? 1 : 0);
    update.setString(2, address.key());
    update.executeUpdate();
  }

  @Override
  public Optional<Suppression> find(EmailAddress address) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT address, reason, detail, since FROM suppressions WHERE address = ?")) {
            query.setString(1, address.key());
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? Optional.of(suppression(row)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public void each(Consumer<Suppression> consumer) {
    database.reading(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT address, reason, detail, since FROM suppressions ORDER BY address");
              ResultSet rows = query.executeQuery()) {
            int met = 0;
            for (; rows.next(); met++) {
              consumer.accept(suppression(rows));
            }
            return met;
          }
        });
  }

  private static Suppression suppression(ResultSet row) throws SQLException {
    String address = row.getString(1);
    String reason = row.getString(2);
    int at = address.lastIndexOf('@');
    return new Suppression(
        new EmailAddress(address.substring(0, at), address.substring(at + 1)),
        Reason.of(reason)
            .orElseThrow(() -> new SQLException("no reason of a suppression: " + reason)),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)));
  }
}
