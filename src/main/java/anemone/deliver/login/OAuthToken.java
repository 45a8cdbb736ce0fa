package anemone.deliver.login;

import anemone.subscriber.Secret;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An access token, renewed before it ends and once after a refusal. It is kept in memory only. A
 * new refresh token replaces the old one in its file before the access token is used.
 */
public final class OAuthToken implements Credential {

  /** How long before its end a token is renewed. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  /** The lifetime of a token whose provider gives none. */
  private static final long USUAL_SECONDS = 3_600;

  private final OAuthSettings settings;
  private final TokenEndpoint endpoint;
  private final RefreshTokens files;
  private final Clock clock;
  private @Nullable Secret access;

  /** The refresh token that the provider gave in place of the set one, where it has no file. */
  private @Nullable Secret replaced;

  private Instant end = Instant.MIN;

  /** A token of a provider. */
  public OAuthToken(
      OAuthSettings settings, TokenEndpoint endpoint, RefreshTokens files, Clock clock) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.files = files;
    this.clock = clock;
  }

  @Override
  public synchronized Secret secret() throws IOException {
    Secret known = access;
    if (known != null && clock.instant().isBefore(end.minus(MARGIN))) {
      return known;
    }
    return fetch();
  }

  @Override
  public List<Secret> known() {
    return settings.secrets();
  }

  @Override
  public boolean isToken() {
    return true;
  }

  /** Returns when the token ends, if there is one. */
  @Override
  public synchronized Optional<Instant> end() {
    return access == null ? Optional.empty() : Optional.of(end);
  }

  @Override
  public synchronized boolean renew(Secret refused) throws IOException {
    if (refused.equals(access)) {
      fetch();
    }
    return true;
  }

  private Secret fetch() throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", settings.isClientOnly() ? "client_credentials" : "refresh_token");
    if (!settings.isClientOnly()) {
      form.put("refresh_token", refreshToken().value());
    }
    form.put("client_id", settings.clientId());
    settings.clientSecret().ifPresent(secret -> form.put("client_secret", secret.value()));
    if (!settings.scope().isEmpty()) {
      form.put("scope", settings.scope());
    }
    TokenAnswer answer = TokenAnswer.of(endpoint.post(settings.tokenUrl(), form));
    String token = answer.text("access_token");
    if (!answer.isGood() || token.isEmpty()) {
      throw new LoginRefused("no access token: " + answer.reason());
    }
    keep(answer.text("refresh_token"), form.get("refresh_token"));
    Secret next = new Secret(token);
    access = next;
    end = clock.instant().plusSeconds(Math.max(1, answer.number("expires_in", USUAL_SECONDS)));
    return next;
  }

  /** Returns the refresh token; the one in a file may have been replaced by another process. */
  private Secret refreshToken() throws IOException {
    if (settings.refreshFile().isEmpty()) {
      Secret next = replaced;
      return next == null ? settings.refreshToken().orElse(Secret.NONE) : next;
    }
    Path file = settings.refreshFile().get();
    try {
      return files.read(file);
    } catch (NoSuchFileException e) {
      throw new LoginRefused("there is no refresh token in " + file + " yet; run: anemone login");
    }
  }

  /** Keeps a refresh token that the provider gave in place of the one that was used. */
  private void keep(String given, @Nullable String used) throws IOException {
    if (given.isEmpty() || given.equals(used)) {
      return;
    }
    if (settings.refreshFile().isPresent()) {
      files.write(settings.refreshFile().get(), new Secret(given));
    } else {
      replaced = new Secret(given);
    }
  }
}
