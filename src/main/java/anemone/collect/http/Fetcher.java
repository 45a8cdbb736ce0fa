package anemone.collect.http;

import anemone.collect.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches documents from the web within limits of size, time and redirects, and never from a
 * private network that the configuration did not name. Safe for use by many threads at once.
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

  /**
   * A fetcher.
   *
   * @param userAgent how it names itself to servers
   * @param named hosts that may be private, because the configuration names them; in lower case
   * @param limits what one document may cost
   */
  public Fetcher(String userAgent, Set<String> named, Limits limits) {
    this.limits = limits;
    this.client =
        HttpClients.custom()
            .setUserAgent(userAgent)
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new AddressGuard(named))
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
   * The document at an address.
   *
   * @throws FetchException if there is none within the limits; the message says why
   */
  public Fetched fetch(URI url) throws FetchException {
    URI next = url;
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      Answer answer = visit(url, next);
      if (answer.redirect().isEmpty()) {
        return answer.document();
      }
      next = answer.redirect().get();
    }
    throw new FetchException(
        "unable to fetch " + url + ": it redirects more than " + limits.redirects() + " times");
  }

  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    client.close();
  }

  private Answer visit(URI named, URI url) throws FetchException {
    requireWeb(named, url);
    HttpGet request = new HttpGet(url);
    request.setHeader(HttpHeaders.ACCEPT, ACCEPT);
    Future<?> deadline =
        deadlines.schedule(() -> request.abort(), limits.total().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return client.execute(request, response -> answer(named, url, response, request));
    } catch (Refusal e) {
      throw new FetchException(e.sentence, e);
    } catch (IOException e) {
      String why = request.isAborted() ? late() : why(e);
      throw new FetchException("unable to fetch " + named + ": " + why, e);
    } finally {
      deadline.cancel(false);
    }
  }

  private Answer answer(URI named, URI url, ClassicHttpResponse response, HttpGet request)
      throws IOException {
    try {
      return answer(named, url, response);
    } catch (Refusal e) {
      request.abort(); // or the client would read the rest of the body, which may have no end
      throw e;
    }
  }

  private Answer answer(URI named, URI url, ClassicHttpResponse response) throws IOException {
    int code = response.getCode();
    Header location = response.getFirstHeader(HttpHeaders.LOCATION);
    if (code >= 300 && code < 400 && location != null) {
      return Answer.redirect(target(named, url, location.getValue()));
    }
    if (code != 200) {
      throw new Refusal(
          "unable to fetch "
              + named
              + ": the server answered "
              + (code + " " + response.getReasonPhrase()).strip());
    }
    HttpEntity entity = response.getEntity();
    String type =
        Optional.ofNullable(response.getFirstHeader(HttpHeaders.CONTENT_TYPE))
            .map(Header::getValue)
            .orElse("");
    return Answer.document(
        new Fetched(url, type, entity == null ? new byte[0] : read(named, entity.getContent())));
  }

  private byte[] read(URI named, InputStream in) throws IOException {
    byte[] body = in.readNBytes(limits.bytes() + 1);
    if (body.length > limits.bytes()) {
      throw new Refusal(
          "unable to fetch " + named + ": it is larger than " + (limits.bytes() >> 20) + " MB");
    }
    return body;
  }

  private static URI target(URI named, URI url, String location) throws IOException {
    try {
      return url.resolve(location.strip().replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      throw new Refusal("unable to fetch " + named + ": it redirects to no address: " + location);
    }
  }

  private static void requireWeb(URI named, URI url) throws FetchException {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      throw new FetchException(
          "unable to fetch " + named + ": " + url + " is no http or https address");
    }
  }

  private String late() {
    return "it took longer than " + limits.total().toSeconds() + " s";
  }

  private String why(IOException e) {
    if (e instanceof AddressGuard.PrivateAddressException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof UnknownHostException) {
      return "no such host: " + e.getMessage();
    }
    if (e instanceof ConnectTimeoutException) {
      return "no connection within " + limits.connect().toSeconds() + " s";
    }
    if (e instanceof ConnectException) {
      return "no connection: " + e.getMessage();
    }
    if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
      return late();
    }
    if (e instanceof SSLException) {
      return "no trustworthy TLS connection: " + e.getMessage();
    }
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** What a server said that ends the fetching. */
  private static final class Refusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    Refusal(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }
  }

  private record Answer(Optional<URI> redirect, Fetched document) {

    private static final Fetched NONE = new Fetched(URI.create(""), "", new byte[0]);

    static Answer redirect(URI target) {
      return new Answer(Optional.of(target), NONE);
    }

    static Answer document(Fetched document) {
      return new Answer(Optional.empty(), document);
    }
  }
}
