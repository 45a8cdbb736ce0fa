package anemone.store;

import anemone.edition.Bite;
import anemone.edition.EditorialChanges;
import anemone.edition.Slot;
import anemone.render.Drafts;
import anemone.render.Proof;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The drafts in a database. The last one that was read is parsed once. Not thread-safe. */
public final class SqlDrafts implements Drafts {

  private final Database database;
  private Optional<Parsed> last = Optional.empty();

  /** The drafts of a database. */
  public SqlDrafts(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Draft> find(Slot slot) {
    return last.flatMap(
            parsed ->
                database.first(
                    "SELECT acts, asked, seen FROM drafts WHERE slot = ? AND hash = ?",
                    row -> draft(parsed, row),
                    slot,
                    parsed.hash()))
        .or(
            () ->
                database.first(
                    "SELECT acts, asked, seen, hash, proof, content_hash FROM drafts"
                        + " WHERE slot = ?",
                    row -> draft(parsed(slot, row), row),
                    slot));
  }

  @Override
  public List<Slot> waiting() {
    return database.list("SELECT slot FROM drafts ORDER BY slot", row -> ColumnValues.slot(row, 1));
  }

  @Override
  public Draft keep(Proof proof, EditorialChanges changes) {
    Slot slot = proof.edition().slot();
    byte[] bytes = ProofJson.proof(proof);
    database.update(
        "INSERT INTO drafts (slot, hash, proof, acts, content_hash) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (slot) DO UPDATE SET hash = excluded.hash,"
            + " proof = excluded.proof, acts = excluded.acts,"
            + " content_hash = excluded.content_hash",
        slot,
        ProofJson.hash(bytes),
        bytes,
        ProofJson.changes(changes),
        hash(proof));
    return find(slot).orElseThrow();
  }

  @Override
  public String hash(Proof proof) {
    return ProofJson.contentHash(proof);
  }

  @Override
  public void mailed(Slot slot, Instant at) {
    database.update("UPDATE drafts SET asked = ? WHERE slot = ?", at, slot);
  }

  @Override
  public void seen(Slot slot) {
    Draft draft = find(slot).orElseThrow();
    List<String> titles = draft.proof().edition().told().stream().map(Bite::title).toList();
    database.update(
        "UPDATE drafts SET seen = ? WHERE slot = ?",
        ProofJson.seen(new Seen(draft.hash(), titles)),
        slot);
  }

  @Override
  public void approve(Slot slot, String hash, String name, Instant at) {
    database.update(
        "INSERT INTO approvals (slot, hash, name, at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (slot, hash, name) DO NOTHING",
        slot,
        hash,
        name,
        at);
  }

  @Override
  public List<String> approvers(Slot slot, String hash) {
    return database.list(
        "SELECT name FROM approvals WHERE slot = ? AND hash = ? ORDER BY at, name",
        row -> row.getString(1),
        slot,
        hash);
  }

  @Override
  public void forget(Slot slot) {
    database.update("DELETE FROM drafts WHERE slot = ?", slot);
    database.update(
        "DELETE FROM approvals WHERE slot = ? AND slot NOT IN (SELECT slot FROM editions)", slot);
  }

  private Draft draft(Parsed parsed, ResultSet row) throws SQLException {
    last = Optional.of(parsed);
    return new Draft(
        parsed.proof(),
        parsed.contentHash(),
        ProofJson.changes(row.getString(1)),
        ColumnValues.optionalInstant(row, 2),
        Optional.ofNullable(row.getString(3)).map(ProofJson::seen));
  }

  private static Parsed parsed(Slot slot, ResultSet row) throws SQLException {
    String hash = row.getString(4);
    byte[] bytes = row.getBytes(5);
    if (!ProofJson.hash(bytes).equals(hash)) {
      throw new SQLException(
          "the draft of "
              + slot
              + " was modified by another program; run edit or run to create it again");
    }
    Proof proof = ProofJson.proof(bytes);
    return new Parsed(
        hash,
        proof,
        Optional.ofNullable(row.getString(6)).orElseGet(() -> ProofJson.contentHash(proof)));
  }

  /**
   * A proof that was read.
   *
   * @param hash the hash of its bytes
   * @param contentHash the hash of what readers would see
   */
  private record Parsed(String hash, Proof proof, String contentHash) {}
}
