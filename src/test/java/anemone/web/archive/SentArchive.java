package anemone.web.archive;

import anemone.cli.rehearse.SimulatedClock;
import anemone.fixture.ArchiveFixture;
import anemone.fixture.SentEditions;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The archive of editions that were sent, as the server and a folder have it. */
abstract class SentArchive {

  @TempDir Path folder;
  Database database;
  SentEditions editions;
  final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-30T08:00:00.4Z"));

  @BeforeEach
  void open() {
    database = DatabaseFile.open(folder.resolve("state"));
    editions = new SentEditions(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  ArchiveFolder.Written write(String name, ArchiveSite site) throws IOException {
    return new ArchiveFolder(folder.resolve(name), "1")
        .write(site, ArchiveFixture.view(), editions.proofs());
  }

  String body(String path) {
    return archive(site(false)).find(path).orElseThrow().body();
  }

  Archive archive(ArchiveSite site) {
    return new Archive(site, ArchiveFixture.view(), editions.proofs(), clock);
  }

  Map<String, String> files(String name) throws IOException {
    Path top = folder.resolve(name);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(top)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(path);
        boolean text = !path.toString().endsWith(".png");
        files.put(
            top.relativize(path).toString().replace('\\', '/'),
            new String(bytes, text ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  static ArchiveSite site(boolean noindex) {
    return ArchiveFixture.site("en", noindex);
  }
}
