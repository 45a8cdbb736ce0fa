package anemone.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A short newsletter.yaml for tests, and what becomes of it and its variations. */
final class ShortNewsletter {

  /** The text of a newsletter.yaml that has only what is needed, without a mail server. */
  static final String WITHOUT_SERVER =
      """
      newsletter:
        name: The Tide
        from: The Tide <tide@example.org>
        postal-address: 1 Quay, Exampleton
        links: https://tide.example.org/mail
      topics:
        ocean: The ocean
        cities: Cities
      sources:
        - name: Harbour
          feed: https://harbour.example.org/feed.xml
          topics: [ocean]
      edition:
        window: 36h
      """;

  /** The text of a newsletter.yaml that has only what is needed. */
  static final String GOOD =
      WITHOUT_SERVER
          + """
          smtp:
            host: mail.example.org
          """;

  private static final Map<String, String> ENVIRONMENT =
      Map.of("TIDE_PASSWORD", "hunter2-hunter2-hunter2", "PORT", "2525", "EMPTY", "");

  private ShortNewsletter() {}

  /** What a text means that has no mistake. */
  static Newsletter good(String text) {
    NewsletterFile file = read(text);
    assertThat(file.problems()).isEmpty();
    return file.newsletter().orElseThrow();
  }

  /** The mistakes of a text. */
  static List<String> problems(String text) {
    NewsletterFile file = read(text);
    assertThat(file.newsletter()).isEmpty();
    return file.problems().stream().map(Problem::toString).toList();
  }

  /** Reads a text, with some environment variables and one file. */
  static NewsletterFile read(String text) {
    return NewsletterFile.read(
        text,
        Path.of("news", "newsletter.yaml"),
        ENVIRONMENT,
        file -> {
          if (file.endsWith("key.txt")) {
            return "from " + file + "\n";
          }
          throw new NoSuchFileException(file.toString());
        });
  }
}
