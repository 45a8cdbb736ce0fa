package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Installation;
import anemone.fixture.LongList;
import anemone.fixture.Resident;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.ScriptedSmtpServer.Received;
import anemone.fixture.SmtpScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A long list, {@code -Danemone.subscribers=1000000} for as long a one as the program is for. */
@EnabledOnOs(OS.LINUX)
class MillionIT {

  private static final int SUBSCRIBERS = Integer.getInteger("anemone.subscribers", 40_000);

  @TempDir private Path folder;

  @Test
  void howeverLongTheListEveryoneGetsOneCopyFromLittleMemory() throws Exception {
    SmtpScript script = new SmtpScript().withoutContent().pipelining(false);
    try (ScriptedSmtpServer server = ScriptedSmtpServer.start(script)) {
      SampleNewsletter.in(folder, server.port());
      LongList.write(folder.resolve("subscribers.json"), SUBSCRIBERS);

      Resident run = Resident.watch(run(), () -> server.connections() > 0);

      assertThat(run.exitCode()).as(Files.readString(folder.resolve("said"))).isZero();
      assertThat(run.megabytes()).isBetween(1.0, 256.0);
      assertThat(server.received().size()).isEqualTo(SUBSCRIBERS);
      BitSet got = new BitSet();
      server.received().stream().map(Received::recipient).forEach(to -> got.set(number(to)));
      assertThat(got.cardinality()).isEqualTo(SUBSCRIBERS);
    }
  }

  /** Which subscriber of the list an address is of. */
  private static int number(String address) {
    int number = Integer.parseInt(address.substring(6, address.indexOf('@')));
    assertThat(address).isEqualTo(LongList.address(number));
    return number;
  }

  private Process run() throws IOException, InterruptedException {
    Installation installation =
        Installation.unpacked(Installation.archive(), folder.resolve("program"), Map.of());
    ProcessBuilder builder =
        new ProcessBuilder(installation.home().resolve("bin/anemone").toString(), "run", "--now")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    // Without a home there is no folder to keep a class archive in, and nothing goes on afterwards.
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home")));
    return builder.start();
  }
}
