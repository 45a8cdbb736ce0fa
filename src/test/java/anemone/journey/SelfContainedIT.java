package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anemone.fixture.Installation;
import anemone.fixture.Installation.Answer;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.Site;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that brings its own Java, where the build has made one. */
class SelfContainedIT {

  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  private Installation installed;

  @BeforeEach
  void install() throws Exception {
    Optional<Path> archive = Installation.selfContainedArchive();
    assumeTrue(archive.isPresent(), "mvn -Pself-contained makes it");
    installed =
        Installation.unpacked(
            archive.orElseThrow(),
            folder.resolve("my programs"),
            Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", folder.resolve("no java").toString()));
  }

  @Test
  void itDoesTheWholeJobWithoutAnotherJava() throws Exception {
    Map<String, Integer> before = installed.files();

    Answer version = installed.run(folder, "--version");
    Answer demo = installed.run(folder, "demo", "--out", "inbox");

    assertThat(version.text()).matches("anemone \\d+\\.\\d+\\.\\d+\n");
    assertThat(demo.text()).contains("10 mails received, written to inbox").hasLineCount(1);
    assertThat(installed.files()).isEqualTo(before);
  }

  @Test
  void itReadsASecureSiteWithACertificateOfEllipticCurvesInAnOldEncoding() throws Exception {
    KeyStore keys = keys();
    SampleNewsletter newsletter = SampleNewsletter.in(folder.resolve("tidings"), 1);
    try (Site site = Site.secure(context(keys))) {
      site.page(
          "/feed",
          "application/rss+xml; charset=Shift_JIS",
          "<rss><channel><item><title>港の霧</title><guid>1</guid></item></channel></rss>"
              .getBytes(Charset.forName("Shift_JIS")));
      newsletter.settings(
          "{name: Desk, folder: articles, topics: [harbour]}",
          "{name: Fog, feed: \"%s\", topics: [harbour]}".formatted(site.at("/feed")));

      Answer untrusted = installed.run(newsletter.root(), "sources", "check");
      Answer trusted =
          installed
              .with(
                  "ANEMONE_OPTS",
                  "-Djavax.net.ssl.trustStorePassword=%s -Djavax.net.ssl.trustStore=%s"
                      .formatted(PASSWORD, trusting(keys)))
              .run(newsletter.root(), "sources", "check");

      assertThat(untrusted.text()).contains("certification path");
      assertThat(trusted.text()).contains("1 article in", "港の霧");
    }
  }

  private KeyStore keys() throws Exception {
    Path store = folder.resolve("keys.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String command =
        "%s -genkeypair -alias site -keyalg EC -groupname secp256r1 -dname CN=site -ext san=ip:127.0.0.1 -validity 2 -storetype PKCS12 -storepass %s -keystore %s"
            .formatted(keytool, PASSWORD, store);
    Answer made = Installation.answer(folder, Map.of(), command.split(" "));
    assertThat(made.exitCode()).as(made.text()).isZero();
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  /** A store of nothing but the certificate that goes with a key. */
  private Path trusting(KeyStore keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("site", keys.getCertificate("site"));
    Path store = folder.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(store)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
    return store;
  }

  private static SSLContext context(KeyStore keys) throws Exception {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
