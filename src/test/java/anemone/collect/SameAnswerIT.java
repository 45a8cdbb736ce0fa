package anemone.collect;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same bytes give the same answer, in processes whose hash codes differ. */
class SameAnswerIT {

  /** Identity hash codes from a generator, addresses, a constant: three orders of a map. */
  private static final List<Integer> HASH_CODES = List.of(5, 4, 2);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "extract, page/golden, .html, text/html; charset=utf-8",
    "parse, feed, .xml, application/xml"
  })
  void everyFixtureIsReadTheSameInEveryProcess(
      String command, String fixtures, String ending, String type) throws Exception {
    Path questions = folder.resolve("questions.jsonl");
    Files.writeString(questions, questions(fixtures, ending, type));
    List<Process> processes = new ArrayList<>();
    for (int hashCode : HASH_CODES) {
      processes.add(start(command, questions, hashCode));
    }

    Set<String> answers = new HashSet<>();
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    for (int hashCode : HASH_CODES) {
      answers.add(Files.readString(answer(hashCode)));
    }

    assertThat(answers).hasSize(1).first().asString().isNotBlank();
  }

  private Process start(String command, Path questions, int hashCode) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:hashCode=" + hashCode,
            "-cp",
            System.getProperty("java.class.path", ""),
            "anemone.Main",
            "lab",
            command)
        .redirectInput(questions.toFile())
        .redirectOutput(answer(hashCode).toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private Path answer(int hashCode) {
    return folder.resolve("answers" + hashCode);
  }

  private static String questions(String fixtures, String ending, String type)
      throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folder(fixtures))) {
      List<Path> pages = files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
      List<String> lines = new ArrayList<>();
      for (Path page : pages) {
        String body = Base64.getEncoder().encodeToString(Files.readAllBytes(page));
        lines.add(
            "{\"id\":\"%s\",\"content_type\":\"%s\",\"url\":\"%s\",\"body_b64\":\"%s\"}\n"
                .formatted(
                    page.getFileName(), type, URI.create("https://elsin.example/news"), body));
      }
      return lines.stream().collect(joining());
    }
  }

  private static Path folder(String name) throws URISyntaxException {
    URL folder = SameAnswerIT.class.getResource(name);
    assertThat(folder).isNotNull();
    return Path.of(folder.toURI());
  }
}
