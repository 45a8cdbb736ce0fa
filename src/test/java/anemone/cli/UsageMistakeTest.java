package anemone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageMistakeTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "snd                        | anemone: there is no command snd; did you mean send?",
        "xyzzy                      | anemone: there is no command xyzzy; see anemone --help",
        "help snd                   | anemone: there is no command snd; did you mean send?",
        "config shw                 | anemone config: there is no command shw; did you mean show?",
        "send --too x               | anemone send: there is no option --too; did you mean --to?",
        "send -x                    | anemone send: there is no option -x; see anemone send --help",
        "-v run                     | anemone: the option -v comes after a command, such as anemone"
            + " run -v",
        "send --to                  | anemone send: --to needs a value: --to ADDRESS",
        "send --to a --to b         | anemone send: --to is given twice; give it once",
        "send --resume=x            | anemone send: --resume takes no value",
        "send a b                   | anemone send: takes no argument; remove a; see anemone send"
            + " --help",
        "init a b                   | anemone init: takes at most 1 argument; remove b; see anemone"
            + " init --help",
        "preview                    | anemone preview: --out DIR is missing",
        "sources add                | anemone sources add: URL is missing",
        "archive                    | anemone archive: --out DIR or --withdraw EDITION is missing",
        "config                     | anemone config: a command is missing: show",
        "run --log-format jsn       | anemone run: --log-format: \"jsn\" is not valid; did you mean"
            + " json?",
        "run --wait 5x              | anemone run: --wait: 5x is not valid; must be a time such as"
            + " 90s, 10m, 26h or 2d",
        "serve --port 99999999      | anemone serve: --port: \"99999999\" is not a port; must be a"
            + " number from 0 to 65535",
        "edit --cadence weekly-thuesday | anemone edit: --cadence: \"weekly-thuesday\" is not a"
            + " cadence; did you mean weekly-tuesday?",
      })
  void eachMistakeIsOneLineThatNamesItAndTheWayOut(String arguments, String told) {
    Run run = new Program(folder, Map.of()).run(arguments.split(" "));

    assertThat(run.err()).isEqualTo(told + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void withoutAnyArgumentTheCommandsAreListed() {
    Run run = new Program(folder, Map.of()).run();

    assertThat(run.err())
        .startsWith("anemone: a command is missing\n")
        .contains("Commands:", "run");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aMistakeIsJsonWhereTheLogIs() {
    Run run = new Program(folder, Map.of()).run("run", "--log-format", "json", "--too");

    assertThat(List.of(run.err().split("\n"))).hasSize(1).first().asString().startsWith("{");
  }
}
