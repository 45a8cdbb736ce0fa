package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole job over days, with kills and a bad mail server; {@code rehearse} does the counting.
 */
class RehearseIT {

  @TempDir private Path folder;
  private Program program;

  @BeforeEach
  void write() throws Exception {
    SampleNewsletter.in(folder, 1);
    program = new Program(folder, Map.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void killedRunsLoseNothingAndDoubleNoMoreThanCannotBeKnown(int seed) {
    Run run = rehearse("--days", "3", "--kills", "5", "--seed", "" + seed, "--subscribers", "20");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("lost: 0").doesNotContain("kills: 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipelined", "jakarta"})
  void twoWeeksLoseNothingWithEitherClient(String client) throws Exception {
    SampleNewsletter.in(folder, 1).settings("starttls: none", "starttls: none, client: " + client);

    Run run = rehearse("--days", "14", "--kills", "2", "--seed", "6", "--subscribers", "5");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("rehearsed 14 days", "lost: 0").doesNotContain("kills: 0");
  }

  @Test
  void anEqualSeedGivesEqualLinesAndTheStateIsNotTouched() {
    Run first = rehearse("--days", "2", "--kills", "5", "--seed", "4");
    Run second = rehearse("--days", "2", "--kills", "5", "--seed", "4");

    assertThat(first.out()).contains("3 subscribers").isEqualTo(second.out());
    assertThat(Files.exists(folder.resolve("state"))).isFalse();
  }

  @Test
  void whatCannotBeRehearsedIsSaid() {
    assertThat(rehearse("--days", "0").err()).contains("--days: must be from 1 to 366");
    assertThat(rehearse("--kills", "most").exitCode()).isEqualTo(2);
  }

  private Run rehearse(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "rehearse";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return program.run(arguments);
  }
}
