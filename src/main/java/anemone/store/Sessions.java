package anemone.store;

import java.sql.SQLException;

/** Where the statements of an open database get their connection. */
sealed interface Sessions permits OneSession, SessionPool {

  /** Runs work with a connection that no other thread uses meanwhile; may be nested. */
  <T> T use(Work<T> work) throws SQLException;

  /** Closes every connection. */
  void close() throws SQLException;

  /**
   * Work with a connection.
   *
   * @param <T> the type of its result
   */
  interface Work<T> {
    T with(Session session) throws SQLException;
  }
}
