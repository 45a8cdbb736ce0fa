package anemone.deliver.mailbox;

import anemone.subscriber.Secret;
import java.time.Duration;

/**
 * The mailbox that messages come back to.
 *
 * @param host its server's name, which the server's certificate must bear
 * @param port its port: 993, or 143
 * @param security how the connection is kept private
 * @param user who logs in
 * @param password the user's password
 * @param folder the folder that is read
 * @param handled what becomes of messages that are done with
 * @param processed the folder that they are moved to
 * @param patience how long to wait for a connection, and for an answer
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
    Duration patience) {

  /** How long to wait, unless said otherwise. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How a connection is kept private. */
  public enum Security {
    /** It begins with TLS (RFC 8314). */
    TLS,
    /** It turns to TLS after the greeting, or is given up (RFC 3501 section 6.2.1). */
    STARTTLS,
    /** It is not: for a server on this machine. */
    NONE
  }

  /** What becomes of messages that are done with. */
  public enum Handled {
    /** They go to another folder of the mailbox, which is made where there is none. */
    MOVE,
    /** They go for good. */
    DELETE,
    /** They stay, and are known from then on. */
    KEEP
  }
}
