package anemone.deliver.mailbox;

import anemone.deliver.TimeLimit;
import anemone.deliver.mailbox.ImapSettings.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Opens IMAP mailboxes (RFC 3501), checking the certificate of the server. */
final class ImapConnector {

  private ImapConnector() {}

  /**
   * Logs in and opens the folder.
   *
   * @param trust checks the server's certificate; if empty, the Java runtime does
   * @throws IOException if that fails; the message names the server
   */
  static IMAPFolder open(ImapSettings settings, Optional<SSLSocketFactory> trust)
      throws IOException {
    String server = settings.host() + ":" + settings.port();
    try {
      return TimeLimit.call(settings.patience(), () -> connect(settings, server, trust));
    } catch (TimeLimit.ExceededException e) {
      throw new IOException("unable to read the mailbox at " + server + ": " + e.getMessage(), e);
    }
  }

  private static IMAPFolder connect(
      ImapSettings settings, String server, Optional<SSLSocketFactory> trust) throws IOException {
    boolean tls = settings.security() == Security.TLS;
    String protocol = tls ? "imaps" : "imap";
    Session session = Session.getInstance(properties(settings, "mail." + protocol + ".", trust));
    IMAPStore store = new LimitedStore(session, protocol, tls);
    try {
      try {
        store.connect(
            settings.host(), settings.port(), settings.user(), settings.password().value());
        IMAPFolder folder = (IMAPFolder) store.getFolder(settings.folder());
        folder.open(Folder.READ_WRITE);
        return folder;
      } catch (MessagingException e) {
        store.close();
        throw e;
      }
    } catch (AuthenticationFailedException e) {
      throw new IOException(
          "unable to log in to " + server + " as " + settings.user() + ": " + said(e), e);
    } catch (MessagingException e) {
      throw new IOException("unable to read the mailbox at " + server + ": " + said(e), e);
    }
  }

  /** Returns the reason in one line, without control characters. */
  static String said(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String words = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  private static Properties properties(
      ImapSettings settings, String prefix, Optional<SSLSocketFactory> trust) {
    Properties properties = new Properties();
    String patience = Long.toString(settings.patience().toMillis());
    properties.put(prefix + "connectiontimeout", patience);
    properties.put(prefix + "timeout", patience);
    properties.put(prefix + "writetimeout", patience);
    properties.put(prefix + "ssl.checkserveridentity", "true");
    boolean turns = settings.security() == Security.STARTTLS;
    properties.put(prefix + "starttls.enable", Boolean.toString(turns));
    properties.put(prefix + "starttls.required", Boolean.toString(turns));
    // Messages for a person stay unread.
    properties.put(prefix + "peek", "true");
    properties.put(prefix + "fetchsize", "1048576");
    trust.ifPresent(factory -> properties.put(prefix + "ssl.socketFactory", factory));
    return properties;
  }
}
