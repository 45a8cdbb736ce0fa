package anemone.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anemone.deliver.dkim.BodyHash;
import anemone.deliver.dkim.DkimSigner;
import anemone.fixture.DkimVerifier;
import anemone.fixture.KeyFixture;
import java.security.KeyPair;
import java.security.Security;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FastSignaturesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final String HEADER =
      "From: The Tide <digest@tide.example>\r\nTo: ada@reef.example\r\nSubject: A reef\r\n\r\n";
  private static final byte[] BODY = "Hello\r\n".getBytes(US_ASCII);

  private final KeyPair rsa = KeyFixture.pair("RSA", 2048);
  private final KeyPair ed25519 = KeyFixture.pair("Ed25519", 0);
  private final DkimSigner signer =
      DkimSigner.of(
          "tide.example", List.of(KeyFixture.key("s1", rsa), KeyFixture.key("s2", ed25519)));

  @Test
  void mailsHaveTheSignaturesThatJavaWouldMake() {
    DkimSigner fast = FastSignatures.in(signer);

    String fields = sign(fast);

    assertThat(fields).isEqualTo(sign(signer));
    assertThat(
            new DkimVerifier(Map.of("s1", rsa.getPublic(), "s2", ed25519.getPublic()))
                .verify((fields + HEADER + "Hello\r\n").getBytes(ISO_8859_1)))
        .containsEntry("s1", "pass")
        .containsEntry("s2", "pass");
  }

  @Test
  void itIsUsedByItselfOnLinuxAndForNothingElse() {
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    assumeTrue(platform.equals("Linux amd64"), "no library on the class path for " + platform);

    assertThat(FastSignatures.in(signer).keys().get(0).provider()).isPresent();
    assertThat(FastSignatures.in(signer).keys().get(1).provider()).isEmpty();
    assertThat(FastSignatures.check(signer).orElseThrow().toString())
        .contains("AmazonCorrettoCryptoProvider");
    assertThat(Arrays.stream(Security.getProviders()).map(Object::toString))
        .noneMatch(name -> name.contains("Amazon"));
  }

  @Test
  void whoSignsNothingLoadsNothing() {
    assertThat(FastSignatures.in(DkimSigner.NONE)).isSameAs(DkimSigner.NONE);
    assertThat(FastSignatures.check(DkimSigner.NONE)).isEmpty();
  }

  private static String sign(DkimSigner signer) {
    return signer.sign(HEADER.getBytes(US_ASCII), BodyHash.of(BODY), NOW);
  }
}
