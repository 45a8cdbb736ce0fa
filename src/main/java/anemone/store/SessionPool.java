package anemone.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Connections for several threads, replaced when they are lost. */
final class SessionPool implements Sessions {

  private final HikariDataSource pool;

  /** The connection of a thread while it uses one, so that nested work has the same. */
  private final Map<Thread, Session> current = new ConcurrentHashMap<>();

  SessionPool(HikariDataSource pool) {
    this.pool = pool;
  }

  @Override
  public <T> T use(Work<T> work) throws SQLException {
    Thread thread = Thread.currentThread();
    Session outer = current.get(thread);
    if (outer != null) {
      return work.with(outer);
    }
    try (Connection connection = pool.getConnection()) {
      Session session = new Session(connection);
      current.put(thread, session);
      return work.with(session);
    } finally {
      current.remove(thread);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
