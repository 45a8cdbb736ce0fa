package anemone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.SignedLink.Purpose;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignedLinkTest {

  private static final Secret KEY = new Secret("a key of sixteen characters and more");
  private static final URI BASE = URI.create("https://news.example.org/mail");
  private static final EmailAddress ANA = new EmailAddress("ana", "example.org");
  private static final EmailAddress BEN = new EmailAddress("ben", "example.org");

  private final SignedLink links = new SignedLink(KEY, "digest.example.org", BASE);

  @Test
  void aLinkNamesNobodyAndIsTheSameEachTime() {
    assertThat(links.unsubscribe(ANA, 1).toString())
        .matches("https://news\\.example\\.org/mail/unsubscribe/[A-Za-z0-9_-]{32}")
        .doesNotContain("ana");
    assertThat(links.unsubscribe(ANA, 1)).isEqualTo(links.unsubscribe(ANA, 1));
    assertThat(
            new SignedLink(KEY, "digest.example.org", URI.create(BASE + "/")).preferences(ANA, 1))
        .isEqualTo(links.preferences(ANA, 1));
  }

  @Test
  void aTokenWorksForItsOwnAddressPurposeAndEpochAlone() {
    String token = token(links.unsubscribe(ANA, 1));

    assertThat(links.isFor(token, Purpose.UNSUBSCRIBE, ANA, 1)).isTrue();
    assertThat(links.isFor(token, Purpose.PREFERENCES, ANA, 1)).isFalse();
    assertThat(links.isFor(token, Purpose.UNSUBSCRIBE, BEN, 1)).isFalse();
    assertThat(links.isFor(token, Purpose.UNSUBSCRIBE, ANA, 2)).isFalse();
    for (String junk : List.of("", "ü", token.substring(1), token + "A", "A".repeat(32))) {
      assertThat(links.isFor(junk, Purpose.UNSUBSCRIBE, ANA, 1)).isFalse();
    }
  }

  @Test
  void whatAnAddressLooksLikeOutsideAsciiMatters() {
    assertThat(links.unsubscribe(new EmailAddress("änna", "example.org"), 1))
        .isNotEqualTo(links.unsubscribe(new EmailAddress("önna", "example.org"), 1));
  }

  @Test
  void linksOfAFormerKeyGoOnToWorkAndNewOnesAreSignedWithTheNewKey() {
    Secret fresh = new Secret("the key that came after it");
    SignedLink rotated = new SignedLink(List.of(fresh, KEY), List.of("digest.example.org"), BASE);
    String old = token(links.unsubscribe(ANA, 3));

    assertThat(rotated.isFor(old, Purpose.UNSUBSCRIBE, ANA, 3)).isTrue();
    assertThat(rotated.claims(old)).contains(new SignedLink.Claim(SignedLink.fingerprint(ANA), 3));
    assertThat(rotated.unsubscribe(ANA, 3))
        .isEqualTo(new SignedLink(fresh, "digest.example.org", BASE).unsubscribe(ANA, 3));
  }

  @Test
  void linksUnderTheFormerListIdGoOnToWorkAndNewOnesAreUnderTheNew() {
    SignedLink renamed =
        new SignedLink(
            List.of(KEY), List.of("digest-1a2b3c4d.example.org", "digest.example.org"), BASE);
    String old = token(links.unsubscribe(ANA, 3));

    assertThat(renamed.isFor(old, Purpose.UNSUBSCRIBE, ANA, 3)).isTrue();
    assertThat(renamed.tokens(Purpose.UNSUBSCRIBE, ANA, 3)).hasSize(2).contains(old);
    assertThat(token(renamed.unsubscribe(ANA, 3))).isNotEqualTo(old);
  }

  @Test
  void aTokenHasTheDocumentedFormat() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.bytes(), "HmacSHA256"));
    byte[] signed =
        "\0\0\0\u000Bunsubscribe\0\0\0\u0012digest.example.org\0\0\0\u000Fana@example.org\0\0\0\1"
            .getBytes(StandardCharsets.UTF_8);
    byte[] code = Arrays.copyOf(mac.doFinal(signed), 16);
    byte[] address =
        MessageDigest.getInstance("SHA-256")
            .digest("ana@example.org".getBytes(StandardCharsets.UTF_8));
    byte[] claim = Arrays.copyOf(address, 8);
    claim[6] = 0;
    claim[7] = 1;
    byte[] mask = mac.doFinal(code);
    ByteBuffer token = ByteBuffer.allocate(24).put(code);
    for (int i = 0; i < claim.length; i++) {
      token.put((byte) (claim[i] ^ mask[i]));
    }

    assertThat(token(links.unsubscribe(ANA, 1)))
        .isEqualTo(Base64.getUrlEncoder().encodeToString(token.array()));
  }

  @Test
  void tidyingTheCapitalsOfAListBreaksNoLink() {
    EmailAddress shouted = new EmailAddress("ANA", "example.org");

    assertThat(links.unsubscribe(shouted, 1)).isEqualTo(links.unsubscribe(ANA, 1));
  }

  @Test
  void anotherKeyOrListMakesOtherTokens() {
    SignedLink otherKey = new SignedLink(new Secret("another"), "digest.example.org", BASE);
    SignedLink otherList = new SignedLink(KEY, "weekly.example.org", BASE);

    String token = token(links.unsubscribe(ANA, 1));
    assertThat(otherKey.isFor(token, Purpose.UNSUBSCRIBE, ANA, 1)).isFalse();
    assertThat(otherList.isFor(token, Purpose.UNSUBSCRIBE, ANA, 1)).isFalse();
  }

  @Test
  void aSecretPrintsAsStars() {
    assertThat("key: " + KEY).isEqualTo("key: ***");
  }

  private static String token(URI link) {
    return link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
  }
}
