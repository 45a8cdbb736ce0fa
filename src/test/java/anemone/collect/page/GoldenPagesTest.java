package anemone.collect.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as publishing software writes them: each has a file with what is to be read from it. */
class GoldenPagesTest {

  private static List<String> names() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".html"))
          .map(name -> name.replace(".html", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPageIsReadAsExpected(String name) throws IOException, URISyntaxException {
    assertThat(read(name)).isEqualTo(Files.readString(folder().resolve(name + ".expected")));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameBytesGiveTheSameAnswer(String name) throws IOException, URISyntaxException {
    String first = read(name);
    for (int i = 0; i < 7; i++) {
      assertThat(read(name)).isEqualTo(first);
    }
  }

  private static String read(String name) throws IOException, URISyntaxException {
    byte[] page = Files.readAllBytes(folder().resolve(name + ".html"));
    PageDocument document =
        new PageExtractor()
            .extract(page, "text/html; charset=utf-8", URI.create("https://elsin.example/" + name));
    return Stream.of(
                "title: " + document.title(),
                "author: " + document.author(),
                "published: "
                    + document.published().map(date -> date.moment().toString()).orElse(""),
                "language: " + document.language())
            .map(String::strip)
            .reduce((a, b) -> a + "\n" + b)
            .orElseThrow()
        + "\n\n"
        + document.text()
        + "\n";
  }

  private static Path folder() throws URISyntaxException {
    var folder = GoldenPagesTest.class.getResource("golden");
    assertThat(folder).isNotNull();
    return Path.of(folder.toURI());
  }
}
