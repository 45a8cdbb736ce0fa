package anemone.store;

import anemone.edition.Acts;
import anemone.edition.Slot;
import anemone.render.Drafts;
import anemone.render.Proof;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
    return database.first(
        "SELECT hash, proof, acts, asked FROM drafts WHERE slot = ?",
        row -> draft(slot, row),
        slot);
  }

  @Override
  public List<Slot> waiting() {
    return database.list("SELECT slot FROM drafts ORDER BY slot", row -> Columns.slot(row, 1));
  }

  @Override
  public Draft keep(Proof proof, Acts acts) {
    Slot slot = proof.edition().slot();
    byte[] bytes = ProofJson.proof(proof);
    database.update(
        "INSERT INTO drafts (slot, hash, proof, acts) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (slot) DO UPDATE SET hash = excluded.hash,"
            + " proof = excluded.proof, acts = excluded.acts",
        slot,
        ProofJson.hash(bytes),
        bytes,
        ProofJson.acts(acts));
    return find(slot).orElseThrow();
  }

  @Override
  public void asked(Slot slot, Instant at) {
    database.update("UPDATE drafts SET asked = ? WHERE slot = ?", at, slot);
  }

  @Override
  public void forget(Slot slot) {
    database.update("DELETE FROM drafts WHERE slot = ?", slot);
  }

  private static Draft draft(Slot slot, ResultSet row) throws SQLException {
    String hash = row.getString(1);
    byte[] bytes = row.getBytes(2);
    if (!ProofJson.hash(bytes).equals(hash)) {
      throw new SQLException(
          "the draft of " + slot + " was changed from outside; run edit or run to make it anew");
    }
    return new Draft(
        ProofJson.proof(bytes),
        hash,
        ProofJson.acts(row.getString(3)),
        Columns.optionalInstant(row, 4));
  }
}
