package anemone.store;

import anemone.edition.Edition;
import anemone.edition.Fate;
import anemone.edition.Slot;
import anemone.render.Proof;
import anemone.render.Proofs;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The approved editions, in a database. */
public final class SqlProofs implements Proofs {

  private final Database database;

  /** The approved editions of a database. */
  public SqlProofs(Database database) {
    this.database = database;
  }

  @Override
  public Approved approve(Proof proof, Instant at) {
    byte[] bytes = ProofJson.proof(proof);
    String hash = ProofJson.hash(bytes);
    return database.inTransaction(
        connection -> {
          if (insert(connection, proof, at, hash, bytes) == 0) {
            throw new IllegalStateException(
                proof.edition().slot() + " has an approved edition already");
          }
          keepFates(connection, proof.edition());
          return new Approved(proof, ProofJson.contentHash(proof), at);
        });
  }

  @Override
  public Optional<Approved> find(Slot slot) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT approved, hash, proof, content_hash FROM editions WHERE slot = ?")) {
            query.setString(1, slot.label());
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? Optional.of(approved(slot, row)) : Optional.empty();
            }
          }
        });
  }

  /**
   * What an approved edition amounts to, without thawing it.
   *
   * @throws StateException if there is none, or it was changed after its approval
   */
  public Outline outline(Slot slot) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT number, hash, proof, (SELECT total(json_array_length(value, '$.bites'))"
                      + " FROM json_each(CAST(proof AS TEXT), '$.edition.sections'))"
                      + " FROM editions WHERE slot = ?")) {
            query.setString(1, slot.label());
            try (ResultSet row = query.executeQuery()) {
              if (!row.next()) {
                throw new SQLException(slot + " has no approved edition");
              }
              requireUnchanged(slot, row.getBytes(3), row.getString(2));
              return new Outline(row.getInt(1), row.getInt(4));
            }
          }
        });
  }

  @Override
  public List<Slot> open() {
    return slots(
        "SELECT slot FROM editions WHERE closed IS NULL AND recalled IS NULL"
            + " ORDER BY approved, slot");
  }

  @Override
  public List<Slot> all() {
    return slots("SELECT slot FROM editions ORDER BY approved DESC, slot");
  }

  @Override
  public void close(Slot slot, Instant at) {
    database.inTransaction(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE editions SET closed = ? WHERE slot = ? AND closed IS NULL")) {
            update.setLong(1, at.toEpochMilli());
            update.setString(2, slot.label());
            return update.executeUpdate();
          }
        });
  }

  private static Approved approved(Slot slot, ResultSet row) throws SQLException {
    byte[] bytes = row.getBytes(3);
    String hash = row.getString(2);
    requireUnchanged(slot, bytes, hash);
    return new Approved(
        ProofJson.proof(bytes),
        Optional.ofNullable(row.getString(4)).orElse(hash),
        Instant.ofEpochMilli(row.getLong(1)));
  }

  private static void requireUnchanged(Slot slot, byte[] bytes, String hash) throws SQLException {
    if (!ProofJson.hash(bytes).equals(hash)) {
      throw new SQLException(
          "the frozen edition "
              + slot
              + " was changed after its approval: its bytes do not have the hash "
              + hash
              + "; restore the state from a backup");
    }
  }

  private static int insert(
      Connection connection, Proof proof, Instant at, String hash, byte[] bytes)
      throws SQLException {
    Edition edition = proof.edition();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO editions (slot, cadence, number, approved, hash, proof, content_hash)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (slot) DO NOTHING")) {
      insert.setString(1, edition.slot().label());
      insert.setString(2, edition.slot().cadence().word());
      insert.setInt(3, edition.number());
      insert.setLong(4, at.toEpochMilli());
      insert.setString(5, hash);
      insert.setBytes(6, bytes);
      insert.setString(7, ProofJson.contentHash(proof));
      return insert.executeUpdate();
    }
  }

  private static void keepFates(Connection connection, Edition edition) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO fates (cadence, article, slot, fate, why)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      for (var entry : edition.fates().entrySet()) {
        Fate fate = entry.getValue();
        insert.setString(1, edition.slot().cadence().word());
        insert.setString(2, entry.getKey().value());
        insert.setString(3, edition.slot().label());
        insert.setString(4, fate.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        insert.setString(5, fate.why());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private List<Slot> slots(String sql) {
    return database.reading(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql);
              ResultSet rows = query.executeQuery()) {
            List<Slot> slots = new ArrayList<>();
            while (rows.next()) {
              slots.add(Slot.parse(rows.getString(1)));
            }
            return List.copyOf(slots);
          }
        });
  }

  /**
   * What an approved edition amounts to.
   *
   * @param number its number within its cadence
   * @param stories how many stories it tells
   */
  public record Outline(int number, int stories) {}
}
