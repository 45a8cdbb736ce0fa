package anemone.collect.http;

import anemone.article.WebAddress;
import anemone.collect.Limits;
import anemone.collect.PrivateAddresses;
import anemone.collect.Validators;
import anemone.network.Network;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches documents from the web within limits of size, time and redirects, and not from private
 * networks, except where the configuration permits it. Safe for use by many threads at once.
 */
public final class Fetcher implements AutoCloseable {

  private static final int CONNECTIONS_PER_HOST = 2;
  private static final int CONNECTIONS = 64;

  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9,"
          + " application/xml;q=0.9, */*;q=0.5";

  private final CloseableHttpClient client;

  /** For addresses that may be private; of its own, so that its connections serve no others. */
  private final CloseableHttpClient inside;

  private final ProxyGuard guard;
  private final Predicate<URI> mayBePrivate;
  private final ScheduledExecutorService deadlines;
  private final Limits limits;
  private final HostPace pace;
  private final Cookies cookies;
  private final AnswerReader reader;

  /**
   * How hosts are reached.
   *
   * @param network the network, with its proxies
   * @param named the hosts in lower case that the configuration names: a proxy is asked for them
   *     without a check
   */
  public record Way(Network network, Set<String> named) {

    private static final Way DIRECT = new Way(Network.direct(), Set.of());

    /** Copies the hosts. */
    public Way {
      named = Set.copyOf(named);
    }
  }

  /**
   * A fetcher.
   *
   * @param userAgent the User-Agent header
   * @param mayBePrivate whether an address may be inside a private network
   * @param limits the limits for one document
   * @param clock the time
   */
  public Fetcher(String userAgent, Predicate<URI> mayBePrivate, Limits limits, Clock clock) {
    this(userAgent, mayBePrivate, limits, clock, Way.DIRECT);
  }

