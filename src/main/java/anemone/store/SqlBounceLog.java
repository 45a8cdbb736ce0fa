package anemone.store;

import anemone.deliver.bounce.BounceLog;
import anemone.deliver.bounce.BounceRecord;
import anemone.deliver.bounce.BounceRecord.Kind;
import anemone.edition.Slot;
import anemone.process.SecretRedactor;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The bounces in a database. */
public final class SqlBounceLog implements BounceLog {

  private final Database database;

  /** The bounces of a database. */
  public SqlBounceLog(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Kind> meet(String id, String place) {
    database.update("UPDATE returns SET place = ? WHERE id = ?", place, id);
    return database
        .first("SELECT kind FROM returns WHERE id = ?", row -> Kind.of(row.getString(1)), id)
        .flatMap(kind -> kind);
  }

  @Override
  public boolean hasRead(String place) {
    return database.exists("SELECT 1 FROM returns WHERE place = ?", place);
  }

  @Override
  public boolean isLeft(String place) {
    return database.exists(
        "SELECT 1 FROM returns WHERE place = ? AND kind = ?", place, Kind.LEFT.word());
  }

  @Override
  public void add(BounceRecord record) {
    database.update(
        "INSERT INTO returns (id, place, kind, address, slot, detail, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        record.id(),
        record.place(),
        record.kind().word(),
        record.address().map(EmailAddress::key),
        record.slot(),
        SecretRedactor.from(record.detail()),
        record.at());
  }

  @Override
  public Set<Slot> bounced(EmailAddress address, Instant since) {
    return Set.copyOf(
        database.list(
            "SELECT DISTINCT slot FROM returns WHERE address = ? AND at >= ?"
                + " AND kind = 'bounced' AND slot IS NOT NULL",
            row -> ColumnValues.slot(row, 1),
            address.key(),
            since));
  }
}
