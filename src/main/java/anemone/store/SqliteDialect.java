package anemone.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** SQLite: one file, one writer at a time. */
final class SqliteDialect implements Dialect {

  private final WriteTurn turn;

  /**
   * A dialect.
   *
   * @param turn the turn to begin a transaction
   */
  SqliteDialect(WriteTurn turn) {
    this.turn = turn;
  }

  @Override
  public void beginAlone(Session session) throws SQLException {
    turn.begin(session, s -> s.kept("BEGIN IMMEDIATE").execute());
  }

  @Override
  public void begin(Session session) throws SQLException {
    beginAlone(session);
  }

  @Override
  public void commit(Session session) throws SQLException {
    session.kept("COMMIT").execute();
  }

  @Override
  public void rollback(Session session) throws SQLException {
    session.kept("ROLLBACK").execute();
  }

  @Override
  public boolean streamsInTransactions() {
    return false;
  }

  @Override
  public void stream(PreparedStatement query) {}

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public String storable(String text) {
    return text;
  }

  @Override
  public String key(String url) {
    return url;
  }

  @Override
  public String inRowOrder() {
    return " NOT INDEXED";
  }

  @Override
  public String like() {
    return "LIKE";
  }

  @Override
  public String joined(String column) {
    return "group_concat(" + column + ")";
  }

  @Override
  public String json(String column, String key) {
    return "json_extract(" + column + ", '$." + key + "')";
  }

  @Override
  public String stories(String proof) {
    return "(SELECT total(json_array_length(value, '$.bites')) FROM json_each(CAST("
        + proof
        + " AS TEXT), '$.edition.sections'))";
  }

  @Override
  public String domain(String address) {
    return "lower(substr(" + address + ", instr(" + address + ", '@') + 1))";
  }

  @Override
  public String randomKey() {
    return "randomblob(32)";
  }

  @Override
  public boolean indexesAfterwards() {
    return true;
  }

  @Override
  public String columns() {
    return "SELECT t.name, c.name, c.type FROM sqlite_master AS t, pragma_table_info(t.name) AS c"
        + " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT IN ('moves',"
        + " 'shards', 'workers', 'halts', 'pace', 'pace_reserved')"
        + " ORDER BY t.name, c.name";
  }

  @Override
  public void continueNumbers(String table, Database database) {}

  @Override
  public void hide(List<String> tables, Database database) {
    int unused =
        database.inTransaction(
            () -> {
              tables.forEach(table -> hide(table, database));
              return tables.size();
            });
  }

  private static void hide(String table, Database database) {
    database.define(
        database.list(
            "SELECT sql FROM main.sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL"
                + " ORDER BY type DESC",
            row -> temporary(row.getString(1)),
            table));
    database.update("INSERT INTO temp." + table + " SELECT * FROM main." + table);
  }

  /**
   * Turns a statement that creates a table or an index into one that this connection alone sees.
   */
  private static String temporary(String sql) {
    return sql.replaceFirst("^CREATE TABLE ", "CREATE TEMP TABLE ")
        .replaceFirst("^CREATE (UNIQUE |)INDEX ", "CREATE $1INDEX temp.");
  }
}
