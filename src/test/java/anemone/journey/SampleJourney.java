package anemone.journey;

import anemone.cli.demo.EmbeddedInbox;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the program does with a small newsletter, whose mail goes to an inbox of the test. */
abstract class SampleJourney {

  @TempDir Path folder;
  final EmbeddedInbox inbox = EmbeddedInbox.open();
  SampleNewsletter newsletter;

  @BeforeEach
  void writeNewsletter() throws IOException {
    newsletter = SampleNewsletter.in(folder, inbox.port());
  }

  @AfterEach
  void closeInbox() {
    inbox.close();
  }

  /** Runs a command to its end. */
  Run anemone(String... arguments) {
    return new Program(folder, Map.of()).run(arguments);
  }
}
