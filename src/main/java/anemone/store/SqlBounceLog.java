package anemone.store;

import anemone.deliver.bounce.BounceLog;
import anemone.deliver.bounce.BounceRecord;
import anemone.deliver.bounce.BounceRecord.Kind;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What came back, in a database. */
public final class SqlBounceLog implements BounceLog {

  private final Database database;

  /** What came back to the newsletter of a database. */
  public SqlBounceLog(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Kind> meet(String id, String place) {
    return database.inTransaction(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE returns SET place = ? WHERE id = ? RETURNING kind")) {
            update.setString(1, place);
            update.setString(2, id);
            try (ResultSet row = update.executeQuery()) {
              return row.next() ? Kind.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public boolean hasRead(String place) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement("SELECT 1 FROM returns WHERE place = ?")) {
            query.setString(1, place);
            try (ResultSet row = query.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  @Override
  public void add(BounceRecord returned) {
    database.inTransaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO returns (id, place, kind, address, slot, detail, at)"
                      + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
            insert.setString(1, returned.id());
            insert.setString(2, returned.place());
            insert.setString(3, returned.kind().word());
            insert.setString(4, returned.address().map(EmailAddress::toString).orElse(null));
            insert.setString(5, returned.slot().map(Slot::label).orElse(null));
            insert.setString(6, returned.detail());
            insert.setLong(7, returned.at().toEpochMilli());
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public Set<Slot> bounced(EmailAddress address, Instant since) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT DISTINCT slot FROM returns WHERE address = ? AND at >= ?"
                      + " AND kind = 'bounced' AND slot IS NOT NULL")) {
            query.setString(1, address.toString());
            query.setLong(2, since.toEpochMilli());
            try (ResultSet rows = query.executeQuery()) {
              Set<Slot> slots = new HashSet<>();
              while (rows.next()) {
                slots.add(Slot.parse(rows.getString(1)));
              }
              return slots;
            }
          }
        });
  }
}
