package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.OAuthServer;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consent at a provider, and the mail that leaves with it. */
class LoginIT {

  private static final String TOKENS =
      "{\"access_token\":\"secret-access\",\"expires_in\":3600,\"refresh_token\":\"secret-%s\"}";

  @TempDir private Path folder;
  private OAuthServer provider;

  @BeforeEach
  void start() throws Exception {
    provider = OAuthServer.start();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void aCodeOnAnotherDeviceIsEnoughToSend() throws Exception {
    provider
        .say(
            200,
            "{\"device_code\":\"d\",\"user_code\":\"WDJB-MJHT\",\"interval\":1,"
                + "\"verification_uri\":\"https://provider.example/device\"}")
        .say(400, "{\"error\":\"authorization_pending\"}")
        .say(200, TOKENS.formatted("first"))
        .say(200, TOKENS.formatted("second"));
    try (var server = ScriptedSmtpServer.start(new SmtpScript().tokenLogin("235 welcome"))) {
      Path root = newsletter(server.port());

      Run before = anemone(root, "doctor");
      Run login = anemone(root, "login", "--device");
      Run run = anemone(root, "run");

      assertThat(before.out()).contains("there is no refresh token", "run: anemone login");
      assertThat(login.exitCode()).as(login.err()).isZero();
      assertThat(login.out())
          .contains("Open https://provider.example/device and enter the code WDJB-MJHT")
          .contains("logged in as digest@tidings.example");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(server.received()).isNotEmpty();
      assertThat(root.resolve("refresh-token")).hasContent("secret-second");
      assertThat(login.out() + login.err() + run.out() + run.err() + before.out())
          .doesNotContain("secret-");
    }
  }

  @Test
  void consentThatWasWithdrawnIsToldWithTheWayOut() throws Exception {
    provider.say(
        400, "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been revoked.\"}");
    try (var server = ScriptedSmtpServer.start(new SmtpScript().tokenLogin("235 welcome"))) {
      Path root = newsletter(server.port());
      Files.writeString(root.resolve("refresh-token"), "secret-first");

      Run run = anemone(root, "run");

      assertThat(run.exitCode()).isEqualTo(69);
      assertThat(run.out() + run.err())
          .contains("anemone login (invalid_grant: Token has been revoked.)");
      assertThat(server.received()).isEmpty();
    }
  }

  private Path newsletter(int port) throws Exception {
    Path root = folder.resolve("newsletter");
    SampleNewsletter.in(root, port)
        .settings(
            "starttls: none",
            """
            starttls: none, user: digest@tidings.example,
              oauth2: {token-url: "%s", device-url: "%s", client-id: tidings,
              refresh-token-file: refresh-token, scope: mail.send}\
            """
                .formatted(provider.url("/token"), provider.url("/device")));
    return root;
  }

  private static Run anemone(Path root, String... arguments) throws Exception {
    return new Program(root, Map.of()).run(arguments);
  }
}
