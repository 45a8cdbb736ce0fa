package anemone.cli.demo;

import anemone.deliver.mailbox.ReceivedMail;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An SMTP server in this process that accepts mail for any address and keeps it in memory.
 *
 * <p>Stored messages are taken from GreenMail as bytes, since only {@code anemone.deliver} uses
 * Jakarta Mail.
 */
public final class EmbeddedInbox implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final long START_MILLIS = 20_000;

  private final GreenMail server;

  private EmbeddedInbox(GreenMail server) {
    this.server = server;
  }

  /** Starts the server on a free port of the loopback interface. */
  public static EmbeddedInbox open() {
    ServerSetup setup = new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(START_MILLIS);
    GreenMail server = new GreenMail(setup);
    server.start();
    return new EmbeddedInbox(server);
  }

  /** The host name to send to. */
  public String host() {
    return LOOPBACK;
  }

  /** The port to send to. */
  public int port() {
    return server.getSmtp().getPort();
  }

  /** Returns the mails, by recipient and then in order of arrival. */
  public List<ReceivedMail> mails() {
    List<GreenMailUser> recipients = new ArrayList<>(server.getUserManager().listUser());
    recipients.sort(Comparator.comparing(GreenMailUser::getEmail));
    List<ReceivedMail> mails = new ArrayList<>();
    for (GreenMailUser recipient : recipients) {
      for (StoredMessage message : messages(recipient)) {
        mails.add(ReceivedMail.parse(recipient.getEmail(), bytes(message)));
      }
    }
    return List.copyOf(mails);
  }

  @Override
  public void close() {
    server.stop();
  }

  private List<StoredMessage> messages(GreenMailUser recipient) {
    try {
      return server.getManagers().getImapHostManager().getInbox(recipient).getMessages();
    } catch (FolderException e) {
      throw new IllegalStateException("unable to open the inbox of a recipient", e);
    }
  }

  /**
   * Returns the message as received. GreenMail returns one character for each byte, without the
   * final line end, which belongs to the message (RFC 5321 section 4.1.1.4).
   */
  private static byte[] bytes(StoredMessage message) {
    String whole = GreenMailUtil.getWholeMessage(message.getMimeMessage()) + "\r\n";
    return whole.getBytes(StandardCharsets.ISO_8859_1);
  }
}
