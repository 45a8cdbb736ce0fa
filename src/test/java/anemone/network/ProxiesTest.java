package anemone.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  @ParameterizedTest
  @CsvSource({
    "http://proxy.example:8080, HTTP, proxy.example, 8080, '', false",
    "proxy.example, HTTP, proxy.example, 3128, '', false",
    "socks5://ada:drift%20wood@[::1], SOCKS, ::1, 1080, ada, false",
    "socks5h://proxy.example:9050/, SOCKS, proxy.example, 9050, '', true",
  })
  void anAddressSaysHowToSpeakToAProxy(
      String address, Proxy.Kind kind, String host, int port, String user, boolean resolves) {
    Proxy proxy = Proxy.parse(address).orElseThrow();

    assertThat(proxy.kind()).isEqualTo(kind);
    assertThat(proxy.host()).isEqualTo(host);
    assertThat(proxy.port()).isEqualTo(port);
    assertThat(proxy.user()).isEqualTo(user);
    assertThat(proxy.resolves()).isEqualTo(resolves);
    assertThat(proxy.toString()).doesNotContain("drift");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://proxy.example", "http://", "http://proxy.example/path", "http://a b"})
  void whatIsNoProxyIsNone(String address) {
    assertThat(Proxy.parse(address)).isEmpty();
  }

  @Test
  void theEnvironmentIsReadInSmallLettersAndCapitals() {
    Proxies proxies =
        Proxies.of(
            Map.of(
                "HTTPS_PROXY", "http://one:1",
                "all_proxy", "socks5://two:2",
                "no_proxy", ".example.org, 192.0.2.7,localhost"));

    assertThat(proxies.web(true, "a.example").orElseThrow().host()).isEqualTo("one");
    assertThat(proxies.web(false, "a.example").orElseThrow().host()).isEqualTo("two");
    assertThat(proxies.other("smtp.example.com").orElseThrow().host()).isEqualTo("two");
    assertThat(proxies.web(true, "example.org")).isEmpty();
    assertThat(proxies.web(true, "WWW.example.org")).isEmpty();
    assertThat(proxies.web(true, "notexample.org")).isPresent();
    assertThat(proxies.other("192.0.2.7")).isEmpty();
    assertThat(proxies.other("localhost")).isEmpty();
    assertThat(Proxies.of(Map.of("https_proxy", "http://one:1")).other("smtp.example.com"))
        .as("a web proxy seldom lets mail through")
        .isEmpty();
    assertThat(
            Proxies.of(Map.of("all_proxy", "http://one:1", "NO_PROXY", "*")).web(true, "a.example"))
        .isEmpty();
  }
}
