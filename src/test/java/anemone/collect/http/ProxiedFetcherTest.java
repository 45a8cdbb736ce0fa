package anemone.collect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.collect.Limits;
import anemone.collect.Validators;
import anemone.fixture.ScriptedProxy;
import anemone.network.Network;
import anemone.network.Proxies;
import anemone.network.Proxy;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiedFetcherTest {

  private HttpServer site;
  private ScriptedProxy proxy;

  @BeforeEach
  void start() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("ok".getBytes(UTF_8));
          exchange.close();
        });
    site.start();
    proxy = ScriptedProxy.start("ada:drift wood");
    for (String host : new String[] {"news.example", "far.example", "intranet", "nas.local"}) {
      proxy.knowing(host, site.getAddress().getPort());
    }
  }

  @AfterEach
  void stop() {
    site.stop(0);
    proxy.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks5"})
  void aHostThatTheConfigurationNamesGoesToTheProxyAsItIs(String kind) throws Exception {
    assertThat(fetch(kind, "ada:drift%20wood@", "http://news.example/feed")).isEqualTo("ok");
    assertThat(proxy.asked()).containsExactly("news.example:80");
  }

  @ParameterizedTest
  @CsvSource({
    "http, http://far.example/",
    "socks5, http://far.example/",
    "http, http://intranet/",
    "socks5h, http://intranet/",
    "socks5h, http://nas.local/",
    "socks5h, http://router.home.arpa/",
    "socks5h, http://127.0.0.1/",
    "http, http://10.0.0.1/",
    "socks5, 'http://[fe80::1]/'",
    "socks5, http://localhost/",
  })
  void whatAPageNamesIsCheckedHereFirst(String kind, String url) {
    assertThatThrownBy(() -> fetch(kind, "ada:drift%20wood@", url))
        .isInstanceOf(FetchException.class);
    assertThat(proxy.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks5"})
  void aProxyThatResolvesIsAskedForNamesThatAreUnknownHere(String kind) throws Exception {
    Proxy resolving = proxy(kind, "ada:drift%20wood@").resolving();
    assertThat(fetch(resolving, "http://far.example/")).isEqualTo("ok");
    assertThat(proxy.asked()).containsExactly("far.example:80");
  }

  @Test
  void aWrongPasswordOfTheProxyIsToldAndNotPrinted() {
    assertThatThrownBy(() -> fetch("socks5", "ada:wrong-wood@", "http://news.example/"))
        .hasMessageContaining("the proxy socks5://127.0.0.1:" + proxy.port())
        .hasMessageContaining("it wants another user and password")
        .hasMessageNotContaining("wrong-wood");
    assertThatThrownBy(() -> fetch("http", "ada:wrong-wood@", "http://news.example/"))
        .hasMessageContaining("407")
        .hasMessageNotContaining("wrong-wood");
  }

  private Proxy proxy(String kind, String login) {
    return Proxy.parse(kind + "://" + login + "127.0.0.1:" + proxy.port()).orElseThrow();
  }

  private String fetch(String kind, String login, String url) throws Exception {
    return fetch(proxy(kind, login), url);
  }

  private static String fetch(Proxy way, String url) throws Exception {
    Network network = new Network(Optional.empty(), Proxies.all(way, List.of()));
    try (Fetcher fetcher =
        new Fetcher(
            "test",
            any -> false,
            Limits.USUAL,
            Clock.systemUTC(),
            new Fetcher.Way(network, Set.of("news.example")))) {
      return new String(fetcher.fetch(URI.create(url), Validators.NONE).body(), UTF_8);
    }
  }
}
