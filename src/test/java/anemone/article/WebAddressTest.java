package anemone.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

  private static final Optional<URI> BASE =
      Optional.of(URI.create("https://tides.example/log/2026/index.html?page=2"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "https://a.example/x?id=5&section=2&region=eu&copy=1;"
            + " https://a.example/x?id=5&section=2&region=eu&copy=1",
        "https://a.example/a|b{c}^d; https://a.example/a%7Cb%7Bc%7D%5Ed",
        "https://a.example/?q={x}&p=100%&t=^; https://a.example/?q=%7Bx%7D&p=100%25&t=%5E",
        "https://a.example/%7Efoo/%2f; https://a.example/%7Efoo/%2f",
        "https://a.example/two words; https://a.example/two%20words",
        "https://a.example/größe?maß=ü; https://a.example/gr%C3%B6%C3%9Fe?ma%C3%9F=%C3%BC",
        "https://пример.example/путь; https://xn--e1afmkfd.example/%D0%BF%D1%83%D1%82%D1%8C",
        "https://faß.example/; https://xn--fa-hia.example/",
        "https://my_site.example/feed; https://my_site.example/feed",
        "HTTPS://A.EXAMPLE:443/B; https://a.example/B",
        "http://a.example:8080; http://a.example:8080/",
        "https:\\\\a.example\\b; https://a.example/b",
        "https:///a.example/b; https://a.example/b",
        "http://0x7f.1/; http://127.0.0.1/",
        "http://2130706433/; http://127.0.0.1/",
        "http://[2001:DB8::1]:81/; http://[2001:db8::1]:81/",
        "https://a.example/x#y z; https://a.example/x#y%20z",
        "https://a.example/a/./b/../c/%2e%2E/d; https://a.example/a/d",
      })
  void anAbsoluteAddressIsReadAsABrowserReadsIt(String text, String address) {
    assertThat(WebAddress.parse(text)).contains(URI.create(address));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a; https://tides.example/log/2026/a",
        "../a; https://tides.example/log/a",
        "../../../../a; https://tides.example/a",
        "/a; https://tides.example/a",
        "//other.example/a; https://other.example/a",
        "?b=1; https://tides.example/log/2026/index.html?b=1",
        "#c; https://tides.example/log/2026/index.html?page=2#c",
        ".; https://tides.example/log/2026/",
        "https:a; https://tides.example/log/2026/a",
        "a:b/c?; ",
      })
  void aReferenceStartsFromItsDocument(String reference, String address) {
    assertThat(WebAddress.parse(reference, BASE))
        .isEqualTo(Optional.ofNullable(address).map(URI::create));
  }

  @Test
  void lineEndsAndTabsInsideAnAddressAreNoPartOfIt() {
    assertThat(WebAddress.parse(" \n https://a.example/a/\n\tb \r\n"))
        .contains(URI.create("https://a.example/a/b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "/a",
        "mailto:ines@example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https://a b.example/",
        "https://a.example:99999/",
        "https://a.example:x/",
        "https://xn--a/",
        "https://256.256.256.256/",
        "https://a%00b.example/",
      })
  void whatLeadsToNoPageIsNoAddress(String text) {
    assertThat(WebAddress.parse(text)).isEmpty();
  }

  @Test
  void aHostWithAnUnderscoreIsAHost() {
    URI address = WebAddress.parse("http://my_site.example:8080/feed").orElseThrow();

    assertThat(WebAddress.host(address)).isEqualTo("my_site.example");
    assertThat(WebAddress.port(address)).isEqualTo(8080);
  }

  @Test
  void anAddressThatIsReadTwiceStaysAsItIs() {
    URI once = WebAddress.parse("https://a.example/a|b c?d={e}#f g%").orElseThrow();

    assertThat(WebAddress.parse(once.toString())).contains(once);
  }
}
