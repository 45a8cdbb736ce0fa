package anemone.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalUrlTest {

  @ParameterizedTest
  @CsvSource({
    "HTTPS://Tide.Example.ORG:443/a/B?id=7#top, https://tide.example.org/a/B?id=7",
    "https://tide.example.org/a?utm_source=feed&id=7&fbclid=x, https://tide.example.org/a?id=7",
    "https://tide.example.org/a?UTM_medium=rss, https://tide.example.org/a",
    "http://tide.example.org:8080, http://tide.example.org:8080/",
    "https://tide.example.org/a?reference=utm_source,"
        + " https://tide.example.org/a?reference=utm_source",
    "https://tide.example.org/%E6%BD%AE?q=%26, https://tide.example.org/%E6%BD%AE?q=%26",
    "mailto:ines@example.org, mailto:ines@example.org"
  })
  void addressesOfOnePageAreEqual(URI url, URI canonical) {
    assertThat(CanonicalUrl.of(url)).isEqualTo(canonical);
    assertThat(CanonicalUrl.of(canonical)).isEqualTo(canonical);
  }
}
