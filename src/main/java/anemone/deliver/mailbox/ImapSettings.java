package anemone.deliver.mailbox;

import anemone.subscriber.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of the return mailbox.
 *
 * @param host the server's name, which must be in its certificate
 * @param port its port: 993, or 143
 * @param security the encryption of the connection
 * @param user the user
 * @param password the user's password
 * @param folder the folder to read
 * @param handled what is done with processed messages
 * @param processed the folder to which they are moved
 * @param authority the host whose Authentication-Results in the messages are believed, if there is
 *     one (RFC 8601 section 2.5)
 * @param patience maximum wait for a connection and for a reply
 */
public record ImapSettings(
    String host,
    int port,
    Security security,
    String user,
    Secret password,
    String folder,
    Handled handled,
    String processed,
    Optional<String> authority,
    Duration patience) {

  /** The default of {@code patience}. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

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
