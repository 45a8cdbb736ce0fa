package anemone.deliver.login;

import java.util.Optional;

/**
 * Who logs in to a server, and how.
 *
 * @param user the user, or empty for no login
 * @param credential the user's password or token
 * @param mechanism the mechanism; empty for the strongest one that the server offers
 */
public record Login(String user, Credential credential, Optional<Mechanism> mechanism) {

  /** No login. */
  public static final Login NONE = new Login("", Credential.NONE, Optional.empty());

  /** Whether there is no login. */
  public boolean isNone() {
    return user.isEmpty();
  }
}
