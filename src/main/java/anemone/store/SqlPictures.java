package anemone.store;

import anemone.render.Picture;
import anemone.render.Pictures;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The pictures of coming editions in a database. */
public final class SqlPictures implements Pictures {

  /** Pictures are deleted after this time; approved editions have their own copies. */
  private static final Duration KEPT = Duration.ofDays(40);

  private final Database database;

  /** The pictures of a database. */
  public SqlPictures(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, Picture> find(Collection<String> addresses, boolean inside) {
    Map<String, Picture> found = new TreeMap<>();
    for (String address : addresses) {
      database
          .first(
              "SELECT type, width, height, base64 FROM images WHERE url = ?",
              row -> new Picture(row.getString(1), row.getInt(2), row.getInt(3), row.getString(4)),
              database.dialect().key(address))
          .filter(picture -> !inside || !picture.base64().isEmpty())
          .map(picture -> inside ? picture : picture.withoutBytes())
          .ifPresent(picture -> found.put(address, picture));
    }
    return found;
  }

  @Override
  public void keep(Map<String, Picture> pictures, Instant now) {
    database.inTransaction(
        () -> {
          pictures.forEach(
              (address, picture) ->
                  database.update(
                      "INSERT INTO images (url, kept, type, width, height, base64)"
                          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET"
                          + " kept = excluded.kept, type = excluded.type,"
                          + " width = excluded.width, height = excluded.height,"
                          + " base64 = excluded.base64",
                      database.dialect().key(address),
                      now.toEpochMilli(),
                      picture.type(),
                      picture.width(),
                      picture.height(),
                      picture.base64()));
          return database.update(
              "DELETE FROM images WHERE kept < ?", now.minus(KEPT).toEpochMilli());
        });
  }
}
