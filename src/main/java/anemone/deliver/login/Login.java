package anemone.deliver.login;

import anemone.subscriber.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who logs in to a server, and how.
 *
 * @param user the user, or empty for no login
 * @param credential the user's password or token
 * @param mechanism the mechanism; empty for the strongest one that the server offers
 * @param oauth2 how tokens are got, if the credential is one
 */
public record Login(
    String user,
    Credential credential,
    Optional<Mechanism> mechanism,
    Optional<OAuthSettings> oauth2) {

  /** No login. */
  public static final Login NONE = of("", Secret.NONE);

  /** Returns a login by a password. */
  public static Login of(String user, Secret password) {
    return new Login(user, Credential.fixed(password), Optional.empty(), Optional.empty());
  }

  /** Whether there is no login. */
  public boolean isNone() {
    return user.isEmpty();
  }

  /** Returns a copy with a mechanism. */
  public Login with(Optional<Mechanism> way) {
    return new Login(user, credential, way, oauth2);
  }

  /** Returns a copy whose tokens come from a provider. */
  public Login withTokens(Function<OAuthSettings, Credential> tokens) {
    return new Login(user, oauth2.map(tokens).orElse(credential), mechanism, oauth2);
  }

  /** Returns the secrets that never change, which must not be printed. */
  public List<Secret> secrets() {
    return Stream.concat(
            credential.known().stream(), oauth2.stream().flatMap(o -> o.secrets().stream()))
        .toList();
  }
}
