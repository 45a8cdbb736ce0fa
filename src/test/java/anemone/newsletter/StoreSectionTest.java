package anemone.newsletter;

import static anemone.newsletter.ShortNewsletter.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.Secret;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreSectionTest {

  private static final String URL = "jdbc:postgresql://db.example.org/news";

  @Test
  void theStateIsInItsFolderUnlessADatabaseIsNamed() {
    assertThat(read("").newsletter().orElseThrow().files().store()).isEmpty();
    assertThat(read("store: sqlite").newsletter().orElseThrow().files().store()).isEmpty();
    assertThat(store("store: " + URL).url()).isEqualTo(URL);
  }

  @Test
  void thePasswordComesFromElsewhereAndIsNeverPrinted() throws Exception {
    String settings = "store: {url: \"" + URL + "\", user: ada, password: \"${PGPASS}\"}";

    assertThat(store(settings).user()).isEqualTo("ada");
    assertThat(store(settings).password().secret()).isEqualTo(new Secret("harbour-41"));
    assertThat(read(settings).newsletter().orElseThrow().secrets())
        .contains(new Secret("harbour-41"));
    assertThat(read("store: {url: \"" + URL + "\", password: harbour-41}").problems())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .contains("store.password: must not be in the file")
        .doesNotContain("harbour-41");
  }

  @Test
  void anAddressWithAPasswordOrOfAnotherDatabaseIsRefusedWithoutBeingQuoted() {
    for (String bad :
        new String[] {
          URL + "?user=ada&password=harbour-41",
          "jdbc:postgresql://ada:harbour-41@db.example.org/news",
          "jdbc:mysql://harbour-41/news"
        }) {
      assertThat(read("store: \"" + bad + "\"").problems())
          .extracting(Problem::toString)
          .singleElement()
          .asString()
          .contains("store: must ")
          .doesNotContain("harbour-41");
    }
  }

  @Test
  void twoPasswordsAreOneTooMany() {
    assertThat(
            read("store: {url: \"%s\", password: \"${PGPASS}\", password-command: [pass, news]}"
                    .formatted(URL))
                .problems())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .contains("store.password-command: cannot be combined with store.password");
  }

  private static StoreSettings store(String more) {
    return read(more).newsletter().orElseThrow().files().store().orElseThrow();
  }

  private static NewsletterFile read(String more) {
    return NewsletterFile.read(
        GOOD + more,
        Path.of("newsletter.yaml"),
        Map.of("PGPASS", "harbour-41"),
        file -> {
          throw new NoSuchFileException(file.toString());
        });
  }
}