  /** A fetcher that reaches hosts in a certain way. */
  public Fetcher(
      String userAgent, Predicate<URI> mayBePrivate, Limits limits, Clock clock, Way way) {
    this.limits = limits;
    this.pace = new HostPace(limits.pause(), clock);
    this.mayBePrivate = mayBePrivate;
    this.cookies = new Cookies();
    this.reader = new AnswerReader(limits, clock, cookies);
    this.guard = new ProxyGuard(way.network(), new AddressGuard(), way.named()::contains);
    this.client =
        client(userAgent, new WebConnections(way.network(), guard, guard::isNamed), limits);
    DnsResolver open =
        new ProxyGuard(way.network(), SystemDefaultDnsResolver.INSTANCE, host -> true);
    this.inside = client(userAgent, new WebConnections(way.network(), open, host -> true), limits);
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "fetch deadlines");
              thread.setDaemon(true);
              return thread;
            });
  }

  private Fetcher(Fetcher other, Predicate<URI> mayBePrivate) {
    this.mayBePrivate = mayBePrivate;
    this.limits = other.limits;
    this.pace = other.pace;
    this.cookies = other.cookies;
    this.reader = other.reader;
    this.guard = other.guard;
    this.client = other.client;
    this.inside = other.inside;
    this.deadlines = other.deadlines;
  }

  /**
   * Returns a fetcher that has this one's connections, and is closed with it.
   *
   * @param mayBePrivate whether an address may be inside a private network
   */
  public Fetcher permitting(Predicate<URI> mayBePrivate) {
    return new Fetcher(this, mayBePrivate);
  }

  private static CloseableHttpClient client(String userAgent, WebConnections web, Limits limits) {
    return web.route(HttpClients.custom())
        .setUserAgent(userAgent)
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAutomaticRetries()
        .disableContentCompression()
        .setConnectionManager(
            web.connections()
                .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.total()))
                        .build())
                .setDefaultSocketConfig(
                    SocketConfig.custom().setSoTimeout(Timeout.of(limits.total())).build())
                .build())
        .build();
  }

  /**
   * Fetches a document if it has changed.
   *
   * @param url the address
   * @param known the validators of the last visit
   * @throws FetchException if it cannot be fetched within the limits; the message says why
   */
  public Fetched fetch(URI url, Validators known) throws FetchException {
    return fetch(url, known, Wanted.ANY);
  }

  /**
   * Fetches a document of a kind if it has changed.
   *
   * @throws FetchException if it cannot be fetched within the limits, or is of another kind
   */
  Fetched fetch(URI url, Validators known, Wanted wanted) throws FetchException {
    URI next = url;
    boolean forGood = true;
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      AnswerReader.Answer answer = visit(url, next, known, wanted);
      if (answer.redirect().isEmpty()) {
        boolean moved = hop > 0 && forGood;
        return moved ? answer.document().movedTo(next) : answer.document();
      }
      forGood &= answer.forGood();
      next = answer.redirect().get();
    }
    throw AnswerReader.refused(url, "it redirects more than " + limits.redirects() + " times");
  }

  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    client.close();
    inside.close();
  }

  private AnswerReader.Answer visit(URI named, URI url, Validators known, Wanted wanted)
      throws FetchException {
    requireWeb(named, url);
    if (!wanted.takes(url)) {
      throw FetchException.otherKind(named, "by its name");
    }
    waitForTurn(named, WebAddress.host(url));
    HttpGet request = new HttpGet(url);
    request.setHeader(HttpHeaders.ACCEPT, ACCEPT);
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, ContentCoding.ACCEPTED);
    if (wanted == Wanted.END_OF_FEED) {
      request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
      request.setHeader(HttpHeaders.RANGE, "bytes=-" + limits.bytes());
    }
    String cookie = cookies.header(url);
    if (!cookie.isEmpty()) {
      request.setHeader(HttpHeaders.COOKIE, cookie);
    }
    if (!known.etag().isEmpty()) {
      request.setHeader(HttpHeaders.IF_NONE_MATCH, known.etag());
    }
    if (!known.lastModified().isEmpty()) {
      request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, known.lastModified());
    }
    Future<?> deadline =
        deadlines.schedule(() -> request.abort(), limits.total().toMillis(), TimeUnit.MILLISECONDS);
    try {
      boolean isInside = isPermittedInside(named, url);
      if (!isInside) {
        guard.check(url.getScheme().equalsIgnoreCase("https"), WebAddress.host(url));
      }
      return (isInside ? inside : client)
          .execute(request, response -> answer(named, url, response, request, wanted));
    } catch (AnswerReader.Refusal e) {
      throw e.said();
    } catch (IOException e) {
      String why = FailureReason.of(e, request.isAborted(), limits);
      throw new FetchException("unable to fetch " + named + ": " + why, e);
    } finally {
      deadline.cancel(false);
    }
  }

  /** Whether an address, or one that redirects to it at its own server, may be private. */
  private boolean isPermittedInside(URI named, URI url) {
    return mayBePrivate.test(url)
        || (mayBePrivate.test(named) && PrivateAddresses.isSameServer(named, url));
  }

  /** Waits for the host's next slot; requests to the loopback interface do not wait. */
  private void waitForTurn(URI named, String host) throws FetchException {
    if (AddressGuard.isLoopback(host)) {
      return;
    }
    try {
      Thread.sleep(pace.turn(host.toLowerCase(Locale.ROOT)).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchException("unable to fetch " + named + ": it was given up", e);
    }
  }

  private AnswerReader.Answer answer(
      URI named, URI url, ClassicHttpResponse response, HttpGet request, Wanted wanted)
      throws IOException {
    try {
      AnswerReader.Answer answer = reader.read(named, url, response, wanted);
      if (answer.document().cut()) {
        request.abort();
      }
      return answer;
    } catch (AnswerReader.Refusal e) {
      request.abort(); // or the client would read the rest of the body, which may have no end
      throw e;
    }
  }

  private static void requireWeb(URI named, URI url) throws FetchException {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || WebAddress.host(url).isEmpty()) {
      throw AnswerReader.refused(named, url + " is not an http or https address");
    }
  }
}
