package anemone.doctor;

import anemone.collect.http.NamedRequests;
import anemone.collect.http.NamedRequests.Answer;
import anemone.process.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * Requests the pages that the links in mails open, as mail programs do (RFC 8058): over TLS, and
 * without following redirects; but through the proxy of the settings, if there is one.
 *
 * @param links the base address of the links
 * @param requests asks for them, through the proxy that the settings name
 */
public record LinkChecks(URI links, NamedRequests requests) {

  private static final String CHECK = "links";
  private static final int PROXY_LOGIN = 407;
  private static final int SERVER_ERROR = 500;

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
    List<CheckResult> found = new ArrayList<>();
    try {
      Answer health = get("healthz");
      if (health.status() != 200 || !health.body().strip().equals("ok")) {
        return List.of(unlike("healthz", health, "200 and ok"));
      }
      Answer junk = get(JUNK);
      if (junk.status() != 404) {
        found.add(unlike(JUNK, junk, "404"));
      }
    } catch (IOException e) {
      return List.of(unreachable(e));
    }
    if (found.isEmpty()) {
      found.add(CheckResult.ok(CHECK, links + " answers"));
    }
    return found;
  }

  private Answer get(String path) throws IOException {
    return requests.get(below(path));
  }

  private URI below(String path) {
    String base = links.toString().endsWith("/") ? links.toString() : links + "/";
    return URI.create(base + path);
  }

  private CheckResult unreachable(IOException e) {
    if (e.getCause() instanceof SSLException tls) {
      return CheckResult.fail(
          CHECK,
          "%s: %s; fix the certificate of the proxy".formatted(links, tls.getMessage()),
          ExitCode.UNAVAILABLE);
    }
    return CheckResult.fail(
        CHECK,
        "%s does not answer, so nobody can unsubscribe: %s; start anemone serve and its proxy"
            .formatted(links, e.getMessage()),
        ExitCode.UNAVAILABLE);
  }

  private CheckResult unlike(String path, Answer answer, String expected) {
    int status = answer.status();
    String what =
        status >= 300 && status < 400
            ? " redirects, which mail programs do not follow"
            : " answers %d instead of %s".formatted(status, expected);
    String way =
        status == PROXY_LOGIN || status >= SERVER_ERROR
            ? "; start anemone serve, and check each proxy on the way"
            : "; pass the path to anemone serve unchanged";
    return CheckResult.fail(CHECK, below(path) + what + way, ExitCode.UNAVAILABLE);
  }
}
