package anemone.store;

import anemone.deliver.Delivery.State;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts values to and from columns of the database. Columns are counted from 1. */
final class ColumnValues {

  private ColumnValues() {}

  /** Sets the parameters of a statement, from the first on. */
  static PreparedStatement bind(Dialect dialect, PreparedStatement statement, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = stored(dialect, values[i]);
      if (value instanceof Long number) {
        statement.setLong(i + 1, number);
      } else if (value instanceof String text) {
        statement.setString(i + 1, text);
      } else {
        statement.setObject(i + 1, value);
      }
    }
    return statement;
  }

  /**
   * Sets each parameter of a statement, from the first on, to the array of the values that the rows
   * have for it: all of them text or all of them numbers.
   */
  static PreparedStatement bindArrays(
      Dialect dialect, PreparedStatement statement, List<List<Object>> rows) throws SQLException {
    for (int i = 0; i < rows.get(0).size(); i++) {
      int column = i;
      Object[] values = rows.stream().map(row -> stored(dialect, row.get(column))).toArray();
      String type = values[0] instanceof String ? "text" : "bigint";
      statement.setArray(i + 1, statement.getConnection().createArrayOf(type, values));
    }
    return statement;
  }

  private static @Nullable Object stored(Dialect dialect, Object value) {
    if (value instanceof Optional<?> some) {
      return some.isPresent() ? stored(dialect, some.get()) : null;
    }
    if (value instanceof Instant at) {
      return at.toEpochMilli();
    }
    if (value instanceof Slot slot) {
      return slot.label();
    }
    return value instanceof String text ? dialect.storable(text) : value;
  }

  /** Reads an instant, to the millisecond. */
  static Instant instant(ResultSet row, int column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  /** Reads an instant, or empty for NULL. */
  static Optional<Instant> optionalInstant(ResultSet row, int column) throws SQLException {
    long at = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
  }

  /** Reads a slot by its label. */
  static Slot slot(ResultSet row, int column) throws SQLException {
    return Slot.parse(row.getString(column));
  }

  /**
   * Reads the state of a delivery by its word.
   *
   * @throws SQLException if no state has this word
   */
  static State state(ResultSet row, int column) throws SQLException {
    String word = row.getString(column);
    return State.of(word)
        .orElseThrow(() -> new SQLException("\"" + word + "\" is not a delivery state"));
  }

  /** Reads an address, without validating it again. */
  static EmailAddress address(ResultSet row, int column) throws SQLException {
    String address = row.getString(column);
    int at = address.lastIndexOf('@');
    return new EmailAddress(address.substring(0, at), address.substring(at + 1));
  }
}
