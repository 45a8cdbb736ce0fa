package anemone.store;

import anemone.edition.Bite;
import anemone.edition.EditorialChanges;
import anemone.edition.Slot;
import anemone.render.Drafts;
import anemone.render.Proof;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The drafts, in a database. */
public final class SqlDrafts implements Drafts {

  private final Database database;

  /** The drafts of a database. */
  public SqlDrafts(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Draft> find(Slot slot) {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT hash, proof, acts, asked, content_hash, seen FROM drafts WHERE slot ="
                      + " ?")) {
            query.setString(1, slot.label());
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? Optional.of(draft(slot, row)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public List<Slot> waiting() {
    return database.reading(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement("SELECT slot FROM drafts ORDER BY slot");
              ResultSet rows = query.executeQuery()) {
            List<Slot> slots = new ArrayList<>();
            while (rows.next()) {
              slots.add(Slot.parse(rows.getString(1)));
            }
            return List.copyOf(slots);
          }
        });
  }

  @Override
  public Draft keep(Proof proof, EditorialChanges changes) {
    Slot slot = proof.edition().slot();
    byte[] bytes = ProofJson.proof(proof);
    database.inTransaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO drafts (slot, hash, proof, acts, content_hash) VALUES (?, ?, ?, ?,"
                      + " ?) ON CONFLICT (slot) DO UPDATE SET hash = excluded.hash, proof ="
                      + " excluded.proof, acts = excluded.acts, content_hash ="
                      + " excluded.content_hash")) {
            insert.setString(1, slot.label());
            insert.setString(2, ProofJson.hash(bytes));
            insert.setBytes(3, bytes);
            insert.setString(4, ProofJson.changes(changes));
            insert.setString(5, hash(proof));
            return insert.executeUpdate();
          }
        });
    return find(slot).orElseThrow();
  }

  @Override
  public String hash(Proof proof) {
    return ProofJson.contentHash(proof);
  }

  @Override
  public void mailed(Slot slot, Instant at) {
    database.inTransaction(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement("UPDATE drafts SET asked = ? WHERE slot = ?")) {
            update.setLong(1, at.toEpochMilli());
            update.setString(2, slot.label());
            return update.executeUpdate();
          }
        });
  }

  @Override
  public void seen(Slot slot) {
    Draft draft = find(slot).orElseThrow();
    List<String> titles = draft.proof().edition().bites().stream().map(Bite::title).toList();
    database.inTransaction(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement("UPDATE drafts SET seen = ? WHERE slot = ?")) {
            update.setString(1, ProofJson.seen(new Seen(draft.hash(), titles)));
            update.setString(2, slot.label());
            return update.executeUpdate();
          }
        });
  }

  @Override
  public void forget(Slot slot) {
    database.inTransaction(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM drafts WHERE slot = ?")) {
            delete.setString(1, slot.label());
            return delete.executeUpdate();
          }
        });
  }

  private static Draft draft(Slot slot, ResultSet row) throws SQLException {
    String hash = row.getString(1);
    byte[] bytes = row.getBytes(2);
    if (!ProofJson.hash(bytes).equals(hash)) {
      throw new SQLException(
          "the draft of " + slot + " was changed from outside; run edit or run to make it anew");
    }
    long mailed = row.getLong(4);
    Optional<Instant> when =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(mailed));
    Proof proof = ProofJson.proof(bytes);
    return new Draft(
        proof,
        Optional.ofNullable(row.getString(5)).orElseGet(() -> ProofJson.contentHash(proof)),
        ProofJson.changes(row.getString(3)),
        when,
        Optional.ofNullable(row.getString(6)).map(ProofJson::seen));
  }
}
