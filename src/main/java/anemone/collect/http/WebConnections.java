package anemone.collect.http;

import anemone.network.DialedSocket;
import anemone.network.Network;
import anemone.network.Proxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Has an HTTP client connect as the network says: HTTP proxies get requests, SOCKS proxies
 * connections, and certificates are checked by its authorities.
 *
 * @param network the network
 * @param resolver resolves names and refuses some
 * @param named whether the configuration names a host, so that a proxy gets it as it is
 */
record WebConnections(Network network, DnsResolver resolver, Predicate<String> named) {

  /** Routes the requests of a client. */
  HttpClientBuilder route(HttpClientBuilder client) {
    if (network.proxies().isEmpty()) {
      return client;
    }
    BasicCredentialsProvider logins = new BasicCredentialsProvider();
    network
        .proxies()
        .each()
        .filter(proxy -> !proxy.user().isEmpty())
        .forEach(
            proxy ->
                logins.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()),
                    new UsernamePasswordCredentials(
                        proxy.user(), proxy.passwordText().toCharArray())));
    return client.setRoutePlanner(new Routes(network)).setDefaultCredentialsProvider(logins);
  }

  /** Returns a builder of connections. */
  PoolingHttpClientConnectionManagerBuilder connections() {
    PoolingHttpClientConnectionManagerBuilder builder =
        network.proxies().isEmpty()
            ? PoolingHttpClientConnectionManagerBuilder.create()
            : new Connections(this);
    builder.setDnsResolver(resolver);
    return builder.setTlsSocketStrategy(
        network
            .authorities()
            .<TlsSocketStrategy>map(DefaultClientTlsStrategy::new)
            .orElseGet(LazyTls::new));
  }

  /** The usual authorities, read when the first connection needs them. */
  private static final class LazyTls implements TlsSocketStrategy {

    private Optional<TlsSocketStrategy> usual = Optional.empty();

    @Override
    public SSLSocket upgrade(
        Socket socket, String target, int port, Object attachment, HttpContext context)
        throws IOException {
      return usual().upgrade(socket, target, port, attachment, context);
    }

    private synchronized TlsSocketStrategy usual() {
      TlsSocketStrategy tls = usual.orElseGet(DefaultClientTlsStrategy::createDefault);
      usual = Optional.of(tls);
      return tls;
    }
  }

  /** Sends requests to HTTP proxies. */
  private static final class Routes extends DefaultRoutePlanner {

    private final Network network;

    Routes(Network network) {
      super(null);
      this.network = network;
    }

    @Override
    @org.jspecify.annotations.Nullable
    protected HttpHost determineProxy(HttpHost target, HttpContext context) {
      return network
          .proxies()
          .web(target.getSchemeName().equals("https"), target.getHostName())
          .filter(proxy -> proxy.kind() == Proxy.Kind.HTTP)
          .map(proxy -> new HttpHost("http", proxy.host(), proxy.port()))
          .orElse(null);
    }
  }

  /** Connects through SOCKS proxies. */
  private static final class Connections extends PoolingHttpClientConnectionManagerBuilder {

    private final WebConnections web;

    Connections(WebConnections web) {
      this.web = web;
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver resolver, TlsSocketStrategy tls) {
      return new DefaultHttpClientConnectionOperator(
          (java.net.Proxy unused) -> new WebSocket(web),
          ports,
          resolver,
          RegistryBuilder.<TlsSocketStrategy>create().register("https", tls).build());
    }
  }

  /** Connects to an address, or to a host through its SOCKS proxy. */
  private static final class WebSocket extends DialedSocket {

    private static final int HTTPS = 443;

    private final WebConnections web;

    WebSocket(WebConnections web) {
      super(web.network());
      this.web = web;
    }

    @Override
    protected Socket open(InetSocketAddress peer, Duration limit) throws IOException {
      String host = peer.getHostString();
      Optional<Proxy> proxy =
          web.network()
              .proxies()
              .web(peer.getPort() == HTTPS, host)
              .filter(p -> p.kind() == Proxy.Kind.SOCKS);
      if (proxy.isEmpty()) {
        return Network.to(peer, limit);
      }
      // What a page names goes to the address that was checked, if it has one.
      boolean asItIs = peer.isUnresolved() || web.named().test(host);
      String target = asItIs ? host : peer.getAddress().getHostAddress();
      return Network.through(proxy.get(), target, peer.getPort(), limit);
    }
  }
}
