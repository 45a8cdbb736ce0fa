package anemone.deliver.login;

import anemone.subscriber.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What proves who a user is. May be shared by threads. */
public interface Credential {

  /** The credential of a server that needs no login. */
  Credential NONE = fixed(Secret.NONE);

  /**
   * Returns the password or the access token.
   *
   * @throws IOException if it cannot be had; the message says why and what to do
   */
  Secret secret() throws IOException;

  /** Whether it is an access token (RFC 6750), which must never be sent as a password. */
  boolean isToken();

  /**
   * Replaces a secret that the server refused.
   *
   * @return whether there is another one to try
   * @throws IOException if it cannot be had; the message says why and what to do
   */
  boolean renew(Secret refused) throws IOException;

  /** Returns the secrets that never change, which must not be printed. */
  List<Secret> known();

  /** Returns when the secret ends, if it does and that is known. */
  default Optional<Instant> end() {
    return Optional.empty();
  }

  /** Returns a password that does not change. */
  static Credential fixed(Secret password) {
    return new FixedPassword(password);
  }

  /** A password that does not change. */
  record FixedPassword(Secret secret) implements Credential {

    @Override
    public List<Secret> known() {
      return List.of(secret);
    }

    @Override
    public boolean isToken() {
      return false;
    }

    @Override
    public boolean renew(Secret refused) {
      return false;
    }
  }
}
