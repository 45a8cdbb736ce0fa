package anemone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CronLineTest {

  @Test
  void theLineIsPlainWhereNothingNeedsQuotes() {
    assertThat(
            CronLine.of(
                Map.of(CronLine.COMMAND, "/usr/local/bin/anemone"),
                Path.of("/srv/tidings/newsletter.yaml")))
        .isEqualTo("0 * * * *  /usr/local/bin/anemone run -q -c /srv/tidings/newsletter.yaml");
  }

  /** As cron runs it: a shell, a short PATH, and percent signs that were escaped. */
  @Test
  void theLineRunsWithThePathOfCronWhateverTheNames(@TempDir Path folder) throws Exception {
    Path odd = Files.createDirectory(folder.resolve("Ada's 100% news $HOME"));
    Path launcher = odd.resolve("anemone");
    Files.writeString(
        launcher, "#!/bin/sh\nprintf '%s|' \"$JAVA_HOME\" \"$@\" > \"${0%/*}/called\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    String line =
        CronLine.of(
            Map.of(CronLine.COMMAND, launcher.toString(), CronLine.JAVA, odd + "/java"),
            odd.resolve("newsletter.yaml"));

    String command = line.substring("0 * * * *  ".length()).replace("\\%", "%");
    Process cron =
        new ProcessBuilder("env", "-i", "PATH=/usr/bin:/bin", "sh", "-c", command)
            .inheritIO()
            .start();

    assertThat(cron.waitFor()).isZero();
    assertThat(line.replace("\\%", "")).doesNotContain("%");
    assertThat(odd.resolve("called"))
        .hasContent(odd + "/java|run|-q|-c|" + odd.resolve("newsletter.yaml") + "|");
  }
}
