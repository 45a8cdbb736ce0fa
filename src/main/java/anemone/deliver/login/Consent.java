package anemone.deliver.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.subscriber.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A user's consent, given in a browser that returns to an address of this machine (RFC 8252), with
 * PKCE (RFC 7636).
 */
public final class Consent {

  private static final int RANDOM = 32;

  private final OAuthSettings settings;
  private final URI redirect;
  private final String user;
  private final String verifier;
  private final String state;

  /**
   * A consent that is asked for.
   *
   * @param redirect where the browser returns to
   * @param user whom to ask, or empty
   * @param random makes what nobody else may guess
   */
  public Consent(OAuthSettings settings, URI redirect, String user, Random random) {
    this.settings = settings;
    this.redirect = redirect;
    this.user = user;
    this.verifier = text(random);
    this.state = text(random);
  }

  private static String text(Random random) {
    byte[] octets = new byte[RANDOM];
    random.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /** Returns the address to open in a browser. */
  public URI page() throws LoginRefused {
    URI authorize =
        settings
            .pages()
            .authorize()
            .orElseThrow(
                () ->
                    new LoginRefused(
                        "the page for consent is not known; set oauth2.authorize-url"));
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", settings.clientId());
    query.put("redirect_uri", redirect.toString());
    query.put("scope", settings.scope());
    query.put("state", state);
    query.put("code_challenge", challenge());
    query.put("code_challenge_method", "S256");
    // Google gives a refresh token only with these two.
    query.put("access_type", "offline");
    query.put("prompt", "consent");
    query.put("login_hint", user);
    String fields =
        query.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return URI.create(authorize + (authorize.getQuery() == null ? "?" : "&") + fields);
  }

  /**
   * Returns the refresh token for what the browser came back with.
   *
   * @param query the fields of the address
   * @throws LoginRefused if consent was refused; the message says why and what to do
   */
  public Secret refreshToken(Map<String, String> query, TokenEndpoint endpoint) throws IOException {
    if (!state.equals(query.get("state"))) {
      throw new LoginRefused("the browser returned with another request's answer; try again");
    }
    String code = query.getOrDefault("code", "");
    if (code.isEmpty()) {
      throw new LoginRefused(TokenAnswer.refusal(query).reason());
    }
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirect.toString());
    form.put("client_id", settings.clientId());
    settings.clientSecret().ifPresent(secret -> form.put("client_secret", secret.value()));
    form.put("code_verifier", verifier);
    return given(TokenAnswer.of(endpoint.post(settings.tokenUrl(), form)));
  }

  /** Returns the refresh token of an answer. */
  static Secret given(TokenAnswer answer) throws LoginRefused {
    if (!answer.isGood()) {
      throw new LoginRefused(answer.reason());
    }
    String token = answer.text("refresh_token");
    if (token.isEmpty()) {
      throw new LoginRefused(
          "the provider gave no refresh token; the scope may need offline_access (oauth2.scope)");
    }
    return new Secret(token);
  }

  private String challenge() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
