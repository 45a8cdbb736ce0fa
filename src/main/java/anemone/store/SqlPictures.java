package anemone.store;

import anemone.render.Picture;
import anemone.render.Pictures;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The pictures of editions to come, in a database. */
public final class SqlPictures implements Pictures {

  /** An approved edition has its pictures in itself; what waits longer than this is not used. */
  private static final Duration KEPT = Duration.ofDays(40);

  private final Database database;

  /** The pictures of a database. */
  public SqlPictures(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, Picture> find(Collection<String> addresses, boolean inside) {
    return database.reading(
        connection -> {
          Map<String, Picture> found = new TreeMap<>();
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT type, width, height, base64 FROM images WHERE url = ?")) {
            for (String address : addresses) {
              query.setString(1, address);
              try (ResultSet row = query.executeQuery()) {
                if (row.next() && (!inside || !row.getString(4).isEmpty())) {
                  String octets = inside ? row.getString(4) : "";
                  found.put(
                      address, new Picture(row.getString(1), row.getInt(2), row.getInt(3), octets));
                }
              }
            }
          }
          return found;
        });
  }

  @Override
  public void keep(Map<String, Picture> pictures, Instant now) {
    database.inTransaction(
        connection -> {
          try (PreparedStatement insert =
                  connection.prepareStatement(
                      "INSERT OR REPLACE INTO images (url, kept, type, width, height, base64)"
                          + " VALUES (?, ?, ?, ?, ?, ?)");
              PreparedStatement delete =
                  connection.prepareStatement("DELETE FROM images WHERE kept < ?")) {
            for (var entry : pictures.entrySet()) {
              insert.setString(1, entry.getKey());
              insert.setLong(2, now.toEpochMilli());
              insert.setString(3, entry.getValue().type());
              insert.setInt(4, entry.getValue().width());
              insert.setInt(5, entry.getValue().height());
              insert.setString(6, entry.getValue().base64());
              insert.executeUpdate();
            }
            delete.setLong(1, now.minus(KEPT).toEpochMilli());
            return delete.executeUpdate();
          }
        });
  }
}
