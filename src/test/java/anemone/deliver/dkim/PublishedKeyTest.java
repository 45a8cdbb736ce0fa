package anemone.deliver.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.KeyFixture;
import anemone.subscriber.Checked;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedKeyTest {

  private static final KeyPair RSA = KeyFixture.pair("RSA", 2048);
  private static final KeyPair ED25519 = KeyFixture.pair("Ed25519", 0);

  @Test
  void aKeyKnowsItsOtherHalfAndNoOther() {
    PublishedKey rsa = read("v=DKIM1; k=rsa; p=" + base64(RSA));
    PublishedKey ed25519 = read("v=DKIM1; k=ed25519; p=" + last32(ED25519));

    assertThat(rsa.isHalfOf(KeyFixture.key("s1", RSA))).isTrue();
    assertThat(ed25519.isHalfOf(KeyFixture.key("s1", ED25519))).isTrue();
    assertThat(rsa.isHalfOf(KeyFixture.key("s1", KeyFixture.pair("RSA", 2048)))).isFalse();
    assertThat(ed25519.isHalfOf(KeyFixture.key("s1", KeyFixture.pair("Ed25519", 0)))).isFalse();
    assertThat(rsa.isHalfOf(KeyFixture.key("s1", ED25519))).isFalse();
  }

  @Test
  void aRecordMayBeFoldedAndLeaveOutWhatIsUsual() {
    String key = base64(RSA);

    PublishedKey folded =
        read("p = " + key.substring(0, 50) + "\n  " + key.substring(50) + " ;t=s:y");

    assertThat(folded.isHalfOf(KeyFixture.key("s1", RSA))).isTrue();
    assertThat(folded.testing()).isTrue();
    assertThat(read("v=DKIM1; t=s; p=" + key).testing()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "v=DKIM1; k=rsa, has no tag p",
    "v=DKIM1; p=, is revoked",
    "v=DKIM2; p=AAAA, has the version DKIM2",
    "v=DKIM1; p=AAAA, has a damaged key",
    "v=DKIM1; k=ed25519; p=????, has a damaged key",
  })
  void aRecordThatIsNoKeySaysWhy(String record, String why) {
    assertThat(PublishedKey.read(record).toString()).contains(why);
  }

  private static PublishedKey read(String record) {
    Checked<PublishedKey> read = PublishedKey.read(record);
    return read.value().orElseThrow(() -> new AssertionError(read.toString()));
  }

  private static String base64(KeyPair pair) {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  private static String last32(KeyPair pair) {
    byte[] encoded = pair.getPublic().getEncoded();
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }
}
