package anemone.web.archive;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.ArchiveFixture;
import anemone.fixture.EditionFixture;
import anemone.fixture.SentEditions;
import anemone.render.Message;
import anemone.render.Proofs.Sent;
import anemone.render.Renderer;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.subscriber.Subscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivePrivacyTest {

  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}(?=[\"?&\\s]|$)");
  private static final List<String> PEOPLE =
      List.of("zebedee.quux@example.org", "wilhelmina.o@example.net", "haruka.mori@example.com");

  @TempDir private Path folder;

  @Test
  void nothingOfASubscriberIsInTheArchiveOfTwoHundredEditions() throws IOException {
    Set<String> personal = new TreeSet<>(Set.of("Ada Lindqvist"));
    try (Database database = DatabaseFile.open(folder.resolve("state"))) {
      SentEditions editions = new SentEditions(database);
      editions.daily(LocalDate.of(2026, 3, 1), 200);
      Sent latest = editions.proofs().sent().get(0);
      Renderer mails =
          new Renderer(
              editions.proofs().find(latest.slot()).orElseThrow().proof(),
              EditionFixture.links(),
              1);
      for (String address : PEOPLE) {
        Subscriber reader = EditionFixture.subscriber(address, "en");
        Message message = mails.render(reader, Instant.EPOCH).orElseThrow();
        String mail = message.html();
        personal.add(message.id().substring(0, message.id().indexOf('@')));
        assertThat(mail).contains(address);
        personal.add(address);
        Matcher token = TOKEN.matcher(mail.substring(mail.indexOf(address)));
        assertThat(token.find()).isTrue();
        personal.add(token.group());
      }
      new ArchiveFolder(folder.resolve("site"), "1")
          .write(ArchiveFixture.site("en", false), ArchiveFixture.view(), editions.proofs());
    }

    try (Stream<Path> paths = Files.walk(folder.resolve("site"))) {
      List<Path> files = paths.filter(Files::isRegularFile).toList();
      assertThat(files).hasSizeGreaterThan(200);
      for (Path file : files) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContain(personal)
            .doesNotContainPattern("\\w@\\w");
      }
    }
  }
}
