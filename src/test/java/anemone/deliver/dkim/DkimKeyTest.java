package anemone.deliver.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.dkim.DkimKey.Algorithm;
import anemone.fixture.KeyFixture;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimKeyTest {

  private static final KeyPair ED25519 = KeyFixture.pair("Ed25519", 0);

  @Test
  void theKeyTellsTheAlgorithm() {
    assertThat(KeyFixture.key("s1", KeyFixture.pair("RSA", 1024)).algorithm())
        .isEqualTo(Algorithm.RSA_SHA256);
    assertThat(KeyFixture.key("s2", ED25519).algorithm()).isEqualTo(Algorithm.ED25519_SHA256);
    assertThat(DkimKey.read("s3", Rfc8463Example.RSA_SECRET).value()).isPresent();
  }

  @Test
  void aKeyMayHaveWindowsLineEndsAndWordsAroundIt() {
    String pem = "Bag Attributes: none\n" + KeyFixture.pkcs8(ED25519.getPrivate()) + "\nthe end";

    assertThat(DkimKey.read("s", pem.replace("\n", "\r\n")).value()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1016, 4104})
  void aKeyOfTooFewOrTooManyBitsIsRefused(int bits) {
    assertThat(reason(KeyFixture.pkcs8(KeyFixture.rsaOfLength(bits))))
        .startsWith("has an RSA key of " + bits + " bits");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|has no private key in PEM",
        "MIIEvQIBADANBgkq|has no private key in PEM",
        "-----BEGIN PUBLIC KEY-----~AAAA~-----END PUBLIC KEY-----|has a public key",
        "-----BEGIN PRIVATE KEY-----~AAAA|has no private key in PEM",
        "-----BEGIN PRIVATE KEY-----~AAAA~-----END PRIVATE KEY-----|has a key that is neither",
        "-----BEGIN PRIVATE KEY-----~????~-----END PRIVATE KEY-----|has a damaged key",
        "-----BEGIN RSA PRIVATE KEY-----~AAAA~-----END RSA PRIVATE KEY-----|has a key that is",
        "-----BEGIN EC PRIVATE KEY-----~AAAA~-----END EC PRIVATE KEY-----|has a key of the type EC",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----~AA~-----END ENCRYPTED PRIVATE KEY-----"
            + "|has an encrypted key",
        "-----BEGIN RSA PRIVATE KEY-----~Proc-Type: 4,ENCRYPTED~DEK-Info: A,0~~AAAA~"
            + "-----END RSA PRIVATE KEY-----|has an encrypted key",
      })
  void whatIsNoKeyIsToldApart(String pem, String reason) {
    assertThat(reason(pem.replace('~', '\n'))).startsWith(reason);
  }

  @Test
  void aKeyOfAnAlgorithmThatDkimLacksIsRefused() {
    for (KeyPair pair : List.of(KeyFixture.pair("EC", 256), KeyFixture.pair("Ed448", 0))) {
      assertThat(reason(KeyFixture.pkcs8(pair.getPrivate())))
          .isEqualTo("has a key that is neither RSA nor Ed25519, or is damaged");
    }
  }

  @Test
  void aKeyThatWasDamagedIsRefusedBeforeItSigns() {
    byte[] der = KeyFixture.pair("RSA", 1024).getPrivate().getEncoded();
    der[der.length / 2] ^= 1;

    assertThat(reason(KeyFixture.pem("PRIVATE KEY", der))).contains("damaged");
  }

  @Test
  void aKeyIsNeverPrinted() {
    KeyPair rsa = KeyFixture.pair("RSA", 1024);
    List<DkimKey> keys = List.of(KeyFixture.key("s1", rsa), KeyFixture.key("s2", ED25519));

    assertThat(keys.toString()).isEqualTo("[s1 (rsa-sha256), s2 (ed25519-sha256)]");
    assertThat(DkimSigner.of("example.org", keys).toString())
        .isEqualTo("example.org [s1 (rsa-sha256), s2 (ed25519-sha256)]");
    String pem = KeyFixture.pkcs8(rsa.getPrivate());
    List<String> lines = new ArrayList<>(Arrays.asList(pem.split("\n")));
    lines.set(3, "!");
    assertThat(reason(String.join("\n", lines))).doesNotContain(lines.get(1), lines.get(4));
  }

  private static String reason(String pem) {
    List<String> told = new ArrayList<>();
    Optional<DkimKey> key = DkimKey.read("s1", pem).orTell(told::add);
    assertThat(key).isEmpty();
    return told.get(0);
  }
}
