package anemone.deliver.mailbox;

import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * A connection to an IMAP server that refuses a number of messages for which the library would
 * reserve more memory than there is.
 */
class LimitedProtocol extends IMAPProtocol {

  private static final int MAX_MESSAGES = 1_000_000;

  LimitedProtocol(String name, String host, int port, Properties properties, MailLogger logger)
      throws IOException, ProtocolException {
    super(name, host, port, properties, false, logger);
  }

  /**
   * Returns a response, unless it is an EXISTS that nobody can believe (RFC 3501 section 7.3.1).
   */
  @Override
  public Response readResponse() throws IOException, ProtocolException {
    Response response = super.readResponse();
    if (response instanceof IMAPResponse untagged
        && untagged.keyEquals("EXISTS")
        && untagged.getNumber() > MAX_MESSAGES) {
      throw new IOException(
          "the server says that the folder has %,d messages; more than %,d are not read"
              .formatted(untagged.getNumber(), MAX_MESSAGES));
    }
    return response;
  }
}
