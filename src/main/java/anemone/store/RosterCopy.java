package anemone.store;

import java.util.List;
import java.util.stream.Stream;

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
    copy(FILE_TABLES, database);
  }

  /** Copies what an import changes. */
  static void forImport(Database database) {
    copy(Stream.concat(FILE_TABLES.stream(), IMPORT_TABLES.stream()).toList(), database);
  }

  private static void copy(List<String> tables, Database database) {
    database.dialect().hide(tables, database);
  }
}
