package anemone.deliver.mailbox;

import anemone.deliver.login.Login;
import anemone.network.Network;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of the return mailbox.
 *
 * @param host the server's name, which must be in its certificate
 * @param port its port: 993, or 143
 * @param security the encryption of the connection
 * @param login who logs in
 * @param folder the folder to read
 * @param handled what is done with processed messages
 * @param processed the folder to which they are moved
 * @param authority the host whose Authentication-Results in the messages are believed, if there is
 *     one (RFC 8601 section 2.5)
 * @param patience maximum wait for a connection and for a reply
 * @param network how the server is reached
 */
public record ImapSettings(
    String host,
    int port,
    Security security,
    Login login,
    String folder,
    Handled handled,
    String processed,
    Optional<String> authority,
    Duration patience,
    Network network) {

  /** The default of {@code patience}. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Returns a copy with another login. */
  public ImapSettings withLogin(Login other) {
    return new ImapSettings(
        host, port, security, other, folder, handled, processed, authority, patience, network);
  }

  /** Returns a copy that reaches the server in another way. */
  public ImapSettings withNetwork(Network way) {
    return new ImapSettings(
        host, port, security, login, folder, handled, processed, authority, patience, way);
  }

  /** The encryption of a connection. */
  public enum Security {
    /** TLS from the start (RFC 8314). */
    TLS,
    /** TLS after the greeting, required (RFC 3501 section 6.2.1). */
    STARTTLS,
    /** None, for a server on this machine. */
    NONE
  }

  /** What is done with processed messages. */
  public enum Handled {
    /** They are moved to another folder, which is created if it does not exist. */
    MOVE,
    /** They are deleted. */
    DELETE,
    /** They stay, and are skipped later. */
    KEEP
  }
}
