package anemone.collect.http;

import anemone.article.WebAddress;
import anemone.collect.FetchHistory;
import anemone.collect.Limits;
import anemone.collect.Validators;
import anemone.network.Network;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches documents from the web within limits of size, time and redirects, and not from private
 * networks, except for hosts that the configuration names. Safe for use by many threads at once.
 */
public final class Fetcher implements AutoCloseable {

  private static final int CONNECTIONS_PER_HOST = 2;
  private static final int CONNECTIONS = 64;
  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9,"
          + " application/xml;q=0.9, */*;q=0.5";

  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines;
  private final Limits limits;
  private final Clock clock;
  private final HostPace pace;
  private final ProxyGuard guard;
  private final Cookies cookies = new Cookies();

  /**
   * A fetcher.
   *
   * @param userAgent the User-Agent header
   * @param named hosts in lower case that may be private, since the configuration names them
   * @param limits the limits for one document
   * @param clock the time
   */
  public Fetcher(String userAgent, Set<String> named, Limits limits, Clock clock) {
    this(userAgent, named, limits, clock, Network.direct());
  }

  /** A fetcher that reaches hosts as a network says. */
  public Fetcher(String userAgent, Set<String> named, Limits limits, Clock clock, Network network) {
    this.guard = new ProxyGuard(network, new AddressGuard(named), named);
    WebConnections web = new WebConnections(network, guard, guard::isNamed);
    this.limits = limits;
    this.clock = clock;
    this.pace = new HostPace(limits.pause(), clock);
    this.client =
        web.route(HttpClients.custom())
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
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "fetch deadlines");
              thread.setDaemon(true);
              return thread;
            });
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
      Answer answer = visit(url, next, known, wanted);
      if (answer.redirect().isEmpty()) {
        boolean moved = hop > 0 && forGood;
        return moved ? answer.document().movedTo(next) : answer.document();
      }
      forGood &= answer.forGood();
      next = answer.redirect().get();
    }
    throw refused(url, "it redirects more than " + limits.redirects() + " times");
  }

  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    client.close();
  }

  private Answer visit(URI named, URI url, Validators known, Wanted wanted) throws FetchException {
    requireWeb(named, url);
    if (!wanted.takes(url)) {
      throw FetchException.otherKind(named, "by its name");
    }
    waitForTurn(named, WebAddress.host(url));
    HttpGet request = new HttpGet(url);
    request.setHeader(HttpHeaders.ACCEPT, ACCEPT);
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, ContentCoding.ACCEPTED);
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
      guard.check(url.getScheme().equalsIgnoreCase("https"), WebAddress.host(url));
      return client.execute(request, response -> answer(named, url, response, request, wanted));
    } catch (Refusal e) {
      throw e.said;
    } catch (IOException e) {
      String why = FailureReason.of(e, request.isAborted(), limits);
      throw new FetchException("unable to fetch " + named + ": " + why, e);
    } finally {
      deadline.cancel(false);
    }
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

  private Answer answer(
      URI named, URI url, ClassicHttpResponse response, HttpGet request, Wanted wanted)
      throws IOException {
    try {
      Answer answer = answer(named, url, response, wanted);
      if (answer.document().cut()) {
        request.abort();
      }
      return answer;
    } catch (Refusal e) {
      request.abort(); // or the client would read the rest of the body, which may have no end
      throw e;
    }
  }

  private Answer answer(URI named, URI url, ClassicHttpResponse response, Wanted wanted)
      throws IOException {
    int code = response.getCode();
    String location = ResponseHeaders.location(response);
    for (Header cookie : response.getHeaders(HttpHeaders.SET_COOKIE)) {
      cookies.keep(url, String.valueOf(cookie.getValue()));
    }
    Validators validators =
        new Validators(
            ResponseHeaders.of(response, HttpHeaders.ETAG),
            ResponseHeaders.of(response, HttpHeaders.LAST_MODIFIED));
    if (code == HttpStatus.SC_NOT_MODIFIED) {
      return Answer.document(Fetched.unchanged(url, validators));
    }
    if (code >= 300 && code < 400 && !location.isEmpty()) {
      boolean forGood =
          code == HttpStatus.SC_MOVED_PERMANENTLY || code == HttpStatus.SC_PERMANENT_REDIRECT;
      return Answer.redirect(target(named, url, location), forGood);
    }
    if (code == HttpStatus.SC_GONE) {
      throw new Refusal(
          new FetchException(
              "unable to fetch "
                  + named
                  + ": the server says that it is gone for good (410); remove the source",
              code,
              Optional.of(clock.instant().plus(FetchHistory.LONGEST_PAUSE))));
    }
    if (code != HttpStatus.SC_OK && code != HttpStatus.SC_NON_AUTHORITATIVE_INFORMATION) {
      throw new Refusal(
          new FetchException(
              "unable to fetch "
                  + named
                  + ": the server answered "
                  + (code + " " + response.getReasonPhrase()).strip(),
              code,
              ResponseHeaders.retryAfter(response, clock.instant())));
    }
    String type = ResponseHeaders.of(response, HttpHeaders.CONTENT_TYPE);
    if (!wanted.takes(type)) {
      throw new Refusal(FetchException.otherKind(named, type));
    }
    byte[] body = body(named, response, wanted);
    Fetched document = Fetched.document(url, type, trimmed(body), validators);
    return Answer.document(body.length > limits.bytes() ? document.asCut() : document);
  }

  private byte[] trimmed(byte[] body) {
    return body.length > limits.bytes() ? Arrays.copyOf(body, limits.bytes()) : body;
  }

  private byte[] body(URI named, ClassicHttpResponse response, Wanted wanted) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    int most = limits.bytes() + 1;
    byte[] sent = entity.getContent().readNBytes(most);
    byte[] body =
        ContentCoding.decode(
            sent, ResponseHeaders.of(response, HttpHeaders.CONTENT_ENCODING), most);
    if (body.length == most && !wanted.mayBeCut()) {
      throw new Refusal(refused(named, "it is larger than " + (limits.bytes() >> 20) + " MB"));
    }
    return body;
  }

  private static URI target(URI named, URI url, String location) throws IOException {
    return WebAddress.parse(location, Optional.of(url))
        .orElseThrow(
            () ->
                new Refusal(
                    refused(
                        named,
                        "it redirects to "
                            + location
                            + ", which is not an http or https address")));
  }

  private static void requireWeb(URI named, URI url) throws FetchException {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || WebAddress.host(url).isEmpty()) {
      throw refused(named, url + " is not an http or https address");
    }
  }

  private static FetchException refused(URI named, String why) {
    return new FetchException("unable to fetch " + named + ": " + why, 0, Optional.empty());
  }

  /** Carries a failure out of the client's response handler. */
  private static final class Refusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient FetchException said;

    Refusal(FetchException said) {
      super(said.sentence());
      this.said = said;
    }
  }

  private record Answer(Optional<URI> redirect, boolean forGood, Fetched document) {

    private static final Fetched NONE = Fetched.unchanged(URI.create(""), Validators.NONE);

    static Answer redirect(URI target, boolean forGood) {
      return new Answer(Optional.of(target), forGood, NONE);
    }

    static Answer document(Fetched document) {
      return new Answer(Optional.empty(), false, document);
    }
  }
}
