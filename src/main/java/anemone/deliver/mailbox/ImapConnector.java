package anemone.deliver.mailbox;

import anemone.deliver.TimeLimit;
import anemone.deliver.bounce.BounceParser;
import anemone.deliver.mailbox.ImapSettings.Security;
import anemone.network.DialedSockets;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Opens IMAP mailboxes (RFC 3501), checking the certificate of the server. */
final class ImapConnector {

  private static final String PREFIX = "mail.imap.";

  /** The tag, the state and the code of an answer. */
  private static final Pattern ANSWER =
      Pattern.compile("^[A-Z]+\\d+ (?:NO|BAD) (?:\\[[^\\]]*\\] )?");

  private ImapConnector() {}

  /**
   * Logs in and opens the folder.
   *
   * @throws IOException if that fails; the message names the server
   */
  static IMAPFolder open(ImapSettings settings) throws IOException {
    String server = settings.host() + ":" + settings.port();
    try {
      return TimeLimit.call(settings.patience(), () -> connect(settings, server));
    } catch (TimeLimit.ExceededException e) {
      throw new IOException("unable to read the mailbox at " + server + ": " + e.getMessage(), e);
    }
  }

  private static IMAPFolder connect(ImapSettings settings, String server) throws IOException {
    try {
      IMAPStore store = new SaslStore(Session.getInstance(properties(settings)), settings);
      try {
        boolean token = settings.login().credential().isToken();
        String password = token ? "-" : settings.login().credential().secret().value();
        store.connect(settings.host(), settings.port(), settings.login().user(), password);
        return open(folder(store, settings.folder()));
      } catch (MessagingException e) {
        store.close();
        throw e;
      }
    } catch (AuthenticationFailedException e) {
      throw new IOException(
          "unable to log in to " + server + " as " + settings.login().user() + ": " + said(e), e);
    } catch (MessagingException e) {
      throw new IOException("unable to read the mailbox at " + server + ": " + said(e), e);
    }
  }

  /** Opens a folder for changes, or for reading if the server allows no more. */
  private static IMAPFolder open(IMAPFolder folder) throws MessagingException {
    try {
      folder.open(Folder.READ_WRITE);
    } catch (ReadOnlyFolderException e) {
      folder.open(Folder.READ_ONLY);
    }
    return folder;
  }

  /** Returns a folder by its whole name, or else as one of the user's own. */
  private static IMAPFolder folder(IMAPStore store, String name) throws MessagingException {
    IMAPFolder whole = (IMAPFolder) store.getFolder(name);
    return whole.exists() ? whole : own(store, name);
  }

  /** Returns a folder of the user (RFC 2342), which may not exist; {@code /} separates levels. */
  static IMAPFolder own(IMAPStore store, String name) throws MessagingException {
    Folder[] own = store.getPersonalNamespaces();
    char separator = own.length > 0 ? own[0].getSeparator() : '/';
    String prefix = own.length > 0 ? own[0].getFullName() : "";
    String path = separator == 0 ? name : name.replace('/', separator);
    // Jakarta Mail would put a separator before the name where the namespace has no prefix.
    boolean whole = prefix.isEmpty() || path.startsWith(prefix + separator);
    return (IMAPFolder) (whole ? store.getDefaultFolder() : own[0]).getFolder(path);
  }

  /**
   * Returns the reason in one line, without control characters, and of a server's answer only its
   * words (RFC 3501 section 7.1).
   */
  static String said(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String words = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return ANSWER.matcher(line).replaceFirst("").replaceFirst(" \\([0-9. +]+ secs\\)\\.?$", "");
  }

  private static Properties properties(ImapSettings settings) {
    Properties properties = new Properties();
    String patience = Long.toString(settings.patience().toMillis());
    properties.put(PREFIX + "connectiontimeout", patience);
    properties.put(PREFIX + "timeout", patience);
    properties.put(PREFIX + "writetimeout", patience);
    properties.put(PREFIX + "ssl.checkserveridentity", "true");
    boolean turns = settings.security() == Security.STARTTLS;
    properties.put(PREFIX + "starttls.enable", Boolean.toString(turns));
    properties.put(PREFIX + "starttls.required", Boolean.toString(turns));
    properties.put(PREFIX + "sasl.enable", "true");
    // Messages for a person stay unread.
    properties.put(PREFIX + "peek", "true");
    properties.put(PREFIX + "fetchsize", Integer.toString(BounceParser.MAX_OCTETS));
    properties.put(PREFIX + "ssl.socketFactory", settings.network().tls());
    properties.put(
        PREFIX + "socketFactory",
        new DialedSockets(settings.network(), settings.security() == Security.TLS));
    properties.put(PREFIX + "socketFactory.fallback", "false");
    return properties;
  }
}
