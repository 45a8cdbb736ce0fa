package anemone.deliver.login;

import anemone.deliver.Sleeper;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A user's consent, given on another device with a code (RFC 8628). */
public final class DeviceConsent {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final long USUAL_LIFE = 600;
  private static final long USUAL_INTERVAL = 5;
  private static final Duration SLOWER = Duration.ofSeconds(5);

  private final OAuthSettings settings;
  private final TokenEndpoint endpoint;
  private final Clock clock;
  private final Sleeper pause;

  /** A consent at a provider. */
  public DeviceConsent(OAuthSettings settings, TokenEndpoint endpoint, Clock clock, Sleeper pause) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * What the user must do.
   *
   * @param page the address to open
   * @param code the code to enter there
   * @param secret identifies the request to the provider
   * @param interval how long to wait between two questions
   * @param end when the code ends
   */
  public record Request(String page, String code, String secret, Duration interval, Instant end) {}

  /** Asks for a code. */
  public Request begin() throws IOException {
    URI url =
        settings
            .pages()
            .device()
            .orElseThrow(
                () ->
                    new LoginRefused(
                        "the address for codes is not known; set oauth2.device-url, or leave"
                            + " --device out"));
    Map<String, String> form = new LinkedHashMap<>();
    form.put("client_id", settings.clientId());
    form.put("scope", settings.scope());
    TokenAnswer answer = TokenAnswer.of(endpoint.post(url, form));
    if (!answer.isGood() || answer.text("device_code").isEmpty()) {
      throw new LoginRefused(answer.reason());
    }
    String page = answer.text("verification_uri");
    return new Request(
        page.isEmpty() ? answer.text("verification_url") : page,
        answer.text("user_code"),
        answer.text("device_code"),
        Duration.ofSeconds(Math.max(1, answer.number("interval", USUAL_INTERVAL))),
        clock.instant().plusSeconds(answer.number("expires_in", USUAL_LIFE)));
  }

  /** Waits for the consent, and returns the refresh token. */
  public Secret await(Request request) throws IOException, InterruptedException {
    Duration interval = request.interval();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", GRANT);
    form.put("device_code", request.secret());
    form.put("client_id", settings.clientId());
    settings.clientSecret().ifPresent(secret -> form.put("client_secret", secret.value()));
    while (clock.instant().isBefore(request.end())) {
      pause.sleep(interval);
      TokenAnswer answer = TokenAnswer.of(endpoint.post(settings.tokenUrl(), form));
      switch (answer.error()) {
        case "authorization_pending" -> {}
        case "slow_down" -> interval = interval.plus(SLOWER);
        default -> {
          return Consent.given(answer);
        }
      }
    }
    throw new LoginRefused("nobody gave consent in time; try again");
  }
}
