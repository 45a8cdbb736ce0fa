package anemone.store;

import java.util.List;

/**
 * Copies of the roster's tables that hide the stored ones from one connection and end with it, so
 * that a dry run can do everything and change nothing.
 */
final class RosterCopy {

  private static final List<String> FILE_TABLES =
      List.of("preference_sets", "subscribers", "roster_intake", "roster_problems");

  private static final List<String> IMPORT_TABLES =
      List.of("suppressions", "consents", "imports", "import_changes", "forgotten");

  private RosterCopy() {}

  /** Copies what taking in the operator's file changes. */
  static void forFile(Database database) {
    FILE_TABLES.forEach(table -> copy(database, table));
  }

  /** Copies what an import changes. */
  static void forImport(Database database) {
    forFile(database);
    IMPORT_TABLES.forEach(table -> copy(database, table));
  }

  private static void copy(Database database, String table) {
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
