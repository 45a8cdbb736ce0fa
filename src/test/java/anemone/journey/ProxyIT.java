package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Certificate;
import anemone.fixture.InstalledProxy;
import anemone.fixture.OAuthServer;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedProxy;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newsletter in an office: behind a proxy, with a certificate authority of its own. */
class ProxyIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"tinyproxy", "microsocks"})
  void mailAndPingsGoThroughTheProxyThatIsSet(String name) throws Exception {
    try (var proxy = InstalledProxy.start(name, folder);
        var pinged = OAuthServer.start().say(200, "ok");
        var server = ScriptedSmtpServer.start(new SmtpScript().pipelining(false))) {
      Path root = newsletter(server.port(), "proxy: " + proxy.address());

      Run run = anemone(root, Map.of(), "run", "--ping", pinged.url("/ping").toString());

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(server.received()).isNotEmpty();
      assertThat(pinged.forms()).hasSize(2);
      assertThat(proxy.log())
          .contains(name.equals("tinyproxy") ? "CONNECT 127.0.0.1:" : "127.0.0.1:" + server.port())
          .contains(name.equals("tinyproxy") ? "/ping" : ":" + pinged.url("/").getPort());
    }
  }

  @Test
  void theProxyOfTheEnvironmentGetsTheNameOfTheServer() throws Exception {
    try (var server = ScriptedSmtpServer.start(new SmtpScript());
        var proxy = ScriptedProxy.start("").knowing("mail.office.example", server.port())) {
      Path root = newsletter(server.port(), "");
      Path file = root.resolve("newsletter.yaml");
      Files.writeString(
          file, Files.readString(file).replace("host: 127.0.0.1", "host: mail.office.example"));

      Run run = anemone(root, Map.of("ALL_PROXY", "socks5://127.0.0.1:" + proxy.port()), "run");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(proxy.asked()).contains("mail.office.example:" + server.port());
    }
  }

  @Test
  void aProxyThatRefusesIsToldWithWhatToDo() throws Exception {
    try (var proxy = ScriptedProxy.start("ada:drift wood")) {
      Path root = newsletter(1, "proxy: http://ada:${PROXY_PASSWORD}@127.0.0.1:" + proxy.port());

      Run doctor = anemone(root, Map.of("PROXY_PASSWORD", "wrong-wood"), "doctor");

      assertThat(doctor.out())
          .contains("FAIL smtp: unable to reach the SMTP server 127.0.0.1:1: the proxy http://127")
          .contains("it wants another user and password (407); check proxy")
          .doesNotContain("wrong-wood");
    }
  }

  @Test
  void doctorAsksForTheLinksThroughTheProxyToo() throws Exception {
    try (var proxy = ScriptedProxy.start("").knowing("news.office.internal", 1)) {
      Path root = newsletter(1, "proxy: http://127.0.0.1:" + proxy.port());
      Path file = root.resolve("newsletter.yaml");
      String text = Files.readString(file);
      Files.writeString(
          file, text.replace("https://tidings.example/mail", "https://news.office.internal/mail"));

      Run doctor = anemone(root, Map.of(), "doctor");

      assertThat(proxy.asked()).contains("news.office.internal:443");
      assertThat(doctor.out())
          .contains("FAIL links: https://news.office.internal/mail/healthz answers 502")
          .contains("start anemone serve, and check each proxy on the way");
    }
  }

  @Test
  void anAuthorityOfOnesOwnIsTrusted() throws Exception {
    Certificate certificate = Certificate.make(folder, "ip:127.0.0.1", "-10d", "20");
    Files.writeString(folder.resolve("office.pem"), certificate.pem());
    try (var server = ScriptedSmtpServer.start(new SmtpScript().tls(certificate, false))) {
      Path root = newsletter(server.port(), "tls: {ca-file: ../office.pem}");
      Path file = root.resolve("newsletter.yaml");
      String text = Files.readString(file).replace("starttls: none", "starttls: required");
      Files.writeString(file, text);

      Run trusted = anemone(root, Map.of(), "doctor");
      Files.writeString(file, text.replace("tls: {ca-file: ../office.pem}", ""));
      Run unknown = anemone(root, Map.of(), "doctor");

      assertThat(trusted.out()).contains("OK   smtp: ");
      assertThat(unknown.out()).contains("name the authority's file in tls.ca-file");
      assertThat(server.isSecured()).isTrue();
    }
  }

  private Path newsletter(int port, String settings) throws Exception {
    Path root = folder.resolve("newsletter");
    SampleNewsletter.in(root, port).settings("smtp:", settings + "\nsmtp:");
    return root;
  }

  private static Run anemone(Path root, Map<String, String> environment, String... arguments)
      throws Exception {
    return new Program(root, environment).run(arguments);
  }
}
