package anemone.doctor;

import anemone.process.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * Requests the pages that the links in mails open, as mail programs do (RFC 8058): over TLS, and
 * without following redirects.
 *
 * @param links the base address of the links
 * @param patience the maximum time of an answer
 */
public record LinkChecks(URI links, Duration patience) {

  private static final String CHECK = "links";

  /** A well-formed token that belongs to nobody. */
  private static final String JUNK = "unsubscribe/" + "A".repeat(32);

  /** Returns one result if everything is right, or one for each mistake. */
  public List<CheckResult> results() {
    if (ReservedNames.contains(links.getHost())) {
      return List.of(
          CheckResult.warn(
              CHECK,
              links
                  + " is an example; set newsletter.links to an address that anemone serve"
                  + " answers"));
    }
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    List<CheckResult> found = new ArrayList<>();
    try {
      HttpResponse<String> health = get(client, "healthz");
      if (health.statusCode() != 200 || !health.body().strip().equals("ok")) {
        return List.of(unlike(health, "200 and ok"));
      }
      HttpResponse<String> junk = get(client, JUNK);
      if (junk.statusCode() != 404) {
        found.add(unlike(junk, "404"));
      }
    } catch (SSLException e) {
      return List.of(
          CheckResult.fail(
              CHECK,
              "%s: %s; fix the certificate of the proxy".formatted(links, e.getMessage()),
              ExitCode.UNAVAILABLE));
    } catch (IOException e) {
      return List.of(
          CheckResult.fail(
              CHECK,
              "%s does not answer, so nobody can unsubscribe; start anemone serve and its proxy"
                  .formatted(links),
              ExitCode.UNAVAILABLE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a check was interrupted", e);
    }
    if (found.isEmpty()) {
      found.add(CheckResult.ok(CHECK, links + " answers"));
    }
    return found;
  }

  private HttpResponse<String> get(HttpClient client, String path)
      throws IOException, InterruptedException {
    String base = links.toString().endsWith("/") ? links.toString() : links + "/";
    return client.send(
        HttpRequest.newBuilder(URI.create(base + path)).timeout(patience).build(),
        BodyHandlers.ofString());
  }

  private static CheckResult unlike(HttpResponse<String> answer, String expected) {
    int status = answer.statusCode();
    String what =
        status >= 300 && status < 400
            ? " redirects, which mail programs do not follow"
            : " answers %d instead of %s".formatted(status, expected);
    return CheckResult.fail(
        CHECK,
        answer.uri() + what + "; pass the path to anemone serve unchanged",
        ExitCode.UNAVAILABLE);
  }
}
