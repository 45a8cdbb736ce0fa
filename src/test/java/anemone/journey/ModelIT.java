package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelIT {

  @TempDir private Path folder;
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private Site site;

  @BeforeEach
  void writeNewsletter() throws IOException {
    site = Site.open();
    SampleNewsletter.in(folder, 1)
        .settings(
            "edition:",
            "model: {url: \"" + site.at("/v1") + "\", name: small, key: \"${KEY}\"}\nedition:");
  }

  @AfterEach
  void closeSite() {
    site.close();
  }

  @Test
  void aFaithfulRetellingStandsInPlaceOfTheGist() throws Exception {
    answer(200, "{\"choices\": [{\"message\": {\"content\": \"Pilot boats stay in.\"}}]}");

    Run run = preview();

    assertThat(run.err()).doesNotContain("model:");
    assertThat(text()).contains("Pilot boats stay in.");
    assertThat(questions).singleElement().asString().contains("Bearer letmein").contains("small");
  }

  @Test
  void oneThatInventsANumberIsNotTakenAndTheReasonIsSaid() throws Exception {
    answer(200, "{\"choices\": [{\"message\": {\"content\": \"All 77 boats stay in.\"}}]}");

    Run run = preview();

    assertThat(run.err()).contains("not taken").contains("number 77");
    assertThat(text()).doesNotContain("77 boats");
  }

  @Test
  void aModelOutOfOrderCostsNobodyTheEdition() throws Exception {
    answer(500, "");

    Run run = preview();

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("answered 500");
    assertThat(text()).contains("Pilot boats stay in port");
  }

  private void answer(int status, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    site.on(
        "/v1/chat/completions",
        exchange -> {
          questions.add(
              exchange.getRequestHeaders().getFirst("Authorization")
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
        });
  }

  private Run preview() throws IOException, InterruptedException {
    return new Program(folder, Map.of("KEY", "letmein")).run("preview", "--out", "proof");
  }

  private String text() throws IOException {
    return Files.readString(folder.resolve("proof/digest.txt"));
  }
}
