package anemone.deliver.smtp;

import static anemone.fixture.MailFixture.message;
import static anemone.fixture.MailFixture.subscriber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Outcome;
import anemone.deliver.Transport.Connection;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate bears the name 127.0.0.1 and no other. */
class SmtpTlsIT {

  private static final String PASSWORD = "drift wood";

  @TempDir private static Path folder;
  private GreenMail greenMail;

  /** Once, since GreenMail reads its keys once a process. */
  @BeforeAll
  static void makeKeys() throws Exception {
    Path keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=mail",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString())
            .start();
    assertThat(keytool.waitFor()).isZero();
    System.setProperty(
        DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, keys.toString());
    System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, PASSWORD);
  }

  @BeforeEach
  void start() {
    greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps"));
    greenMail.start();
  }

  @AfterEach
  void stop() {
    greenMail.stop();
  }

  @AfterAll
  static void forgetKeys() {
    System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY);
    System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY);
  }

  @Test
  void aTrustedServerUnderItsOwnNameIsSentTo() throws Exception {
    try (Connection connection = transport("127.0.0.1", Optional.of(trust())).open()) {
      assertThat(connection.send(message(subscriber("ada@reef.example")), () -> {}))
          .isInstanceOf(Outcome.Accepted.class);
    }
  }

  @Test
  void aTrustedServerUnderAnotherNameIsNot() throws Exception {
    SSLSocketFactory trust = trust();
    assertThatThrownBy(() -> transport("localhost", Optional.of(trust)).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its certificate is for another host")
        .hasMessageContaining("localhost");
  }

  @Test
  void aServerThatNobodyTrustsIsNot() {
    assertThatThrownBy(() -> transport("127.0.0.1", Optional.empty()).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its certificate is not signed by an authority that Java trusts");
  }

  private SmtpTransport transport(String host, Optional<SSLSocketFactory> trust) {
    SmtpSettings settings = SmtpSettings.plain(host, greenMail.getSmtps().getPort());
    return new SmtpTransport(
        settings.withTls(true, StartTls.NONE), new MimeComposer(), ServerQuirks.none(), trust);
  }

  private static SSLSocketFactory trust() throws Exception {
    KeyStore keys =
        KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("mail", keys.getCertificate(keys.aliases().nextElement()));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
