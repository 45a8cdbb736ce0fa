package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anemone.fixture.DovecotServer;
import anemone.fixture.PostfixServer;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending through the Postfix of this machine, if it has one. */
class PostfixIT {

  @TempDir private Path folder;

  @BeforeAll
  static void need() {
    PostfixServer.assumeInstalled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipelined", "jakarta"})
  void everyoneIsServedButThoseWhomItRefuses(String client) throws Exception {
    // At the recipient, and at the end of the message.
    String unknown = "reader7@example.org=REJECT, reader8@example.org=REJECT";
    String content = "{/^To:.*reader5@/ REJECT}, {/^To:.*reader50@/ REJECT}";
    try (var server =
        PostfixServer.start(
            folder,
            "smtpd_recipient_restrictions = check_recipient_access inline:{%s}, permit_mynetworks"
                .formatted(unknown),
            "header_checks = regexp:{%s}".formatted(content))) {
      SampleNewsletter letters = newsletter(server);
      letters.settings("starttls: none", "starttls: none, client: " + client);
      letters.subscribers(200);

      Run run = anemone("run");
      Run status = anemone("status");

      assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
      assertThat(run.out()).contains("196 accepted, 4 refused");
      assertThat(status.out()).contains("196 accepted, 4 refused");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(server.delivered())
                      .hasSize(196)
                      .doesNotHaveDuplicates()
                      .doesNotContain("reader5@example.org", "reader7@example.org"));
      assertThat(server.connections()).isLessThanOrEqualTo(8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scram-sha-256", "plain", "login"})
  void dovecotsLoginsAreThoseOfPostfix(String auth) throws Exception {
    DovecotServer.assumeInstalled();
    try (var users = DovecotServer.start(folder, "tide-table");
        var server =
            PostfixServer.start(
                folder,
                "smtpd_sasl_auth_enable = yes",
                "smtpd_sasl_type = dovecot",
                "smtpd_sasl_path = " + users.sasl(),
                "smtpd_relay_restrictions = permit_sasl_authenticated, reject")) {
      newsletter(server)
          .settings(
              "starttls: none",
              "starttls: none, user: digest, password-file: password, auth: " + auth);
      Files.writeString(folder.resolve("newsletter/password"), "tide-table");

      Run doctor = anemone("doctor");
      Run run = anemone("run");

      assertThat(doctor.out()).contains("OK   login: digest by " + auth.toUpperCase(Locale.ROOT));
      assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
      Files.writeString(folder.resolve("newsletter/password"), "wrong");
      assertThat(anemone("doctor").out()).contains("FAIL smtp: unable to log in");
    }
  }

  @Test
  void aMessageThatIsTooLargeForItIsNobodysFault() throws Exception {
    try (var server = PostfixServer.start(folder, "message_size_limit = 3000")) {
      newsletter(server);

      Run run = anemone("run", "-q");
      Run suppressed = anemone("subscribers", "suppressed");

      assertThat(run.exitCode()).isEqualTo(69);
      assertThat(run.err()).contains("takes no more than 3,000").contains("0 accepted, 3 deferred");
      assertThat(suppressed.out()).hasLineCount(1);
      assertThat(server.delivered()).isEmpty();
    }
  }

  private SampleNewsletter newsletter(PostfixServer server) throws Exception {
    return SampleNewsletter.in(folder.resolve("newsletter"), server.port());
  }

  private Run anemone(String... arguments) throws Exception {
    return new Program(folder.resolve("newsletter"), Map.of()).run(arguments);
  }
}
