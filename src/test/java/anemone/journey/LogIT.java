package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program.Run;
import anemone.fixture.ProgramProcess;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LogIT extends SampleJourney {

  @Test
  void theLogNamesTheEditionAndNoAddress() throws Exception {
    Run run = process("run", "-v", "--log-level", "anemone.collect=debug");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .containsPattern(
            "20\\d\\d-\\d\\d-\\d\\d [\\d:.]+ INFO  Run daily/\\d{4}-\\d\\d-\\d\\d sending ended: 3"
                + " accepted")
        .contains("DEBUG collect - Desk was read in")
        .doesNotContain("@");
  }

  @Test
  void theLogCanBeJson() throws Exception {
    Run run = process("run", "-v", "--log-format", "json");

    assertThat(run.err().lines())
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(JsonMapper.shared().readTree(line).at("/mdc/edition").asString())
                    .startsWith("daily/"));
  }

  @Test
  void noticesAndMistakesAreJsonToo() throws Exception {
    newsletter.settings(
        "topics: [harbour]}",
        "topics: [harbour]}\n  - {name: Gone, feed: 'http://127.0.0.1:1/', topics: [ocean]}");

    Run collected = process("collect", "--log-format", "json");
    Run mistaken = process("collect", "--log-format=json", "--no-such-option");
    newsletter.settings("topics: [harbour]}", "topics: [reef]}");
    Run broken = process("collect", "--log-format", "json");

    assertThat(collected.err()).contains("Gone: unable to fetch");
    assertThat(mistaken.exitCode()).isEqualTo(2);
    assertThat(broken.exitCode()).isEqualTo(78);
    assertThat((collected.err() + mistaken.err() + broken.err()).lines())
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(JsonMapper.shared().readTree(line).at("/message").asString())
                    .isNotBlank());
  }

  @Test
  void aLevelThatIsNoneIsAMistakeOfTheCommandLine() throws Exception {
    Run run = process("run", "--log-level", "anemone=loud");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("anemone=loud is not a package and level");
  }

  @Test
  void everySettingIsShownWithWhereItComesFromAndNoSecret() throws Exception {
    newsletter.settings(
        "starttls: none}", "starttls: none, user: '${WHO:-anna}', password: '${PASS}'}");
    newsletter.settings(
        "edition: {", "model: {url: 'http://127.0.0.1:1', name: m, key: '${PASS}'}\nedition: {");
    ProgramProcess program = new ProgramProcess(folder, Map.of("PASS", "correct horse battery"));

    Run run = program.run("config", "show", "--origin");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("newsletter.name: Tidings    # newsletter.yaml:2")
        .contains("smtp.user: anna    # newsletter.yaml:13, default beside the environment")
        .contains("smtp.password: ********    # newsletter.yaml:13, environment variable PASS")
        .contains("model.key: ********    # newsletter.yaml:11, environment variable PASS")
        .contains("smtp.connections: 2    # default")
        .doesNotContain("horse");
  }

  private Run process(String... arguments) throws IOException, InterruptedException {
    return new ProgramProcess(folder, Map.of()).run(arguments);
  }
}
