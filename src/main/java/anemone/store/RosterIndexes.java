package anemone.store;

import java.util.List;

/** The indexes of the roster, which an empty roster is filled without: that takes half the time. */
final class RosterIndexes {

  private static final List<String> CREATE =
      List.of(
          "CREATE UNIQUE INDEX subscribers_by_address ON subscribers (address)",
          "CREATE INDEX subscribers_by_fingerprint ON subscribers (fingerprint)",
          "CREATE INDEX subscribers_by_standing ON subscribers (standing, effective)");

  private RosterIndexes() {}

  /** Drops them, in the current transaction. */
  static void drop(Database database) {
    database.define(CREATE.stream().map(RosterIndexes::drop).toList());
  }

  /** Creates them again, in the same transaction. */
  static void create(Database database) {
    database.define(CREATE);
  }

  /** {@code DROP INDEX x} for {@code CREATE INDEX x ON ...}. */
  private static String drop(String create) {
    return "DROP INDEX " + create.replaceFirst("^CREATE (UNIQUE )?INDEX ", "").split(" ", 2)[0];
  }
}
