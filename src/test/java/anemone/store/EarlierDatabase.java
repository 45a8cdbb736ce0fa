package anemone.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Databases as earlier versions of the program have left them. The rows are what the program of
 * that version wrote in a round of a small newsletter: an edition that two of three subscribers
 * have got.
 */
public final class EarlierDatabase {

  private EarlierDatabase() {}

  /** The versions that there were before this one, the oldest first. */
  public static List<Integer> versions() {
    return Migrations.STEPS.subList(0, Migrations.STEPS.size() - 1);
  }

  /** Makes a database of a version in a state folder. */
  public static void make(Path state, int version) throws IOException, SQLException {
    Files.createDirectories(state);
    try (Connection connection = connect(state)) {
      for (int step : Migrations.STEPS) {
        if (step <= version) {
          Migrations.take(step, connection);
        }
      }
      Map<String, List<String>> rows = rows(connection);
      try (Statement statement = connection.createStatement()) {
        for (String insert : inserts(version)) {
          String table = insert.replaceFirst("(?s)^INSERT INTO (\\S+) .*$", "$1");
          if (rows.containsKey(table)) {
            statement.execute(insert);
          }
        }
      }
    }
  }

  /** A connection to the database of a state folder, beside the program. */
  static Connection connect(Path state) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + DatabaseFile.file(state));
  }

  /** The columns of each table, in the order of the table. */
  static Map<String, List<String>> columns(Connection connection) throws SQLException {
    Map<String, List<String>> columns = new TreeMap<>();
    for (String table :
        texts(
            connection,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                + " ORDER BY name")) {
      columns.put(table, texts(connection, "SELECT name FROM pragma_table_info('" + table + "')"));
    }
    return columns;
  }

  /** What stands in each table. */
  static Map<String, List<String>> rows(Connection connection) throws SQLException {
    return rows(connection, columns(connection));
  }

  /** What stands in some columns of some tables. */
  static Map<String, List<String>> rows(Connection connection, Map<String, List<String>> columns)
      throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (var table : columns.entrySet()) {
      List<String> quoted = table.getValue().stream().map(c -> "quote(" + c + ")").toList();
      String row = String.join(" || ', ' || ", quoted);
      rows.put(
          table.getKey(),
          texts(
              connection, "SELECT " + row + " AS line FROM " + table.getKey() + " ORDER BY line"));
    }
    return rows;
  }

  /** The first column of what a query finds. */
  static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        found.add(String.valueOf(row.getString(1)));
      }
    }
    return found;
  }

  /** The rows of a version, or of the last one before it that has some of its own. */
  private static List<String> inserts(int version) {
    for (int known = version; known > 0; known--) {
      Optional<String> text = text(known);
      if (text.isPresent()) {
        return List.of(text.get().strip().split(";\n", -1));
      }
    }
    // The first version never had a program of its own: the second one wrote its tables first.
    return inserts(2);
  }

  private static Optional<String> text(int version) {
    String name = "earlier/%03d.sql".formatted(version);
    try (InputStream in = EarlierDatabase.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
