package anemone.store;

import anemone.deliver.login.Credential;
import anemone.fixture.PostgresDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** An empty state of one kind of database, which a contract opens as often as it likes. */
interface TestStore {

  /** Opens it for writing. */
  Database open();

  /** Opens it for reading only. */
  Database look();

  /** A state in a folder. */
  static TestStore sqlite(Path folder) {
    return new TestStore() {
      @Override
      public Database open() {
        return DatabaseFile.open(folder);
      }

      @Override
      public Database look() {
        return DatabaseFile.look(folder);
      }
    };
  }

  /** A state in a schema of a PostgreSQL server. */
  static TestStore postgres() {
    PostgresServer server = server(PostgresDatabase.address());
    return new TestStore() {
      @Override
      public Database open() {
        return open("SET default_transaction_read_only = off");
      }

      @Override
      public Database look() {
        return open("SET default_transaction_read_only = on");
      }

      private Database open(String setting) {
        try {
          Connection connection = server.connect(PostgresServer.PATIENCE);
          PostgresMigrations.bringUpToDate(connection);
          PostgresDialect.run(connection, setting);
          return new Database(
              new OneSession(new Session(connection)), PostgresDialect.INSTANCE, server.shown());
        } catch (SQLException e) {
          throw Database.unable("open", e);
        }
      }
    };
  }

  /** The database at an address that has the user. */
  static PostgresServer server(String url) {
    return new PostgresServer(url, "", Credential.NONE);
  }
}
