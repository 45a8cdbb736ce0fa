package anemone.store;

import anemone.process.SecretRedactor;
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
    return database.inTransaction(
        () -> {
          int added =
              database.update(
                  "INSERT INTO suppressions (address, reason, detail, since) VALUES (?, ?, ?, ?)"
                      + " ON CONFLICT (address) DO NOTHING",
                  suppression.address().key(),
                  suppression.reason().word(),
                  SecretRedactor.from(suppression.detail()),
                  suppression.since());
          database.update(
              "UPDATE subscribers SET standing = 'suppressed'"
                  + " WHERE address = ? AND standing = 'active'",
              suppression.address().key());
          return added > 0;
        });
  }

  @Override
  public boolean remove(EmailAddress address) {
    return database.inTransaction(
        () -> {
          Optional<Suppression> suppression = find(address);
          suppression.ifPresent(this::lift);
          return suppression.isPresent();
        });
  }

  /**
   * Lifts a suppression, in the current transaction. After an unsubscription it starts a new
   * subscription, for which old links are invalid.
   */
  void lift(Suppression suppression) {
    String key = suppression.address().key();
    database.update("DELETE FROM suppressions WHERE address = ?", key);
    activate(database, key, suppression.reason() == Reason.UNSUBSCRIBED);
  }

  /**
   * Activates a subscriber whose suppression was lifted.
   *
   * @param anew whether it is a new subscription, for which old links are invalid
   */
  static void activate(Database database, String key, boolean anew) {
    database.update(
        "UPDATE subscribers SET standing = 'active', epoch = epoch + ?"
            + " WHERE address = ? AND standing = 'suppressed'",
        anew ? 1 : 0,
        key);
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

  /** Reads a suppression from the first four columns. */
  private static Suppression suppression(ResultSet row) throws SQLException {
    return new Suppression(
        ColumnValues.address(row, 1),
        reason(row, 2),
        row.getString(3),
        ColumnValues.instant(row, 4));
  }

  /**
   * Returns the reason with a word.
   *
   * @throws SQLException if no reason has this word
   */
  static Reason reason(ResultSet row, int column) throws SQLException {
    String reason = row.getString(column);
    return Reason.of(reason)
        .orElseThrow(
            () -> new SQLException("\"" + reason + "\" is not a reason for a suppression"));
  }
}
