package anemone.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Certificate;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of a mail server's certificate. */
class DoctorTlsIT {

  private static final String HERE = "ip:127.0.0.1";

  @TempDir private Path folder;

  @Test
  void aCertificateThatNobodyTrustsIsToldWithTheWayToTrustIt() throws Exception {
    Certificate certificate = Certificate.make(folder, HERE, "-1d", "3");

    assertThat(doctor(certificate.listen(), ""))
        .contains("FAIL smtp: unable to reach the SMTP server 127.0.0.1:")
        .contains("its certificate is not signed by an authority that Java trusts")
        .contains("name the authority's file in tls.ca-file");
    assertThat(doctor(certificate.listen(), certificate.trust())).contains("OK   smtp: 127.0.0.1");
  }

  @Test
  void aCertificateOfAnotherHostIsTold() throws Exception {
    Certificate certificate = Certificate.make(folder, "dns:mail.example", "-1d", "3");

    assertThat(doctor(certificate.listen(), certificate.trust()))
        .contains("FAIL smtp: ")
        .contains("its certificate is for another host")
        .contains("smtp.host must be a name in the certificate");
  }

  @Test
  void aCertificateThatHasExpiredOrIsNotYetValidIsTold() throws Exception {
    Certificate old = Certificate.make(folder, HERE, "-10d", "3");
    Certificate early = Certificate.make(folder, HERE, "+10d", "3");

    assertThat(doctor(old.listen(), old.trust())).contains("its certificate has expired (NotAfter");
    assertThat(doctor(early.listen(), early.trust()))
        .contains("its certificate is not valid yet (NotBefore")
        .contains("correct this machine's clock");
  }

  @Test
  void aPortThatDoesNotBeginWithTlsIsTold() throws Exception {
    assertThat(doctor(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), ""))
        .contains("FAIL smtp: ")
        .contains("use smtp.tls: true for a port with TLS from the start, such as 465");
  }

  /** What it says beside a server that greets. */
  private String doctor(ServerSocket listening, String options) throws Exception {
    try (listening) {
      Thread server = new Thread(() -> greet(listening), "greeter");
      server.setDaemon(true);
      server.start();
      SampleNewsletter.in(folder, listening.getLocalPort()).settings("starttls: none", "tls: true");
      return new ProgramProcess(folder, Map.of("JDK_JAVA_OPTIONS", options))
          .run("doctor", "--resolver", "127.0.0.1:1")
          .out();
    }
  }

  private static void greet(ServerSocket listening) {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        String said = "220 here";
        while (!said.startsWith("221")) {
          socket.getOutputStream().write((said + "\r\n").getBytes(US_ASCII));
          said = String.valueOf(in.readLine()).startsWith("EHLO") ? "250 here" : "221 bye";
        }
      } catch (IOException e) {
        // The client did not like it, or the test is over.
      }
    }
  }
}
