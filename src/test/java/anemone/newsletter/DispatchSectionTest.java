package anemone.newsletter;

import static anemone.newsletter.ShortNewsletter.WITHOUT_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.ConnectionLimits;
import anemone.deliver.DispatchPlan;
import anemone.deliver.Pacing;
import anemone.deliver.RetryPlan;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast, how often and over how many connections mail is sent, as the settings say. */
class DispatchSectionTest {

  @Test
  void whatIsNotSaidIsAsUsual() {
    DispatchPlan plan = plan("smtp: {host: mail.example.org}");

    assertThat(plan.connections()).isEqualTo(ConnectionLimits.fixed(2));
    assertThat(plan.pacing()).isEqualTo(Pacing.NONE);
    assertThat(plan.retries()).isEqualTo(RetryPlan.STANDARD);
  }

  @Test
  void everyLimitCanBeSaid() {
    DispatchPlan plan =
        plan(
            """
            smtp: {host: mail.example.org, connections: auto}
            pace: {second: 50, connection: 0.5, domain: 10, day: 20000,
                   domains: {Example.COM: 2, bücher.example: 3}}
            retry: {first: 1m, longest: 2h, age: 3d}
            """);

    assertThat(plan.connections()).isEqualTo(ConnectionLimits.AUTO);
    assertThat(plan.pacing())
        .isEqualTo(
            new Pacing(
                50, 0.5, 10, Map.of("example.com", 2.0, "xn--bcher-kva.example", 3.0), 20_000));
    assertThat(plan.retries())
        .isEqualTo(
            RetryPlan.STANDARD
                .withFirst(Duration.ofMinutes(1))
                .withLongest(Duration.ofHours(2))
                .withAge(Duration.ofDays(3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          connections: 0       | smtp.connections: \"0\" is not valid; must be auto, or a whole number from 1 to 50
          connections: many    | smtp.connections: \"many\" is not valid; must be auto, or a whole number
          port: 25}\\npace: {second: 0 | pace.second: \"0\" is not valid; must be a number of messages a second
          port: 25}\\npace: {secnod: 1 | pace.secnod: unknown key; did you mean pace.second?
          port: 25}\\npace: {domains: {nowhere at all: 3} | pace.domains.nowhere at all: is not a domain
          port: 25}\\nretry: {first: 5h | retry.longest: must not be shorter than the first pause
          """)
  void mistakesAreTold(String smtp, String problem) {
    String text = "smtp: {host: mail.example.org, " + smtp.replace("\\n", "\n") + "}\n";

    assertThat(read(text).problems()).singleElement().asString().contains(problem.strip());
  }

  private static DispatchPlan plan(String text) {
    NewsletterFile file = read(text);
    assertThat(file.problems()).isEmpty();
    return file.newsletter().orElseThrow().dispatch();
  }

  private static NewsletterFile read(String text) {
    return NewsletterFile.read(
        WITHOUT_SERVER + text,
        Path.of("newsletter.yaml"),
        Map.of(),
        file -> {
          throw new NoSuchFileException(file.toString());
        });
  }
}
