package anemone.deliver.login;

import anemone.subscriber.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How access tokens are got (RFC 6749): with a refresh token, or without one by the client's own
 * secret.
 *
 * @param tokenUrl the token endpoint
 * @param clientId the client
 * @param clientSecret its secret, if it has one
 * @param refreshToken the refresh token, if one is set
 * @param refreshFile the file of the refresh token, which is replaced when the provider replaces it
 * @param scope the scope to ask for, or empty
 * @param pages where consent is given
 */
public record OAuthSettings(
    URI tokenUrl,
    String clientId,
    Optional<Secret> clientSecret,
    Optional<Secret> refreshToken,
    Optional<Path> refreshFile,
    String scope,
    ConsentPages pages) {

  /**
   * Where consent is given.
   *
   * @param authorize the authorization endpoint (RFC 6749 section 3.1), if it is known
   * @param device the device authorization endpoint (RFC 8628), if it is known
   */
  public record ConsentPages(Optional<URI> authorize, Optional<URI> device) {

    /** No page is known. */
    public static final ConsentPages NONE = new ConsentPages(Optional.empty(), Optional.empty());
  }

  /** Returns the secrets, which must not be printed. */
  public List<Secret> secrets() {
    return Stream.of(clientSecret, refreshToken).flatMap(Optional::stream).toList();
  }

  /** Whether tokens are got with the client's own secret alone. */
  public boolean isClientOnly() {
    return refreshToken.isEmpty() && refreshFile.isEmpty();
  }
}
