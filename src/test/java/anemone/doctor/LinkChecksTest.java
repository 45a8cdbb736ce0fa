package anemone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.collect.http.NamedRequests;
import anemone.network.Network;
import anemone.process.ExitCode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkChecksTest {

  private static final NamedRequests REQUESTS =
      new NamedRequests(Duration.ofSeconds(5), Network.direct());

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void pagesThatAnswerAsTheyShouldAreRight() {
    answers(Map.of("/mail/healthz", 200, "/mail/", 404));

    assertThat(results()).singleElement().asString().startsWith("OK   links: ");
  }

  @Test
  void aLinkThatNobodyAnswersIsAFailure() {
    URI links = links();
    server.stop(0);

    CheckResult result = new LinkChecks(links, REQUESTS).results().get(0);

    assertThat(result.code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(result.toString()).contains("does not answer, so nobody can unsubscribe");
  }

  @Test
  void aRedirectIsAFailureSinceMailProgramsFollowNone() {
    answers(Map.of("/", 301));

    assertThat(results()).singleElement().asString().contains("FAIL links", "redirects");
  }

  @Test
  void anotherProgramAtTheAddressIsAFailure() {
    answers(Map.of("/", 200));

    assertThat(results()).singleElement().asString().contains("FAIL links", "answers 200");
  }

  @Test
  void anAddressOfTheSampleSettingsIsAWarning() {
    List<CheckResult> results =
        new LinkChecks(URI.create("https://news.example.org/mail"), REQUESTS).results();

    assertThat(results).singleElement().asString().startsWith("WARN links: ");
  }

  private void answers(Map<String, Integer> statuses) {
    statuses.forEach(
        (path, status) ->
            server.createContext(
                path,
                exchange -> {
                  boolean health = exchange.getRequestURI().getPath().endsWith("/healthz");
                  byte[] body =
                      (health && statuses.size() > 1 ? "ok\n" : "<html>")
                          .getBytes(StandardCharsets.UTF_8);
                  exchange.sendResponseHeaders(status, body.length);
                  exchange.getResponseBody().write(body);
                  exchange.close();
                }));
  }

  private URI links() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mail");
  }

  private List<CheckResult> results() {
    return new LinkChecks(links(), REQUESTS).results();
  }
}
