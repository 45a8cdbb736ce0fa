package anemone.store;

import java.sql.SQLException;

/**
 * One connection, for which threads wait. It is never replaced: what depends on it, such as a lock
 * that the server releases with it, ends with it.
 */
final class OneSession implements Sessions {

  private final Session session;

  OneSession(Session session) {
    this.session = session;
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
      session.connection().close();
    }
  }
}
