package anemone.store;

import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.render.Proof;
import anemone.render.Proofs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The approved editions in a database. */
public final class SqlProofs implements Proofs {

  private static final Comparator<Sent> LATEST_FIRST =
      Comparator.comparing((Sent sent) -> sent.slot().day())
          .reversed()
          .thenComparing(sent -> sent.slot().cadence());

  /** No edition looks further back. */
  private static final Duration TELLINGS_KEPT = Duration.ofDays(31);

  private final Database database;

  /** The approved editions of a database. */
  public SqlProofs(Database database) {
    this.database = database;
  }

  @Override
  public Approved approve(Proof proof, Instant at, Instant release) {
    byte[] bytes = ProofJson.proof(proof);
    String hash = ProofJson.hash(bytes);
    return database.inTransaction(
        () -> {
          if (insert(proof, at, release, hash, bytes) == 0) {
            throw new IllegalStateException(
                proof.edition().slot() + " already has an approved edition");
          }
          keepFates(proof.edition());
          keepTellings(proof.edition(), at);
          return new Approved(proof, ProofJson.contentHash(proof), at, release);
        });
  }

  @Override
  public Optional<Approved> find(Slot slot) {
    return database.first(
        "SELECT approved, hash, proof, content_hash, release FROM editions WHERE slot = ?",
        row -> approved(slot, row),
        slot);
  }

  @Override
  public boolean isApproved(Slot slot) {
    return database.first("SELECT 1 FROM editions WHERE slot = ?", row -> true, slot).isPresent();
  }

  @Override
  public Outline outline(Slot slot) {
    return database
        .first(
            "SELECT number, hash, proof, "
                + database.dialect().stories("proof")
                + " FROM editions WHERE slot = ?",
            row -> {
              requireUnchanged(slot, row.getBytes(3), row.getString(2));
              return new Outline(row.getInt(1), row.getInt(4));
            },
            slot)
        .orElseThrow(() -> new StateException(slot + " has no approved edition"));
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
  public List<Sent> sent() {
    return database
        .list(
            "SELECT slot, approved, hash, recalled IS NOT NULL OR EXISTS (SELECT 1 FROM withdrawals"
                + " WHERE withdrawals.slot = editions.slot) FROM editions WHERE recalled IS NOT"
                + " NULL OR closed IS NOT NULL OR EXISTS (SELECT 1 FROM deliveries WHERE"
                + " deliveries.slot = editions.slot AND state <> 'deferred')",
            row ->
                new Sent(
                    ColumnValues.slot(row, 1),
                    ColumnValues.instant(row, 2),
                    row.getString(3),
                    row.getBoolean(4)))
        .stream()
        .sorted(LATEST_FIRST)
        .toList();
  }

  @Override
  public void withdraw(Slot slot, Instant at) {
    database.update(
        "INSERT INTO withdrawals (slot, at) VALUES (?, ?) ON CONFLICT (slot) DO NOTHING", slot, at);
  }

  @Override
  public void close(Slot slot, Instant at) {
    database.update("UPDATE editions SET closed = ? WHERE slot = ? AND closed IS NULL", at, slot);
  }

  @Override
  public void reopen(Slot slot) {
    database.update(
        "UPDATE editions SET closed = NULL WHERE slot = ? AND recalled IS NULL"
            + " AND NOT EXISTS (SELECT 1 FROM delivery_totals WHERE slot = editions.slot)",
        slot);
  }

  private static Approved approved(Slot slot, ResultSet row) throws SQLException {
    byte[] bytes = row.getBytes(3);
    String hash = row.getString(2);
    requireUnchanged(slot, bytes, hash);
    return new Approved(
        ProofJson.proof(bytes),
        Optional.ofNullable(row.getString(4)).orElse(hash),
        ColumnValues.instant(row, 1),
        ColumnValues.optionalInstant(row, 5).orElse(ColumnValues.instant(row, 1)));
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

  private int insert(Proof proof, Instant at, Instant release, String hash, byte[] bytes) {
    Edition edition = proof.edition();
    return database.update(
        "INSERT INTO editions (slot, cadence, number, approved, hash, proof, content_hash,"
            + " release) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (slot) DO NOTHING",
        edition.slot(),
        edition.slot().cadence().word(),
        edition.number(),
        at,
        hash,
        bytes,
        ProofJson.contentHash(proof),
        release);
  }

  private void keepFates(Edition edition) {
    edition
        .fates()
        .forEach(
            (article, fate) ->
                database.update(
                    "INSERT INTO fates (cadence, article, slot, fate, why)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (cadence, article) DO UPDATE SET"
                        + " slot = excluded.slot, fate = excluded.fate, why = excluded.why",
                    edition.slot().cadence().word(),
                    article.value(),
                    edition.slot(),
                    fate.word(),
                    fate.why()));
  }

  /** Records how the edition shows its stories, for the editions after it. */
  private void keepTellings(Edition edition, Instant at) {
    int unused =
        database.update(
            "DELETE FROM tellings WHERE slot IN (SELECT slot FROM editions WHERE approved < ?)",
            at.minus(TELLINGS_KEPT));
    Bite lead = edition.lead();
    for (Bite place : edition.bites()) {
      int times = place.earlier().map(earlier -> earlier.times() + 1).orElse(1);
      for (Bite bite : place.all()) {
        boolean leading = bite.story().equals(lead.story());
        database.update(
            "INSERT INTO tellings (slot, article, title, subject, \"leading\", times)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (slot, article) DO UPDATE SET"
                + " title = excluded.title, subject = excluded.subject,"
                + " \"leading\" = excluded.\"leading\", times = excluded.times",
            edition.slot(),
            bite.story().lead().id().value(),
            bite.title(),
            leading ? edition.words().subject() : "",
            leading ? 1 : 0,
            times);
      }
    }
  }

  private List<Slot> slots(String sql) {
    return database.list(sql, row -> ColumnValues.slot(row, 1));
  }
}
