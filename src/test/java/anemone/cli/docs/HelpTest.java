package anemone.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.Anemone;
import anemone.fixture.SilentHost;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;

class HelpTest {

  private static final int WIDTH = 80;

  static List<Subcommand> commands() {
    return Subcommand.all(Anemone.whole(SilentHost.get())).stream()
        .filter(command -> !command.name().equals("help")) // picocli words that one
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpBreaksALineOnlyWhereTheNextWordWouldNotFit(Subcommand command) {
    String text = new Help(command.line().getCommandSpec()).description();
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    for (int i = 0; i + 1 < lines.size(); i++) {
      String next = lines.get(i + 1).strip().split("[\\s:/.-]", 2)[0];
      assertThat(lines.get(i).length() + 1 + next.length())
          .as("%s: %s", command.fullName(), lines.get(i))
          .isGreaterThanOrEqualTo(WIDTH);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfAnOptionIsOneParagraph(Subcommand command) {
    assertThat(Stream.<ArgSpec>concat(command.options().stream(), command.parameters().stream()))
        .allSatisfy(arg -> assertThat(arg.description()).as(arg.paramLabel()).hasSize(1));
  }
}
