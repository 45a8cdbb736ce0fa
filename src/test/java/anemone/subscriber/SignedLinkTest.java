package anemone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.SignedLink.Purpose;
import java.net.URI;
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
  void aTokenWorksForItsOwnAddressAndPurposeAlone() {
    assertThat(links.check(token(links.unsubscribe(ANA, 1)), ANA)).hasValue(Purpose.UNSUBSCRIBE);
    assertThat(links.check(token(links.preferences(ANA, 1)), ANA)).hasValue(Purpose.PREFERENCES);
    assertThat(links.check(token(links.preferences(ANA, 1)), BEN)).isEmpty();
    assertThat(links.check(token(links.preferences(ANA, 1)).substring(1), ANA)).isEmpty();
    assertThat(links.check("", ANA)).isEmpty();
    assertThat(links.unsubscribe(new EmailAddress("änna", "example.org"), 1))
        .isNotEqualTo(links.unsubscribe(new EmailAddress("önna", "example.org"), 1));
    assertThat(links.check("ü", ANA)).isEmpty();
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

    assertThat(otherKey.check(token(links.unsubscribe(ANA, 1)), ANA)).isEmpty();
    assertThat(otherList.check(token(links.unsubscribe(ANA, 1)), ANA)).isEmpty();
  }

  @Test
  void aSecretPrintsAsStars() {
    assertThat("key: " + KEY).isEqualTo("key: ***");
  }

  private static String token(URI link) {
    return link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
  }
}
