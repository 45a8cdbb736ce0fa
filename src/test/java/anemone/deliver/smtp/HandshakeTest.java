package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.login.LoginRefused;
import anemone.deliver.login.Mechanism;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import anemone.fixture.Certificate;
import anemone.subscriber.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {

  @Test
  void wordsInTheClearBehindAnAgreementToTlsAreNotBelieved() throws Exception {
    List<String> heard = new ArrayList<>();
    assertThatThrownBy(
            () ->
                greet(
                    heard,
                    s -> s.withTls(false, StartTls.REQUIRED),
                    "220 here",
                    "250-here\r\n250-PIPELINING\r\n250 STARTTLS",
                    "220 go ahead\r\n250-elsewhere\r\n250 AUTH PLAIN"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("plain text");
    assertThat(heard).hasSize(2);
  }

  @Test
  void aTokenIsNeverSentAsAPassword() throws Exception {
    List<String> heard = new ArrayList<>();
    greet(
            heard,
            HandshakeTest::withToken,
            "220 here",
            "250-here\r\n250-PIPELINING\r\n250 AUTH PLAIN LOGIN XOAUTH2",
            "235 welcome")
        .socket()
        .drop();
    assertThat(heard.get(1)).startsWith("AUTH XOAUTH2 ");

    heard.clear();
    assertThatThrownBy(
            () ->
                greet(
                    heard,
                    HandshakeTest::withToken,
                    "220 here",
                    "250-here\r\n250-PIPELINING\r\n250 AUTH PLAIN LOGIN"))
        .hasMessage("the server does not offer XOAUTH2 (smtp.auth)");
    assertThat(heard).hasSize(1);
  }

  private static SmtpSettings withToken(SmtpSettings settings) {
    return settings
        .withTls(false, StartTls.NONE)
        .withLogin("ada", new Secret("ya29.token"))
        .withMechanism(Optional.of(Mechanism.XOAUTH2));
  }

  @Test
  void everyLoginSaysWhatItsStandardAsks() throws Exception {
    assertThat(login("AUTH PLAIN", "235 welcome"))
        .containsExactly("AUTH PLAIN " + base64("\0ada\0drift wood"));
    assertThat(login("AUTH LOGIN", "334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6", "235 welcome"))
        .containsExactly("AUTH LOGIN", base64("ada"), base64("drift wood"));
  }

  /** A login on a server that has TLS behind it, as far as the login goes. */
  private static List<String> login(String offer, String... answers) throws Exception {
    List<String> script =
        new ArrayList<>(List.of("220 here", "250-here\r\n250-PIPELINING\r\n250 " + offer));
    script.addAll(List.of(answers));
    List<String> heard = new ArrayList<>();
    greet(
            heard,
            s -> s.withLogin("ada", new Secret("drift wood")).withTls(false, StartTls.NONE),
            script.toArray(String[]::new))
        .socket()
        .drop();
    return heard.subList(1, heard.size());
  }

  @Test
  void aMechanismThatTheServerOffersAndDoesNotKnowGivesWayToTheNext() throws Exception {
    assertThat(
            login(
                "AUTH PLAIN LOGIN",
                "504 5.5.4 unrecognized authentication type",
                "334 VXNlcm5hbWU6",
                "334 UGFzc3dvcmQ6",
                "235 welcome"))
        .contains("AUTH LOGIN", base64("ada"));
  }

  @Test
  void aWrongPasswordIsNotTriedByTheNextMechanism() {
    assertThatThrownBy(() -> login("AUTH PLAIN LOGIN", "535 5.7.8 no"))
        .isInstanceOf(LoginRefused.class)
        .hasMessage("535 5.7.8 no");
  }

  @ParameterizedTest
  @CsvSource({"mx.tidings.example, EHLO mx.tidings.example", "'', EHLO [a-z0-9.-]*\\.[a-z0-9-]+"})
  void theNameThatWeGiveOurselvesIsTheSetOneOrOneWithADomain(String helo, String said)
      throws Exception {
    List<String> heard = new ArrayList<>();
    greet(heard, s -> s.withHelo(helo, "tidings.example"), "220 here", "250-here\r\n250 PIPELINING")
        .socket()
        .drop();

    assertThat(heard.get(0)).matches(said);
  }

  @Test
  void whatIsIgnoredIsNotUsedThoughTheServerOffersIt() throws Exception {
    var ready =
        greet(
            new ArrayList<>(),
            s -> s.withIgnored(Set.of("SIZE")),
            "220 here",
            "250-here\r\n250-PIPELINING\r\n250-SIZE 1000\r\n250 8BITMIME");
    ready.socket().drop();

    assertThat(ready.can().has("SIZE")).isFalse();
    assertThat(ready.can().has("8BITMIME")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"OPPORTUNISTIC, '', true", "OPPORTUNISTIC, ada, false", "REQUIRED, '', false"})
  void aServerThatCannotDoTlsNowIsSpokenToWithoutOnlyWhereNothingIsSecret(
      StartTls way, String user, boolean goesOn) throws Exception {
    List<String> heard = new ArrayList<>();
    Change change =
        s -> s.withTls(false, way).withLogin(user, new Secret(user.isEmpty() ? "" : "drift"));
    String[] answers = {
      "220 here", "250-here\r\n250-PIPELINING\r\n250 STARTTLS", "454 4.7.0 not available"
    };
    if (goesOn) {
      greet(heard, change, answers).socket().drop();
    } else {
      assertThatThrownBy(() -> greet(heard, change, answers)).hasMessage("454 4.7.0 not available");
    }
    assertThat(heard).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void withoutASecretAnyCertificateWillDo(@TempDir Path folder) throws Exception {
    Certificate unknown = Certificate.make(folder, "ip:192.0.2.1", "-10d", "20");
    StringBuilder heard = new StringBuilder();
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> server =
          CompletableFuture.runAsync(() -> serveTls(listening, unknown, heard));
      SmtpSettings settings =
          SmtpSettings.plain("127.0.0.1", listening.getLocalPort())
              .withTls(false, StartTls.OPPORTUNISTIC);
      new Handshake(settings).exchange().socket().drop();
      server.join();
    }
    assertThat(heard).contains("in TLS: EHLO");
  }

  @Test
  void aPortThatBeginsWithTlsIsToldApartFromASilentOne(@TempDir Path folder) throws Exception {
    Certificate certificate = Certificate.make(folder, "ip:127.0.0.1", "-10d", "20");
    try (SSLServerSocket listening = certificate.listen()) {
      CompletableFuture<Void> server =
          CompletableFuture.runAsync(
              () -> {
                try (Socket silent = listening.accept();
                    SSLSocket probe = (SSLSocket) listening.accept()) {
                  probe.startHandshake();
                  assertThat(silent.isClosed()).isFalse();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      SmtpSettings settings =
          SmtpSettings.plain("127.0.0.1", listening.getLocalPort())
              .withReplyTimeout(Duration.ofMillis(300));
      assertThatThrownBy(() -> new Handshake(settings).exchange())
          .hasMessage("the server expects TLS on this port; set smtp.tls: true");
      server.join();
    }
  }

  /** A server that turns to TLS, and notes what it is told behind it. */
  private static void serveTls(
      ServerSocket listening, Certificate certificate, StringBuilder heard) {
    try (Socket socket = listening.accept()) {
      socket.getOutputStream().write("220 here\r\n".getBytes(UTF_8));
      socket.getInputStream().read(new byte[512]);
      socket
          .getOutputStream()
          .write("250-here\r\n250-PIPELINING\r\n250 STARTTLS\r\n".getBytes(UTF_8));
      socket.getInputStream().read(new byte[512]);
      socket.getOutputStream().write("220 go ahead\r\n".getBytes(UTF_8));
      try (SSLSocket secured = certificate.over(socket)) {
        var in = new BufferedReader(new InputStreamReader(secured.getInputStream(), UTF_8));
        heard.append("in TLS: ").append(in.readLine());
        secured.getOutputStream().write("250-here\r\n250 PIPELINING\r\n".getBytes(UTF_8));
        in.readLine();
      }
    } catch (IOException | GeneralSecurityException e) {
      heard.append("broken off: ").append(e.getMessage());
    }
  }

  private interface Change {
    SmtpSettings of(SmtpSettings settings);
  }

  /** Greets a server that says one line after the other, whatever it hears. */
  private static Handshake.SmtpSession greet(List<String> heard, Change change, String... answers)
      throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> server =
          CompletableFuture.runAsync(() -> serve(listening, heard, answers));
      SmtpSettings settings = change.of(SmtpSettings.plain("127.0.0.1", listening.getLocalPort()));
      try {
        return new Handshake(settings).exchange();
      } finally {
        server.join();
      }
    }
  }

  private static void serve(ServerSocket listening, List<String> heard, String... answers) {
    try (Socket socket = listening.accept()) {
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      for (int i = 0; i < answers.length; i++) {
        if (i > 0) {
          heard.add(String.valueOf(in.readLine()));
        }
        socket.getOutputStream().write((answers[i] + "\r\n").getBytes(ISO_8859_1));
      }
    } catch (IOException e) {
      heard.add("broken off: " + e.getMessage());
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
