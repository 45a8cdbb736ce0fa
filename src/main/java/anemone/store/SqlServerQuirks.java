package anemone.store;

import anemone.deliver.smtp.ServerQuirks;
import anemone.deliver.smtp.ServerQuirks.Quirk;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

/** The known defects of mail servers in a database. */
public final class SqlServerQuirks {

  private final Database database;
  private final Clock clock;

  /** The quirks in a database. */
  public SqlServerQuirks(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Returns the quirks of a server; new ones are stored.
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
        "INSERT INTO server_quirks (server, quirk, since) VALUES (?, ?, ?)"
            + " ON CONFLICT (server, quirk) DO NOTHING",
        server,
        quirk.word(),
        clock.instant());
  }
}
