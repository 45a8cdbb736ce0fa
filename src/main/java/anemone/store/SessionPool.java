package anemone.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections for several threads, replaced when they are lost. */
final class SessionPool implements Sessions {

  private final HikariDataSource pool;

  /** The connection of a thread while it uses one, so that nested work has the same. */
  private final ThreadLocal<Session> current = new ThreadLocal<>();

  SessionPool(HikariDataSource pool) {
    this.pool = pool;
  }

  @Override
  public <T> T use(Work<T> work) throws SQLException {
    Session outer = current.get();
    if (outer != null) {
      return work.with(outer);
    }
    try (Connection connection = pool.getConnection()) {
      Session session = new Session(connection);
      current.set(session);
      return work.with(session);
    } finally {
      current.remove();
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
