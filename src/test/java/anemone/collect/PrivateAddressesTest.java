package anemone.collect;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Filter;
import anemone.article.Source;
import anemone.article.Source.FullText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressesTest {

  private static final URI FEED = URI.create("http://10.1.2.3:8080/feed?all=1");

  @Test
  void theAddressThatIsConfiguredMayBePrivateAndNoOtherOfItsServer() {
    Source source = source(FEED, false);

    assertThat(PrivateAddresses.permits(source, FEED)).isTrue();
    assertThat(PrivateAddresses.permits(source, FEED.resolve("/robots.txt"))).isTrue();
    assertThat(PrivateAddresses.permits(source, FEED.resolve("/admin"))).isFalse();
    assertThat(PrivateAddresses.permits(source, FEED.resolve("/feed"))).isFalse();
    assertThat(PrivateAddresses.permits(source, URI.create("http://10.1.2.3/feed?all=1")))
        .isFalse();
    assertThat(PrivateAddresses.permits(source, URI.create("https://10.1.2.3:8080/feed?all=1")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/feed",
        "http://wiki/feed",
        "http://wiki.internal",
        "http://printer.local/",
        "http://[fd00::1]:81/feed"
      })
  void aNameThatNobodyOutsideDecidesOnMayBePrivate(String url) {
    assertThat(PrivateAddresses.permits(source(URI.create(url), false), URI.create(url))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://feeds.example.org/feed",
        "https://local.example/",
        "http://10.1.2.3.example.net/"
      })
  void aNameWhoseOwnerMayPointItInsideMayNot(String url) {
    assertThat(PrivateAddresses.permits(source(URI.create(url), false), URI.create(url))).isFalse();
    assertThat(PrivateAddresses.permits(source(URI.create(url), true), URI.create(url))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://10.1.2.3:8080/picture.png, true",
    "http://10.1.2.3/picture.png, false",
    "http://10.1.2.4:8080/picture.png, false"
  })
  void picturesMayComeFromTheServerOfAPrivateSource(String url, boolean permitted) {
    assertThat(PrivateAddresses.permitsServer(List.of(source(FEED, true)), URI.create(url)))
        .isEqualTo(permitted);
    assertThat(PrivateAddresses.permitsServer(List.of(source(FEED, false)), URI.create(url)))
        .isFalse();
  }

  private static Source source(URI url, boolean isPrivate) {
    return new Source(
        "Wiki",
        new Source.Feed(url),
        List.of("work"),
        1,
        Filter.ALL,
        FullText.AUTO,
        Duration.ZERO,
        isPrivate);
  }
}
