package anemone.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.Anemone;
import anemone.process.Host;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabSentencesCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyLineIsAnsweredWithItsSentences() {
    String asked = "{\"id\":\"a\",\"language\":\"en\",\"text\":\"It rained. Dr. Roe left.\"}\n";
    assertThat(run("sentences", asked)).isEqualTo(0);
    assertThat(out.toString().strip())
        .isEqualTo("{\"id\":\"a\",\"sentences\":[\"It rained.\",\"Dr. Roe left.\"]}");
  }

  @Test
  void everyLineIsAnsweredWithItsSummary() {
    String asked = "{\"id\":7,\"title\":\"Rain\",\"text\":\"The tide rose over the quay.\"}\n";
    assertThat(run("summarize", asked)).isEqualTo(0);
    assertThat(out.toString().strip())
        .isEqualTo("{\"id\":7,\"summary\":[\"The tide rose over the quay.\"]}");
  }

  @Test
  void aLineThatIsNoObjectIsNamed() {
    assertThat(run("sentences", "[1]\n")).isEqualTo(65);
    assertThat(err.toString()).startsWith("standard input:1:");
  }

  private int run(String step, String asked) {
    Host host =
        new Host(
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            Map.of(),
            Path.of(""),
            new ByteArrayInputStream(asked.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            false);
    return Anemone.run(host, "lab", step);
  }
}
