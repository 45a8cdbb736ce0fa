package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher with stand-ins for JDKs: scripts that print what they were asked. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  @TempDir private Path folder;

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(folder.resolve("app/bin"));
    Files.createDirectories(folder.resolve("app/lib"));
    Files.copy(Path.of("anemone"), folder.resolve("app/bin/anemone"));
    Files.createFile(folder.resolve("no-folder"));
    jdk("jdk-17", "17.0.15");
    jdk("jdk-21", "21.0.2");
    jdk("jdk-11", "11.0.20");
  }

  @Test
  void argumentsAndExitCodeArePassedThrough() throws Exception {
    Answer answer = launch("jdk-17", "send", "--to", "a b@example.org");

    assertThat(answer.exitCode()).isEqualTo(7);
    assertThat(answer.text())
        .contains("jdk-17/bin/java")
        .contains("[" + folder.toRealPath().resolve("app/lib/anemone.jar") + "]")
        .contains("[send] [--to] [a b@example.org]");
  }

  @Test
  void theJdkOfTheEnvironmentIsTakenWhateverElseIsInstalled() throws Exception {
    assertThat(launch("jdk-21").text()).contains("jdk-21/bin/java");
  }

  @Test
  void aJdkThatIsTooOldIsSaidToBe() throws Exception {
    Answer answer = launch("jdk-11");

    assertThat(answer.text())
        .contains("jdk-11 holds no Java from 17 up")
        .doesNotContain("jdk-11/bin");
  }

  @Test
  void theJavaOfTheInstallationIsTakenWhateverTheEnvironmentSays() throws Exception {
    jdk("app/runtime", "21.0.2");

    assertThat(launch("jdk-17").text()).contains("app/runtime/bin/java");
  }

  @Test
  void aCacheThatCannotBeWrittenIsGoneWithout() throws Exception {
    Answer answer = launch("jdk-17", "status");

    assertThat(answer.text()).startsWith(folder.resolve("jdk-17/bin/java").toString());
    assertThat(folder.resolve("no-folder")).isEmptyFile();
  }

  @Test
  void aLinkToTheLauncherFindsTheProgram() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("app/bin/anemone"));

    assertThat(launch(link, "jdk-17").text()).contains("app/lib/anemone.jar");
  }

  @ParameterizedTest
  @CsvSource({"C,C.UTF-8,[-Danemone.locale=C]", "POSIX,C.UTF-8,[-Danemone.locale=POSIX]"})
  void javaReadsArgumentsAsUtf8WhateverTheLocale(String locale, String taken, String kept)
      throws Exception {
    Answer answer = launch(Map.of("LC_ALL", locale), "status", "jürgen@example.org");

    assertThat(answer.text())
        .contains("LC_ALL=" + taken)
        .contains(kept)
        .contains("[jürgen@example.org]");
  }

  @Test
  void aLocaleThatIsUtf8IsLeftAlone() throws Exception {
    Answer answer = launch(Map.of("LC_ALL", "C.utf8"), "status");

    assertThat(answer.text()).contains("LC_ALL=C.utf8").doesNotContain("anemone.locale");
  }

  @Test
  void itRunsFromAFolderWithSpacesAndUmlauts() throws Exception {
    Path moved = Files.move(folder.resolve("app"), folder.resolve("Über uns, neu"));

    assertThat(launch(moved.resolve("bin/anemone"), Map.of("LC_ALL", "C"), "jdk-17").text())
        .contains("[" + moved.toRealPath().resolve("lib/anemone.jar") + "]");
  }

  private Answer launch(Map<String, String> environment, String... arguments) throws Exception {
    return launch(folder.resolve("app/bin/anemone"), environment, "jdk-17", arguments);
  }

  private Answer launch(String jdk, String... arguments) throws Exception {
    return launch(folder.resolve("app/bin/anemone"), jdk, arguments);
  }

  private Answer launch(Path launcher, String jdk, String... arguments) throws Exception {
    return launch(launcher, Map.of(), jdk, arguments);
  }

  private Answer launch(
      Path launcher, Map<String, String> environment, String jdk, String... arguments)
      throws Exception {
    String[] command = new String[arguments.length + 2];
    command[0] = "sh";
    command[1] = launcher.toString();
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", folder.resolve(jdk).toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("no-folder").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }

  private void jdk(String name, String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
    Files.writeString(
        folder.resolve(name).resolve("release"),
        "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    Path java = bin.resolve("java");
    Files.writeString(
        java,
        "#!/bin/sh\n"
            + "echo \"$0\"\n"
            + "echo LC_ALL=$LC_ALL\n"
            + "for a in \"$@\"; do printf '[%s] ' \"$a\"; done\n"
            + "exit 7\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Answer(int exitCode, String text) {}
}
