package anemone.collect.folder;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  @TempDir private Path folder;

  @Test
  void markdownTextAndHtmlAreArticlesAndOtherFilesAreNot() throws IOException {
    write("a.md", "# Fog\n\nIt is thick.");
    write("deep/b.txt", "Rain\n\nIt is wet.");
    write("c.html", "<html><head><title>Wind</title></head><body><p>It blows.</p></body></html>");
    write("d.png", "no article");

    Harvest harvest = read();

    assertThat(harvest.articles())
        .extracting(Article::title)
        .containsExactly("Fog", "Wind", "Rain");
    assertThat(harvest.failures()).isEmpty();
  }

  @Test
  void aFileWithoutADateIsDatedByItsLastChange() throws IOException {
    Path file = write("a.txt", "Rain\n\nIt is wet.");
    Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));

    assertThat(read().articles().get(0).published()).contains(NOW.minusSeconds(60));
  }

  @Test
  void aBrokenFileIsNamedAndCostsOnlyItself() throws IOException {
    write("a.md", "---\ntitle: [\n---\ntext");
    write("b.md", "# Fog\n\nIt is thick.");
    write("c.txt", "");

    Harvest harvest = read();

    assertThat(harvest.articles()).extracting(Article::title).containsExactly("Fog");
    assertThat(harvest.failures()).hasSize(2);
    assertThat(harvest.failures().get(0).why()).contains("a.md:");
    assertThat(harvest.failures().get(1).why()).contains("c.txt").contains("no title");
  }

  @Test
  void aFolderThatIsNotThereIsAFailure() {
    Source source = source(folder.resolve("none"));

    Harvest harvest =
        new FolderReader(Limits.USUAL, Clock.fixed(NOW, ZoneOffset.UTC))
            .read(source, folder.resolve("none"));

    assertThat(harvest.failures()).hasSize(1);
    assertThat(harvest.failures().get(0).why()).contains("there is no such folder");
  }

  @Test
  void ofTooManyFilesTheNewestAreReadAndTheOthersCounted() throws IOException {
    int most = Limits.USUAL.items();
    for (int i = 0; i < most + 3; i++) {
      Path file = write("%04d.txt".formatted(i), "Rain " + i + "\n\nIt is wet.");
      Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(i < 3 ? i : 9_000 - i)));
    }

    Harvest harvest = read();

    assertThat(harvest.articles()).hasSize(most);
    assertThat(harvest.articles())
        .extracting(Article::title)
        .contains("Rain 0", "Rain 2", "Rain " + (most + 2))
        .doesNotContain("Rain 3", "Rain 5");
    assertThat(harvest.notices())
        .singleElement()
        .extracting(Harvest.Notice::what)
        .asString()
        .contains("has %,d files".formatted(most + 3), "the others left out");
  }

  private Harvest read() {
    return new FolderReader(Limits.USUAL, Clock.fixed(NOW, ZoneOffset.UTC))
        .read(source(folder), folder);
  }

  private static Source source(Path folder) {
    return new Source("Desk", new Source.Folder(folder), List.of("harbour"), 1);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
