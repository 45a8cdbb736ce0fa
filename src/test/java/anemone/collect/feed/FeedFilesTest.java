package anemone.collect.feed;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.collect.feed.FeedDocument.Entry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds as platforms write them, each with what a reader expects beside it: a new fault is two
 * files and no code.
 */
class FeedFilesTest {

  private static final Path FILES = Path.of("src/test/resources/anemone/collect/feed");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.filter(file -> !file.toString().endsWith(".expected")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFeedGivesWhatAReaderExpects(Path file) throws Exception {
    FeedDocument feed =
        new FeedParser(50)
            .parse(Files.readAllBytes(file), "", URI.create("https://s.example/feed"));

    String read =
        feed.entries().stream().map(FeedFilesTest::told).collect(Collectors.joining("\n"));

    assertThat(read).isEqualTo(Files.readString(Path.of(file + ".expected")));
  }

  private static String told(Entry entry) {
    String author = People.name(entry.author());
    String content = EntryText.of(entry.contentHtml(), EntryTitle.of(entry), author).text();
    String summary = EntryText.of(entry.summaryHtml(), EntryTitle.of(entry), author).text();
    return "title: "
        + EntryTitle.of(entry)
        + "\nurl: "
        + entry.url().map(URI::toString).orElse("")
        + "\nauthor: "
        + author
        + "\npublished: "
        + entry.published().map(Object::toString).orElse("")
        + "\ncategories: "
        + String.join(", ", entry.categories())
        + "\n\n"
        + (content.length() >= summary.length() ? content : summary)
        + "\n";
  }
}
