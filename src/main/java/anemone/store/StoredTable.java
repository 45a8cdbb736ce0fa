package anemone.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of the state, to be copied to another database.
 *
 * @param name its name
 * @param columns its columns
 */
record StoredTable(String name, List<Column> columns) {

  private static final int BATCH = 1_000;

  /** Columns that hold addresses of the web in indexes. */
  private static final Map<String, Set<String>> URLS =
      Map.of(
          "visits",
          Set.of("url"),
          "images",
          Set.of("url"),
          "listed_pages",
          Set.of("source", "url"));

  /** Tables of SQLite whose addresses may have capitals. */
  private static final Set<String> ADDRESSES = Set.of("deliveries", "suppressions", "returns");

  /** Copies the columns. */
  StoredTable {
    columns = List.copyOf(columns);
  }

  /** What a column holds. */
  private enum Kind {
    NUMBER,
    TEXT,
    BYTES
  }

  /**
   * A column.
   *
   * @param name its name
   * @param kind what it holds
   */
  private record Column(String name, Kind kind) {

    private String quoted() {
      return '"' + name + '"';
    }

    private Optional<?> read(ResultSet row, int number) throws SQLException {
      return switch (kind) {
        case NUMBER -> {
          long value = row.getLong(number);
          yield row.wasNull() ? Optional.empty() : Optional.of(value);
        }
        case TEXT -> Optional.ofNullable(row.getString(number));
        case BYTES -> Optional.ofNullable(row.getBytes(number));
      };
    }
  }

  /**
   * The rows of a table in figures.
   *
   * @param rows their number
   * @param sum the sum of their hashes, which does not depend on their order
   */
  record Checksum(long rows, long sum) {

    private static final Checksum NONE = new Checksum(0, 0);

    private Checksum plus(List<Object> values) {
      return new Checksum(rows + 1, sum + hash(values));
    }

    private static long hash(List<Object> values) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Object value : values) {
          byte[] octets = octets(value);
          digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
          digest.update(octets);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    private static byte[] octets(Object value) {
      return value instanceof byte[] octets
          ? octets
          : value.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Returns the tables of a database whose rows are the state, in the order of their names. */
  static List<StoredTable> of(Database database) {
    return database.list(database.dialect().columns(), Row::of).stream()
        .collect(Collectors.groupingBy(Row::table))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            table ->
                new StoredTable(
                    table.getKey(), table.getValue().stream().map(Row::column).toList()))
        .toList();
  }

  /** Whether it has no row. */
  boolean isEmpty(Database database) {
    return !database.exists("SELECT 1 FROM " + name + " LIMIT 1");
  }

  /** Copies its rows, in the current transaction of the target; returns what must be there then. */
  Checksum copy(Database from, Database to) {
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(name, names(), String.join(", ", Collections.nCopies(columns.size(), "?")));
    List<Database.Update> batch = new ArrayList<>();
    Checksum[] copied = {Checksum.NONE};
    from.each(
        select(),
        row -> {
          List<Object> values = values(row, to.dialect());
          copied[0] = copied[0].plus(values);
          batch.add(new Database.Update(sql, values, sql));
          if (batch.size() == BATCH) {
            write(batch, to);
          }
        });
    write(batch, to);
    to.dialect().continueNumbers(name, to);
    return copied[0];
  }

  private static void write(List<Database.Update> batch, Database to) {
    int[] unused = to.updateAll(List.copyOf(batch), () -> {});
    batch.clear();
  }

  /**
   * Returns the figures of its rows.
   *
   * @param dialect of the database that they are compared with
   */
  Checksum checksum(Database database, Dialect dialect) {
    Checksum[] read = {Checksum.NONE};
    database.each(select(), row -> read[0] = read[0].plus(values(row, dialect)));
    return read[0];
  }

  private String select() {
    return "SELECT " + names() + " FROM " + name;
  }

  private String names() {
    return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
  }

  private List<Object> values(ResultSet row, Dialect dialect) throws SQLException {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Column column = columns.get(i);
      Optional<?> value = column.read(row, i + 1);
      values[i] =
          value.isPresent() && value.get() instanceof String text
              ? text(column.name(), text, dialect)
              : value;
      if (value.isPresent() && value.get() instanceof byte[] octets) {
        values[i] = octets;
      }
    }
    return Arrays.asList(values);
  }

  private String text(String column, String text, Dialect dialect) {
    if (URLS.getOrDefault(name, Set.of()).contains(column)) {
      return dialect.storable(dialect.key(text));
    }
    boolean address = column.equals("address") && ADDRESSES.contains(name);
    return dialect.storable(address ? text.toLowerCase(Locale.ROOT) : text);
  }

  /** A column of a table, as the database lists them. */
  private record Row(String table, Column column) {

    private static Row of(ResultSet row) throws SQLException {
      Kind kind =
          switch (row.getString(3).toLowerCase(Locale.ROOT)) {
            case "integer", "bigint" -> Kind.NUMBER;
            case "text" -> Kind.TEXT;
            case "blob", "bytea" -> Kind.BYTES;
            default -> throw new SQLException("the type of " + row.getString(2) + " is unknown");
          };
      return new Row(row.getString(1), new Column(row.getString(2), kind));
    }
  }
}
