package anemone.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What differs between the databases, beyond the SQL that they have in common. */
sealed interface Dialect permits SqliteDialect, PostgresDialect {

  /** Starts a transaction that waits until no other one of this kind is running. */
  void beginAlone(Session session) throws SQLException;

  /** Starts a transaction whose statements do not depend on what they read. */
  void begin(Session session) throws SQLException;

  /** Ends a transaction durably. */
  void commit(Session session) throws SQLException;

  /** Undoes a transaction. */
  void rollback(Session session) throws SQLException;

  /** Whether rows are read in constant memory only within a transaction. */
  boolean streamsInTransactions();

  /** Prepares a query for reading many rows in constant memory. */
  void stream(PreparedStatement query) throws SQLException;

  /** Whether statements are sent many at once, since each takes a round trip. */
  boolean isRemote();

  /** Returns a text as it can be stored. */
  String storable(String text);

  /** Returns what stands for an address of the web as a key; equal for equal addresses. */
  String key(String url);

  /** After the name of a table: reads it in the order of its rows, past its other indexes. */
  String inRowOrder();

  /** The operator that compares with a pattern, ASCII letters in either case. */
  String like();

  /** The values of a column in one text, separated by commas. */
  String joined(String column);

  /** The text of a top-level key in a column of JSON. */
  String json(String column, String key);

  /** The number of stories in a column of frozen editions. */
  String stories(String proof);

  /** The domain of an address, which has one {@code @}, in lower case. */
  String domain(String address);

  /** 32 random bytes. */
  String randomKey();

  /** Whether filling an empty table is faster if its indexes are created afterwards. */
  boolean indexesAfterwards();

  /** Hides tables by temporary copies that only this connection sees. */
  void hide(List<String> tables, Database database);
}
