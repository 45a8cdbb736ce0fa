package anemone.cli;

import anemone.collect.http.NamedRequests;
import anemone.deliver.login.Credential;
import anemone.deliver.login.OAuthSettings;
import anemone.deliver.login.OAuthToken;
import anemone.deliver.login.RefreshTokens;
import anemone.deliver.login.TokenEndpoint;
import anemone.network.Network;
import anemone.process.AtomicFile;
import anemone.process.SecretRedactor;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Creates access tokens, which are refreshed over the network. Equal settings share one token. */
final class TokenWiring implements TokenEndpoint, RefreshTokens {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Clock clock;
  private final NamedRequests forms;
  private final Map<OAuthSettings, Credential> tokens = new HashMap<>();

  TokenWiring(Clock clock, Network network) {
    this.clock = clock;
    this.forms = new NamedRequests(PATIENCE, network);
  }

  synchronized Credential token(OAuthSettings settings) {
    return tokens.computeIfAbsent(settings, s -> new OAuthToken(s, this, this, clock));
  }

  @Override
  public Answer post(URI url, Map<String, String> form) throws IOException {
    NamedRequests.Answer answer = forms.post(url, form);
    return new Answer(answer.status(), answer.body());
  }

  @Override
  public Secret read(Path file) throws IOException {
    Secret token = new Secret(Files.readString(file).strip());
    SecretRedactor.add(token.value());
    return token;
  }

  @Override
  public void write(Path file, Secret token) throws IOException {
    SecretRedactor.add(token.value());
    AtomicFile.writePrivate(file, (token.value() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
