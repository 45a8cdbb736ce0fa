package anemone.report;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.SlowServer;
import anemone.network.Network;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PingTest {

  @Test
  @Timeout(30)
  void aSwitchThatAnswersAByteNowAndThenHoldsNoRun() {
    StringWriter err = new StringWriter();
    try (SlowServer slow = SlowServer.start("HTTP/1.1 200 OK\r\nX-Much: ")) {
      URI address = URI.create("http://127.0.0.1:" + slow.port() + "/a-secret-name");

      new Ping(address, Network.direct(), new PrintWriter(err, true)).started();
    }

    assertThat(err.toString())
        .contains("ping: unable to reach the address of --ping")
        .doesNotContain("a-secret-name");
  }
}
