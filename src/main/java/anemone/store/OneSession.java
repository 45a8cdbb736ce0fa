package anemone.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One connection, for which threads wait. It is never replaced: what depends on it, such as a lock
 * that the server releases with it, ends with it.
 */
final class OneSession implements Sessions {

  private static final int VALID_SECONDS = 2;

  private final Session session;
  private final String last;

  /** A connection that is simply closed at the end. */
  OneSession(Session session) {
    this(session, "");
  }

  /**
   * A connection.
   *
   * @param last a query that is sent before it is closed; empty for none
   */
  OneSession(Session session, String last) {
    this.session = session;
    this.last = last;
  }

  @Override
  public <T> T use(Work<T> work) throws SQLException {
    synchronized (session) {
      return work.with(session);
    }
  }

  @Override
  public void close() throws SQLException {
    synchronized (session) {
      try (Connection connection = session.connection()) {
        if (!last.isEmpty() && connection.isValid(VALID_SECONDS)) {
          try (Statement statement = connection.createStatement()) {
            statement.execute(last);
          }
        }
      }
    }
  }
}
