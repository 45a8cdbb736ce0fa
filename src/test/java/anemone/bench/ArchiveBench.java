package anemone.bench;

import anemone.fixture.ArchiveFixture;
import anemone.fixture.SentEditions;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.web.archive.ArchiveFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Writing the archive of a thousand editions, and then of one more: in a new process the first
 * time, and as a process that has done it before.
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.ArchiveBench -Dexec.args="bench fill"
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.ArchiveBench -Dexec.args="bench write"
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.ArchiveBench -Dexec.args="bench grow"
 * }</pre>
 */
public final class ArchiveBench {

  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int EDITIONS = 1_000;

  private ArchiveBench() {}

  /**
   * Prints what was written, and the seconds it took.
   *
   * @param args the folder, and what to do: {@code fill}, {@code write}, or {@code grow}, which
   *     adds an edition and writes, ten times in one process
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    try (Database database = DatabaseFile.open(folder.resolve("state"))) {
      SentEditions editions = new SentEditions(database);
      switch (args[1]) {
        case "fill" -> editions.daily(FIRST, EDITIONS);
        case "grow" -> {
          for (int i = 0; i < 10; i++) {
            editions.daily(FIRST.plusDays(editions.proofs().sent().size()), 1);
            write(folder, editions);
          }
        }
        default -> write(folder, editions);
      }
    }
  }

  private static void write(Path folder, SentEditions editions) throws IOException {
    long begin = System.nanoTime();
    ArchiveFolder.Written written =
        new ArchiveFolder(folder.resolve("site"), "1")
            .write(ArchiveFixture.site("en", false), ArchiveFixture.view(), editions.proofs());
    System.out.printf(Locale.ROOT, "%s in %.2f s%n", written, (System.nanoTime() - begin) / 1e9);
  }
}
