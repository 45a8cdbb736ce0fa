package anemone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SafeWriterTest {

  private static final String PASSWORD = "quay-side lantern 7";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b]0;owned\u0007Ferry",
        "\u001b[2J\u001b[1;1HFerry",
        "\u009b31mFerry",
        "\rFerry\b\b\b",
        "\u202eyrreF\u202c",
        "\u2067Ferry\u2069",
        "Ferry\u0000\u007f\u0085",
        "Ferry\u2028second line",
      })
  void whatAStrangerWritesControlsNoTerminal(String title) {
    Host host = host(false);

    host.out().println(title);
    host.out().printf("%s: %s%n", "title", title);
    host.out().print(title.charAt(0));
    host.err().println(title);

    assertThat(out + "" + err).matches("[\\P{Cntrl}\\n]*").doesNotContainPattern("[\u202a-\u202e]");
    assertThat(out + "" + err).doesNotContainPattern("[\u2066-\u2069\u2028\u2029\u0080-\u009f]");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void whatPeopleWriteStaysAsItIs() {
    String words = "Fähre\tفَري \u200fעברית\u200e 船 \ud83d\udea2\u200d\ud83c\udfb5 na\u0308h";

    host(false).out().println(words);

    assertThat(out).hasToString(words + "\n");
  }

  @Test
  void aLineOnStandardErrorHasALimit() {
    host(false).err().println("x".repeat(3_999) + "\ud83d\udea2".repeat(50_000));

    assertThat(err.toString()).hasSize(4_001).endsWith("x\u2026\n");
  }

  @Test
  void eachLineCanBeAJsonObject() {
    Host host = host(true);

    host.err().println("collect: \"Fog\"\u001b[1m\nis away");
    host.err().print("no line feed");
    host.err().flush();

    assertThat(err.toString().lines())
        .map(line -> JsonMapper.shared().readTree(line))
        .map(line -> line.at("/message").asString())
        .containsExactly("collect: \"Fog\" [1m", "is away", "no line feed");
    JsonNode first = JsonMapper.shared().readTree(err.toString().lines().findFirst().orElse(""));
    assertThat(first.at("/level").asString()).isEqualTo("WARN");
    assertThat(first.at("/timestamp").asLong()).isPositive();
  }

  @Test
  void dataForProgramsLosesNothingButSecrets() {
    SecretRedactor.add(PASSWORD);

    SafeWriter.forPrograms(host(false).out()).println("{\"text\":\"\u202bfog\u202c " + PASSWORD);

    assertThat(out.toString()).startsWith("{\"text\":\"\u202bfog\u202c").doesNotContain(PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({"PLAIN", "LOGIN", "XOAUTH2", "LATIN", "URL", "SAFE"})
  void aSecretIsMaskedInEveryFormInWhichAServerRepeatsIt(String form) {
    SecretRedactor.add(PASSWORD + "ü");
    String secret = PASSWORD + "ü";
    String words =
        switch (form) {
          case "PLAIN" -> base64("\0ada@reef.example\0" + secret);
          case "LOGIN" -> base64(secret);
          case "XOAUTH2" -> base64("user=ada\u0001auth=Bearer " + secret + "\u0001\u0001");
          case "LATIN" ->
              new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
          case "URL" -> "quay-side+lantern+7%C3%BC";
          default -> Base64.getUrlEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        };

    host(false).err().println("535 no such login: " + words + ".");

    assertThat(err.toString()).contains("535 no such login: ", "********");
    // What is left of it are the characters at its ends that also hold octets around the secret.
    assertThat(err.toString().replaceAll("(?s).*\\*{8}(.*)", "$1").strip()).hasSizeLessThan(12);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Host host(boolean json) {
    return SafeWriter.around(
        new Host(
            Clock.systemUTC(),
            Map.of(),
            Path.of(""),
            InputStream.nullInputStream(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            false),
        json);
  }
}
