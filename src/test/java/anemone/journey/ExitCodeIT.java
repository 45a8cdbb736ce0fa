package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.Anemone;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.process.Host;
import anemone.store.StateLock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each exit code that the reference lists, as a run ends with it. */
class ExitCodeIT extends SampleJourney {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");

  @ParameterizedTest
  @EnumSource
  void aRunEndsWithTheCodeOfWhatHappened(Ending ending) throws Exception {
    try (AutoCloseable held = ending.prepare(this)) {
      Run run = new Program(folder, Map.of()).run(ending.command.split(" ", -1));

      assertThat(held).isNotNull();
      assertThat(run.exitCode()).as(run.toString()).isEqualTo(ending.code);
      assertThat(ending.code == 0 ? run.out() : run.out() + run.err()).contains(ending.says);
      assertThat(inbox.mails()).hasSize(ending.mails);
    }
  }

  @Test
  void outputThatCannotBeWrittenIsAnError() {
    StringWriter err = new StringWriter();
    Host host =
        new Host(
            Clock.systemUTC(),
            Map.of(),
            folder,
            InputStream.nullInputStream(),
            new PrintWriter(new BrokenPipe(), false, StandardCharsets.UTF_8),
            new PrintWriter(err),
            false,
            false);

    assertThat(Anemone.run(host, "status")).isEqualTo(73);
    assertThat(err.toString()).contains("unable to write to standard output");
  }

  private static final class BrokenPipe extends OutputStream {

    @Override
    public void write(int octet) throws IOException {
      throw new IOException("Broken pipe");
    }
  }

  @Test
  void theReferenceListsEachOfThemAndNoOther() throws Exception {
    String page = Files.readString(Path.of("src/site/markdown/reference.md"));
    String table = page.substring(page.indexOf("## Exit codes"), page.indexOf("## newsletter"));

    assertThat(ROW.matcher(table).results().map(row -> Integer.valueOf(row.group(1))))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Ending.values()).map(ending -> ending.code).collect(Collectors.toSet()));
  }

  private static void tidyNothing() {
    // Most endings leave nothing open.
  }

  /** Ways in which a run ends. */
  private enum Ending {
    DONE(0, "run", "3 accepted", 3),
    USAGE(2, "run --no-such-option", "anemone run: there is no option --no-such-option", 0),
    NOBODY_TO_SEND_TO(65, "run", "no subscriber can get mail", 0) {
      @Override
      AutoCloseable prepare(ExitCodeIT at) throws Exception {
        at.newsletter.subscribers(0);
        return ExitCodeIT::tidyNothing;
      }
    },
    SERVER_AWAY(69, "run", "unable to reach the SMTP server 127.0.0.1:1", 0) {
      @Override
      AutoCloseable prepare(ExitCodeIT at) throws Exception {
        at.newsletter.settings("port: " + at.inbox.port(), "port: 1");
        return ExitCodeIT::tidyNothing;
      }
    },
    /** Something that a program of ours cannot have written stands in the database. */
    DEFECT(70, "run", "a defect of this program; please report it with what follows", 0) {
      @Override
      AutoCloseable prepare(ExitCodeIT at) throws Exception {
        new Program(at.folder, Map.of()).run("collect");
        try (var connection =
                DriverManager.getConnection(
                    "jdbc:sqlite:" + at.folder.resolve("state/anemone.db"));
            var statement = connection.createStatement()) {
          statement.execute("UPDATE articles SET content = '{\"id\": 7}'");
        }
        return ExitCodeIT::tidyNothing;
      }
    },
    STATE_IN_THE_WAY(73, "run", "unable to write the state folder", 0) {
      @Override
      AutoCloseable prepare(ExitCodeIT at) throws Exception {
        Files.writeString(at.folder.resolve("state"), "a file");
        return ExitCodeIT::tidyNothing;
      }
    },
    ANOTHER_RUN(75, "run", "is working on this newsletter; run again", 0) {
      @Override
      AutoCloseable prepare(ExitCodeIT at) throws Exception {
        return StateLock.take(at.folder.resolve("state"), Instant.EPOCH);
      }
    },
    /** The draft went to the editor, and nothing to a subscriber. */
    WAITS_FOR_APPROVAL(77, "run", "1 story waits for approval", 1) {
      @Override
      AutoCloseable prepare(ExitCodeIT at) throws Exception {
        at.newsletter.settings("edition: {", "edition: {approval: required, ");
        return ExitCodeIT::tidyNothing;
      }
    },
    WRONG_SETTINGS(78, "run", "edition.stores: unknown key; did you mean edition.stories?", 0) {
      @Override
      AutoCloseable prepare(ExitCodeIT at) throws Exception {
        at.newsletter.settings("stories: 5", "stores: 5");
        return ExitCodeIT::tidyNothing;
      }
    };

    private final int code;
    private final String command;
    private final String says;
    private final int mails;

    Ending(int code, String command, String says, int mails) {
      this.code = code;
      this.command = command;
      this.says = says;
      this.mails = mails;
    }

    AutoCloseable prepare(ExitCodeIT at) throws Exception {
      return ExitCodeIT::tidyNothing;
    }
  }
}
