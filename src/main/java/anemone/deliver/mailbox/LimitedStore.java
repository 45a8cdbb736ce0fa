package anemone.deliver.mailbox;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * A connection to an IMAP server that refuses a number of messages for which the library would
 * reserve more memory than there is.
 */
final class LimitedStore extends IMAPStore {

  private static final int MOST_MESSAGES = 1_000_000;

  private final String protocol;
  private final boolean tls;

  LimitedStore(Session session, String protocol, boolean tls) {
    super(session, new URLName(protocol, null, -1, null, null, null), protocol, tls);
    this.protocol = protocol;
    this.tls = tls;
  }

  @Override
  protected IMAPProtocol newIMAPProtocol(String host, int port)
      throws IOException, ProtocolException {
    return new Limited(protocol, host, port, session.getProperties(), tls, logger);
  }

  private static final class Limited extends IMAPProtocol {

    Limited(
        String name, String host, int port, Properties properties, boolean tls, MailLogger logger)
        throws IOException, ProtocolException {
      super(name, host, port, properties, tls, logger);
    }

    /**
     * Returns a response, unless it is an EXISTS that nobody can believe (RFC 3501 section 7.3.1).
     */
    @Override
    public Response readResponse() throws IOException, ProtocolException {
      Response response = super.readResponse();
      if (response instanceof IMAPResponse untagged
          && untagged.keyEquals("EXISTS")
          && untagged.getNumber() > MOST_MESSAGES) {
        throw new IOException(
            "the server says that the folder has %,d messages; more than %,d are not read"
                .formatted(untagged.getNumber(), MOST_MESSAGES));
      }
      return response;
    }
  }
}
