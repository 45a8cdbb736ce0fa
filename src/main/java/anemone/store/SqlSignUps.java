package anemone.store;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceChange;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignUp;
import anemone.subscriber.SignUps;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Suppression.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Sign-ups and the mails about subscriptions, in a database. */
public final class SqlSignUps implements SignUps {

  /** How long an unsent mail is kept; afterwards its links have expired. */
  private static final Duration OUTBOX = SignUp.VALID;

  private static final String SIGN_UP =
      "SELECT id, address, spelling, said, wording, asked, asked_from FROM sign_ups";

  private static final String CONSENT =
      "SELECT address, wording, asked, asked_from, confirmed, confirmed_from FROM consents";

  private final Database database;
  private final SqlRoster roster;
  private final SqlOutbox outbox;

  /** The sign-ups of a database. */
  public SqlSignUps(Database database) {
    this.database = database;
    this.roster = new SqlRoster(database);
    this.outbox = new SqlOutbox(database);
  }

  @Override
  public void ask(SignUp signUp) {
    String key = signUp.address().key();
    database.inTransaction(
        () -> {
          erase(signUp.asked());
          Optional<RosterEntry> known = roster.find(signUp.address());
          if (known.filter(RosterEntry::isActive).isPresent()) {
            return put(Notice.Kind.LINKS, key, signUp.asked());
          }
          if (isKeptAway(key)) {
            return 0;
          }
          database.update(
              "DELETE FROM sign_ups WHERE address = ? AND asked < ?",
              key,
              signUp.asked().minus(SignUp.VALID));
          int added =
              database.update(
                  "INSERT INTO sign_ups (address, spelling, fingerprint, said, wording, asked,"
                      + " asked_from) VALUES (?, ?, ?, ?, ?, ?, ?)"
                      + " ON CONFLICT (address) DO NOTHING",
                  key,
                  RosterRows.spelling(signUp.address()),
                  SignedLink.fingerprint(signUp.address()),
                  PreferenceJson.write(signUp.chosen()),
                  signUp.wording(),
                  signUp.asked(),
                  signUp.from());
          return added == 0 ? 0 : put(Notice.Kind.CONFIRM, key, signUp.asked());
        });
  }

  @Override
  public void askForLinks(EmailAddress address, Instant now) {
    database.inTransaction(
        () ->
            roster.find(address).filter(RosterEntry::isActive).isPresent()
                ? put(Notice.Kind.LINKS, address.key(), now)
                : 0);
  }

  /** Whether the operator suppressed an address. */
  private boolean isKeptAway(String key) {
    return database.exists(
        "SELECT 1 FROM suppressions WHERE address = ? AND reason = ?", key, Reason.MANUAL.word());
  }

  private int put(Notice.Kind kind, String key, Instant now) {
    return outbox.put(kind, key, now, now);
  }

  @Override
  public List<SignUp.Pending> find(long fingerprint) {
    return database.list(SIGN_UP + " WHERE fingerprint = ?", SqlSignUps::pending, fingerprint);
  }

  @Override
  public RosterEntry confirm(SignUp.Pending pending, Instant now, String from) {
    SignUp signUp = pending.signUp();
    String key = signUp.address().key();
    return roster.inTransaction(
        () -> {
          if (database.update("DELETE FROM sign_ups WHERE id = ?", pending.id()) > 0
              && !isKeptAway(key)) {
            roster.join(signUp.address(), signUp.chosen(), now);
            database.update(
                "INSERT INTO consents (address, wording, asked, asked_from, confirmed,"
                    + " confirmed_from) VALUES (?, ?, ?, ?, ?, ?)",
                key,
                signUp.wording(),
                signUp.asked(),
                signUp.from(),
                now,
                from);
            put(Notice.Kind.WELCOME, key, now);
          }
          return roster
              .find(signUp.address())
              .orElseThrow(() -> new StateException("the state lacks the subscriber who joined"));
        });
  }

  @Override
  public List<SignUp.Consent> consents(EmailAddress address) {
    return database.list(
        CONSENT + " WHERE address = ? ORDER BY id", SqlSignUps::consent, address.key());
  }

  @Override
  public void eachConsent(Consumer<SignUp.Consent> consumer) {
    database.each(CONSENT + " ORDER BY id", row -> consumer.accept(consent(row)));
  }

  private static SignUp.Consent consent(ResultSet row) throws SQLException {
    return new SignUp.Consent(
        new SignUp(
            ColumnValues.address(row, 1),
            PreferenceSet.NOTHING,
            row.getString(2),
            ColumnValues.instant(row, 3),
            row.getString(4)),
        ColumnValues.instant(row, 5),
        row.getString(6));
  }

  @Override
  public Optional<Notice> nextNotice(Instant now) {
    return outbox.next(now);
  }

  @Override
  public void done(Notice notice) {
    outbox.done(notice);
  }

  @Override
  public void later(Notice notice, Instant due) {
    outbox.later(notice, due);
  }

  @Override
  public void prune(Instant now) {
    database.inTransaction(() -> erase(now));
  }

  private int erase(Instant now) {
    outbox.erase(now.minus(OUTBOX));
    database.update(
        "DELETE FROM preference_changes WHERE at < ?", now.minus(PreferenceChange.UNDOABLE));
    return database.update("DELETE FROM sign_ups WHERE asked < ?", now.minus(SignUp.KEPT));
  }

  private static SignUp.Pending pending(ResultSet row) throws SQLException {
    return new SignUp.Pending(
        row.getLong(1),
        new SignUp(
            RosterRows.address(row.getString(2), row.getString(3)),
            PreferenceJson.read(row.getString(4)),
            row.getString(5),
            ColumnValues.instant(row, 6),
            row.getString(7)));
  }
}
