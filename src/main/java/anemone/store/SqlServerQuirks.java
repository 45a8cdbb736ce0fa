package anemone.store;

import anemone.deliver.smtp.ServerQuirks;
import anemone.deliver.smtp.ServerQuirks.Quirk;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

/** What is known of mail servers that break what they offer, in a database. */
public final class SqlServerQuirks {

  private final Database database;
  private final Clock clock;

  /** The quirks in a database. */
  public SqlServerQuirks(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Returns what is known of a server; what is learnt further is kept.
   *
   * @param server its host and port
   */
  public ServerQuirks of(String server) {
    Set<Quirk> known = new HashSet<>();
    database.each(
        "SELECT quirk FROM server_quirks WHERE server = ?",
        row -> Quirk.of(row.getString(1)).ifPresent(known::add),
        server);
    return new ServerQuirks(known, quirk -> add(server, quirk));
  }

  private void add(String server, Quirk quirk) {
    database.update(
        "INSERT OR IGNORE INTO server_quirks (server, quirk, since) VALUES (?, ?, ?)",
        server,
        quirk.word(),
        clock.instant());
  }
}
