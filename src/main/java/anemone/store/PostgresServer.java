package anemone.store;

import anemone.deliver.login.Credential;
import anemone.subscriber.Secret;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/**
 * A database of a PostgreSQL server.
 *
 * @param url its address for JDBC, {@code jdbc:postgresql://host/database}
 * @param user the user; empty for the driver's choice
 * @param password the user's password
 */
public record PostgresServer(String url, String user, Credential password) {

  /** What the server's list of connections calls this program. */
  static final String NAME = "anemone";

  /** How long a lock or a connection of the pool is waited for by default. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int MOST_CONNECTIONS = 8;

  /** A commit survives a crash, and a machine that is gone loses its locks within 20 seconds. */
  private static final String SETTINGS =
      "SELECT set_config('synchronous_commit', 'on', false)"
          + " WHERE current_setting('synchronous_commit') = 'off';"
          + " SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5;"
          + " SET tcp_keepalives_count = 2; SET lock_timeout = %d";

  /** Returns its address without parameters. */
  String shown() {
    return url.replaceFirst("[?].*$", "");
  }

  /**
   * Connects.
   *
   * @param patience how long a lock is waited for
   * @throws StateException if there is no password
   */
  Connection connect(Duration patience) throws SQLException {
    Secret secret = secret();
    try {
      return connect(secret, patience);
    } catch (SQLException e) {
      if ("28P01".equals(e.getSQLState()) && renewed(secret)) {
        return connect(secret(), patience);
      }
      throw e;
    }
  }

  private Connection connect(Secret secret, Duration patience) throws SQLException {
    Connection connection = DriverManager.getConnection(url, properties(secret));
    try (Statement statement = connection.createStatement()) {
      statement.execute(settings(patience));
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Returns connections for several threads, made when they are first needed. */
  Sessions pool(Duration patience) {
    return new SessionPool(source(patience));
  }

  /** Returns the connections as a source; the caller closes it. */
  HikariDataSource source(Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setDataSourceProperties(properties(secret()));
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(settings(patience));
    config.setPoolName(NAME);
    return new HikariDataSource(config);
  }

  private static String settings(Duration patience) {
    return SETTINGS.formatted(Math.max(1, patience.toMillis()));
  }

  private Properties properties(Secret secret) {
    Properties properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!secret.value().isEmpty()) {
      properties.setProperty("password", secret.value());
    }
    properties.setProperty("ApplicationName", NAME + " process " + ProcessHandle.current().pid());
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  private Secret secret() {
    try {
      return password.secret();
    } catch (IOException e) {
      throw new StateException("unable to open the database: store." + e.getMessage(), e);
    }
  }

  private boolean renewed(Secret refused) {
    try {
      return password.renew(refused);
    } catch (IOException e) {
      return false;
    }
  }
}
