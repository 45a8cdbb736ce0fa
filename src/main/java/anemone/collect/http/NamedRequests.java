package anemone.collect.http;

import anemone.network.Network;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests to addresses that the configuration names, and returns what they answer. Redirects
 * are not followed, since an address or a form may have secrets in it.
 *
 * @param patience the maximum time of an answer
 * @param network how the addresses are reached
 */
public record NamedRequests(Duration patience, Network network) {

  private static final int MAX_BYTES = 1 << 18;

  /**
   * An answer.
   *
   * @param status the status code
   * @param body the text
   */
  public record Answer(int status, String body) {}

  /**
   * Sends a form.
   *
   * @throws IOException if there is no answer in time; the message names the host
   */
  public Answer post(URI url, Map<String, String> form) throws IOException {
    HttpPost request = new HttpPost(url);
    request.setHeader(HttpHeaders.ACCEPT, "application/json");
    List<NameValuePair> fields =
        form.entrySet().stream()
            .map(e -> (NameValuePair) new BasicNameValuePair(e.getKey(), e.getValue()))
            .toList();
    request.setEntity(new UrlEncodedFormEntity(fields, StandardCharsets.UTF_8));
    return send(url, request);
  }

  /**
   * Requests an address.
   *
   * @throws IOException if there is no answer in time; the message names the host
   */
  public Answer get(URI url) throws IOException {
    return send(url, new HttpGet(url));
  }

  private Answer send(URI url, HttpUriRequestBase request) throws IOException {
    CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
        .execute(request::abort);
    try (CloseableHttpClient client = client(patience, network, 1)) {
      return client.execute(request, NamedRequests::read);
    } catch (IllegalStateException e) {
      // The client is not made for a request that is aborted while it connects.
      throw new IOException("unable to reach " + url.getHost() + ": " + late(), e);
    } catch (IOException e) {
      boolean late = request.isAborted() || e instanceof SocketTimeoutException;
      String why = late ? late() : e.getMessage();
      throw new IOException("unable to reach " + url.getHost() + ": " + why, e);
    }
  }

  private String late() {
    return "no answer within " + patience.toSeconds() + " s";
  }

  private static Answer read(ClassicHttpResponse response) throws IOException {
    byte[] body =
        response.getEntity() == null
            ? new byte[0]
            : response.getEntity().getContent().readNBytes(MAX_BYTES);
    return new Answer(response.getCode(), new String(body, StandardCharsets.UTF_8));
  }

  /**
   * Returns a client for addresses that the configuration names.
   *
   * @param patience the maximum time between two bytes of an answer
   * @param connections the maximum number of connections at once
   */
  static CloseableHttpClient client(Duration patience, Network network, int connections) {
    Timeout limit = Timeout.of(patience.toMillis(), TimeUnit.MILLISECONDS);
    WebConnections web =
        new WebConnections(network, SystemDefaultDnsResolver.INSTANCE, host -> true);
    return web.route(HttpClients.custom())
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAutomaticRetries()
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(limit).build())
        .setConnectionManager(
            web.connections()
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(limit)
                        .setSocketTimeout(limit)
                        .build())
                .setMaxConnPerRoute(connections)
                .build())
        .build();
  }
}
