package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program.Run;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code anemone run} tells those who are not there. */
class CrontabIT extends SampleJourney {

  @Test
  void aQuietRunSaysNothingUnlessSomethingIsWrong() throws Exception {
    Run well = anemone("run", "-q");
    newsletter.subscribers(0);
    Run badly = anemone("run", "-q", "--now");

    assertThat(well.out() + well.err()).isEmpty();
    assertThat(well.exitCode()).isZero();
    assertThat(inbox.mails()).hasSize(3);
    assertThat(badly.exitCode()).isEqualTo(65);
    assertThat(badly.err()).contains("no subscriber can get mail");
  }

  @Test
  void theReportHasTheSourcesTheEditionsTheDeliveriesAndTheEnd() throws Exception {
    newsletter.settings(
        "topics: [harbour]}\n",
        """
        topics: [harbour]}
          - {name: Gone, feed: 'http://127.0.0.1:1/feed.xml', topics: [ocean]}
        """);

    Run run = anemone("run", "--report", "report.json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("daily/")
        .contains("1 article from 2 sources (1 failing, day 1), 1 used")
        .containsPattern("; \\d+ s\\n$");
    JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
    assertThat(report.at("/exitCode").asInt()).isZero();
    assertThat(report.at("/milliseconds").asLong()).isPositive();
    assertThat(report.at("/sources/0/name").asString()).isEqualTo("Desk");
    assertThat(report.at("/sources/1/name").asString()).isEqualTo("Gone");
    assertThat(report.at("/sources/1/failures/0").asString()).isNotEmpty();
    assertThat(report.at("/sources/1/failingSince").asString()).isNotEmpty();
    assertThat(report.at("/editions/0/used").asInt()).isEqualTo(1);
    assertThat(report.at("/deliveries/0/accepted").asInt()).isEqualTo(3);
    assertThat(folder.resolve("report.json.new")).doesNotExist();
    assertThat(Files.readString(folder.resolve("report.json"))).doesNotContain("@");
  }

  @Test
  void aRunThatFailsWritesItsReportToo() throws Exception {
    newsletter.settings("stories: 5", "stores: 5");

    Run run = anemone("run", "--report", "report.json");

    assertThat(run.exitCode()).isEqualTo(78);
    JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
    assertThat(report.at("/exitCode").asInt()).isEqualTo(78);
    assertThat(report.at("/line").asString()).contains("edition.stores: unknown key");
  }

  @Test
  void aDeadMansSwitchHearsOfStartSuccessAndFailure() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          heard.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    try {
      assertThat(anemone("run", "--ping", url).exitCode()).isZero();
      newsletter.settings("stories: 5", "stores: 5");
      assertThat(anemone("run", "--ping", url).exitCode()).isEqualTo(78);
    } finally {
      server.stop(0);
    }

    assertThat(heard).containsExactly("/token/start", "/token", "/token/start", "/token/fail");
  }

  @Test
  void aSwitchThatIsAwayFailsNoRunAndItsAddressIsNotPrinted() throws Exception {
    Run run = anemone("run", "--ping", "http://127.0.0.1:1/token");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("ping: unable to reach").doesNotContain("token");
    assertThat(inbox.mails()).hasSize(3);
  }
}
