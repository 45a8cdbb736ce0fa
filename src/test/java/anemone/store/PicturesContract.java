package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.render.Picture;
import anemone.render.Pictures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class PicturesContract extends StoreContract {

  private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");
  private static final String QUAY = "https://post.example/quay.jpg";
  private static final String MAST = "https://post.example/mast.jpg";
  private static final Picture MEASURED = new Picture("image/jpeg", 800, 600, "");
  private static final Picture WHOLE = new Picture("image/jpeg", 800, 600, "AAAA");

  private Database database;
  private Pictures pictures;

  @BeforeEach
  void open() {
    database = database();
    pictures = new SqlPictures(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatWasFetchedIsFound() {
    pictures.keep(Map.of(QUAY, WHOLE, MAST, MEASURED), NOW);

    assertThat(pictures.find(List.of(QUAY, "https://post.example/other.jpg"), true))
        .isEqualTo(Map.of(QUAY, WHOLE));
    assertThat(pictures.find(List.of(QUAY, MAST), false))
        .isEqualTo(Map.of(QUAY, MEASURED, MAST, MEASURED));
  }

  @Test
  void onlyWhatHasItsOctetsCanTravelInAMail() {
    pictures.keep(Map.of(MAST, MEASURED), NOW);

    assertThat(pictures.find(List.of(MAST), true)).isEmpty();
  }

  @Test
  void whatNoEditionHasFetchedForLongIsForgotten() {
    pictures.keep(Map.of(QUAY, WHOLE), NOW);
    pictures.keep(Map.of(MAST, WHOLE), NOW.plus(Duration.ofDays(41)));

    assertThat(pictures.find(List.of(QUAY, MAST), true)).containsOnlyKeys(MAST);
  }
}
