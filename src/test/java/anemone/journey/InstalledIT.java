package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Installation;
import anemone.fixture.Installation.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive that {@code mvn package} makes, unpacked where its path has spaces. */
@DisabledOnOs(OS.WINDOWS)
class InstalledIT {

  private static final String PATH = "/usr/bin:/bin";

  @TempDir private Path folder;

  private Installation installed;

  @BeforeEach
  void install() throws Exception {
    installed = unpacked("my programs");
  }

  @Test
  void itNeedsOnlyToBeUnpackedAndNeverWritesWhereItIsInstalled() throws Exception {
    Map<String, Integer> before = installed.files();

    Answer version = installed.run(folder, "--version");
    Answer init = installed.run(folder, "init", "tidings");
    Answer status = installed.run(folder.resolve("tidings"), "status");
    Answer demo = installed.run(folder, "demo", "--out", "inbox");

    assertThat(version.text()).matches("anemone \\d+\\.\\d+\\.\\d+\n");
    assertThat(init.text()).startsWith("created 35 files in tidings. Next: ");
    assertThat(status).isEqualTo(new Answer(0, "no edition yet\n"));
    assertThat(demo.text()).contains("10 mails received, written to inbox");
    assertThat(installed.files()).isEqualTo(before);
  }

  @Test
  void anAddressAndAFolderWithUmlautsAreReadWhateverTheLocale() throws Exception {
    Installation plain = installed.with("LC_ALL", "C");
    plain.run(folder, "init", "Über uns");
    Path newsletter = folder.resolve("Über uns");

    plain.run(newsletter, "subscribers", "suppress", "jürgen@example.org");
    Answer listed = plain.run(newsletter, "subscribers", "suppressed");

    assertThat(listed.text()).contains("\njürgen@example.org,manual,");
  }

  @Test
  void aLinkFromAnotherFolderStartsIt() throws Exception {
    Path link = folder.resolve("a link");
    Files.createSymbolicLink(link, installed.home().resolve("bin/anemone"));

    Answer version =
        Installation.answer(folder, installed.environment(), link.toString(), "--version");

    assertThat(version.text()).startsWith("anemone ");
  }

  @Test
  void theFirstStartLeavesAnArchiveOfItsClassesInTheCacheForTheNext() throws Exception {
    Path cache = folder.resolve("my cache");
    // JDK 17 keeps no classes of a path with a space.
    Installation cached = unpacked("programs").with("XDG_CACHE_HOME", cache.toString());

    Answer first = cached.run(folder, "--version");
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> names(cache.resolve("anemone")).allMatch(name -> name.endsWith(".jsa")));
    Answer second = cached.with("ANEMONE_OPTS", "-Xlog:class+load").run(folder, "--version");

    assertThat(second.text()).contains("anemone.Main source: shared objects file");
    assertThat(first.text()).startsWith("anemone ").hasLineCount(1);
  }

  @Test
  void everyCommandHasAManualPage() throws Exception {
    Path manual = installed.home().resolve("share/man/man1");

    assertThat(names(manual)).contains("anemone.1", "anemone-run.1", "anemone-sources-check.1");
    assertThat(manual.resolve("anemone-run.1"))
        .content()
        .startsWith(".TH ANEMONE-RUN 1 ")
        .contains(".SH NAME\nanemone\\-run \\- Resume", "\\fB\\-\\-strict\\fR");
    assertThat(manual.resolve("anemone.1")).content().contains(".SH EXIT STATUS", "\\fB75\\fR");
  }

  @Test
  void theShellsCompleteItsCommands() throws Exception {
    Path share = installed.home().resolve("share");
    Path bash = share.resolve("bash-completion/completions/anemone");

    Answer sourced =
        Installation.answer(
            folder,
            Map.of("PATH", PATH),
            "bash",
            "-c",
            "bash -n \"$0\" && . \"$0\" && COMP_WORDS=(anemone sources '') COMP_CWORD=2"
                + " && _complete_anemone && echo ${COMPREPLY[@]}",
            bash.toString());

    assertThat(sourced).isEqualTo(new Answer(0, "check add import export\n"));
    assertThat(share.resolve("zsh/site-functions/_anemone"))
        .content()
        .startsWith("#compdef anemone\n")
        .contains("'status:Show what was sent");
    assertThat(share.resolve("fish/vendor_completions.d/anemone.fish"))
        .content()
        .contains("-n '__fish_seen_subcommand_from run' -l now -d");
  }

  @Test
  void aSampleNewsletterLiesBeside() throws Exception {
    Path sample = installed.home().resolve("sample");

    Answer status =
        installed.run(folder, "status", "-c", sample.resolve("newsletter.yaml").toString());

    assertThat(status).isEqualTo(new Answer(0, "no edition yet\n"));
    assertThat(sample).isDirectoryContaining("glob:**/subscribers.json");
    assertThat(sample.resolve("templates")).isDirectoryContaining("glob:**/theme.css");
  }

  private Installation unpacked(String into) throws Exception {
    return Installation.unpacked(
        Installation.archive(),
        folder.resolve(into),
        Map.of("PATH", PATH, "JAVA_HOME", System.getProperty("java.home")));
  }

  private static Stream<String> names(Path folder) {
    return Stream.of(folder.toFile().list());
  }
}
