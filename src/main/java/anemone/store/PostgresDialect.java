package anemone.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** PostgreSQL, from version 13 on. */
final class PostgresDialect implements Dialect {

  static final PostgresDialect INSTANCE = new PostgresDialect();

  /** Rows that are fetched together. */
  private static final int FETCHED = 2_000;

  /** Maximum size of a key in octets; two of them are one entry of an index. */
  private static final int LONGEST_KEY = 1_200;

  /** Waits for the transactions that must not see each other's work half done. */
  private static final String ALONE =
      "SELECT pg_advisory_xact_lock(" + PostgresLock.WRITING + ", " + PostgresLock.OF_SCHEMA + ")";

  private PostgresDialect() {}

  @Override
  public void beginAlone(Session session) throws SQLException {
    begin(session);
    try {
      session.kept(ALONE).executeQuery().close();
    } catch (SQLException e) {
      rollback(session);
      throw e;
    }
  }

  @Override
  public void begin(Session session) throws SQLException {
    session.connection().setAutoCommit(false);
  }

  @Override
  public void commit(Session session) throws SQLException {
    session.connection().commit();
    session.connection().setAutoCommit(true);
  }

  @Override
  public void rollback(Session session) throws SQLException {
    session.emptied().rollback();
    session.connection().setAutoCommit(true);
  }

  @Override
  public boolean streamsInTransactions() {
    return true;
  }

  @Override
  public void stream(PreparedStatement query) throws SQLException {
    query.setFetchSize(FETCHED);
  }

  @Override
  public boolean isRemote() {
    return true;
  }

  /** PostgreSQL cannot store the character NUL. */
  @Override
  public String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  /** An entry of an index has at most 2,704 octets: of a longer one the hash does. */
  @Override
  public String key(String url) {
    byte[] octets = url.getBytes(UTF_8);
    return octets.length <= LONGEST_KEY
        ? url
        : url.substring(0, LONGEST_KEY / 4) + "#sha256-" + ProofJson.hash(octets);
  }

  @Override
  public String inRowOrder() {
    return "";
  }

  @Override
  public String like() {
    return "ILIKE";
  }

  @Override
  public String joined(String column) {
    return "string_agg(" + column + "::text, ',')";
  }

  @Override
  public String json(String column, String key) {
    return "(" + column + "::json ->> '" + key + "')";
  }

  @Override
  public String stories(String proof) {
    return "(SELECT coalesce(sum(json_array_length(s -> 'bites')), 0) FROM json_array_elements("
        + "convert_from("
        + proof
        + ", 'UTF8')::json #> '{edition,sections}') AS s)";
  }

  @Override
  public String domain(String address) {
    return "lower(split_part(" + address + ", '@', 2))";
  }

  /** Two random UUIDs have 244 random bits. */
  @Override
  public String randomKey() {
    return "sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)";
  }

  /** Others could not read the roster meanwhile. */
  @Override
  public boolean indexesAfterwards() {
    return false;
  }

  @Override
  public String columns() {
    return "SELECT table_name::text, column_name::text, data_type::text"
        + " FROM information_schema.columns WHERE table_schema = current_schema()"
        + " AND table_name NOT IN ('moves', 'link_key', 'schema_version', 'scheduled_tasks',"
        + " 'shards', 'workers', 'halts', 'pace', 'pace_reserved')"
        + " ORDER BY table_name::text COLLATE \"C\", column_name::text COLLATE \"C\"";
  }

  /**
   * Where the connection reads only, it may write meanwhile: a temporary table is not the state.
   */
  @Override
  public void hide(List<String> tables, Database database) {
    String readOnly =
        database.first("SHOW default_transaction_read_only", r -> r.getString(1)).orElse("off");
    database.define(List.of("SET default_transaction_read_only = off"));
    try {
      int unused =
          database.inTransaction(
              () -> {
                tables.forEach(table -> hide(table, database));
                return tables.size();
              });
    } finally {
      database.define(List.of("SET default_transaction_read_only = " + readOnly));
    }
  }

  private void hide(String table, Database database) {
    String copy = "pg_temp." + table;
    List<String> indexes =
        database.list(
            "SELECT replace(indexdef, ' ON ' || schemaname || '.', ' ON pg_temp.') FROM pg_indexes"
                + " WHERE schemaname = current_schema() AND tablename = ?",
            row -> row.getString(1),
            table);
    String original =
        database
            .first("SELECT quote_ident(current_schema()) || '.' || ?", r -> r.getString(1), table)
            .orElseThrow();
    database.define(
        List.of(
            "CREATE TEMPORARY TABLE "
                + table
                + " (LIKE "
                + original
                + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING IDENTITY)",
            "INSERT INTO " + copy + " SELECT * FROM " + original));
    database.define(indexes);
    continueNumbers(copy, database);
  }

  @Override
  public void continueNumbers(String place, Database database) {
    boolean numbered =
        database.exists(
            "SELECT 1 FROM pg_attribute WHERE attrelid = ?::regclass AND attname = 'id'"
                + " AND attidentity <> ''",
            place);
    if (numbered) {
      long unused =
          database.number(
              "SELECT setval(pg_get_serial_sequence(?, 'id'),"
                  + " (SELECT coalesce(max(id), 0) + 1 FROM "
                  + place
                  + "), false)",
              place);
    }
  }

  /** Runs a statement without a result. */
  static void run(java.sql.Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
