package anemone.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.process.Host;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabExtractCommandTest {

  @ParameterizedTest
  @ValueSource(strings = {"extract", "parse", "summarize", "sentences"})
  void eachLineIsAnsweredWhateverTheLineIs(String command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String lines =
        """
        {"id": 1, "url": "http://a b|c/{x}", "body_b64": "PHA+aGk="}
        no JSON
        [1]
        {"id": 2, "url": 5, "content_type": "text/html; charset=none", "body_b64": "PHA+aGk="}
        {"id": 3}
        """;
    Host host =
        new Host(
            Clock.systemUTC(),
            Map.of(),
            Path.of(""),
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            false);

    int code = LabCommand.with(host).execute(command);

    assertThat(code).isEqualTo(65);
    assertThat(out.toString().lines())
        .hasSize(5)
        .satisfies(answers -> assertThat(answers.get(1)).contains("not a JSON object"));
    assertThat(err.toString()).contains("standard input:2:", "standard input:3:");
  }
}
