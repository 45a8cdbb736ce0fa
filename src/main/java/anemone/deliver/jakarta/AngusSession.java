package anemone.deliver.jakarta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.deliver.Transport.Leaving;
import anemone.deliver.login.Mechanism;
import anemone.deliver.mime.ByteBuilder;
import anemone.deliver.smtp.Capabilities;
import anemone.deliver.smtp.Envelope;
import anemone.deliver.smtp.RawReply;
import anemone.deliver.smtp.ReplyReader;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A session of Jakarta Mail that tells how far a message came and what the server said, and lets
 * the ledger write before the end of a message. Used by one thread at a time.
 */
final class AngusSession extends SMTPTransport {

  private static final Set<String> ASIDE = Set.of("RSET", "NOOP", "QUIT");

  private final SmtpClientSocket socket;
  private Capabilities can = Capabilities.NONE;
  private Step step = Step.HANDSHAKE;

  /** Whether the last command was RSET, NOOP or QUIT, whose reply says nothing about a message. */
  private boolean aside;

  private RawReply reply = RawReply.nothing("");
  private @Nullable Mechanism login;
  private @Nullable Leaving leaving;
  private Leaving.@Nullable Durable durable;

  /** The command that was answered last. */
  enum Step {
    HANDSHAKE,
    MAIL,
    RCPT,
    DATA,
    CONTENT,
    END
  }

  AngusSession(Session session, SmtpClientSocket socket) {
    super(session, new URLName("smtp", null, -1, null, null, null));
    this.socket = socket;
  }

  /**
   * How a message ended.
   *
   * @param step how far it came
   * @param reply the reply there, or why there is none
   */
  record Attempt(Step step, RawReply reply) {}

  Capabilities can() {
    return can;
  }

  /** Returns the mechanism of the login, if there was one. */
  Optional<Mechanism> login() {
    return Optional.ofNullable(login);
  }

  /** Notes the mechanism of the login. */
  void loggedIn(Mechanism mechanism) {
    login = mechanism;
  }

  /** Uses only these extensions. */
  void use(Capabilities usable) {
    can = usable;
  }

  /** Returns the last reply. */
  RawReply lastReply() {
    return reply;
  }

  /** Sends a command and returns the reply. */
  RawReply say(String command) throws IOException {
    try {
      step = Step.HANDSHAKE;
      simpleCommand(command);
      return reply;
    } catch (MessagingException e) {
      throw new IOException(MailFailure.words(e), e);
    }
  }

  /** Sends a message. */
  Attempt send(Envelope envelope, ByteBuilder octets, Leaving told) {
    leaving = told;
    durable = null;
    step = Step.MAIL;
    reply = RawReply.nothing("the connection was lost");
    InternetAddress recipient = new InternetAddress();
    recipient.setAddress(envelope.recipient().toString());
    try {
      sendMessage(new ComposedMessage(session, envelope, can, octets), new Address[] {recipient});
    } catch (MessagingException e) {
      if (reply.isPositive() || reply.code() / 100 == 3) {
        // It was lost after this reply, before the next one.
        reply = RawReply.nothing(MailFailure.lost(e));
      }
    } catch (NotConnected e) {
      reply = RawReply.nothing("the server closed the connection");
    }
    return new Attempt(step, reply);
  }

  /** Closes the connection at once; may be called by any thread. */
  void drop() {
    try {
      socket.close();
    } catch (IOException e) {
      // The connection is closed already.
    }
  }

  @Override
  protected OutputStream data() throws MessagingException {
    OutputStream out = super.data();
    Leaving told = leaving;
    durable = told == null ? () -> {} : told.begin();
    step = Step.CONTENT;
    return out;
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    Leaving.Durable record = durable;
    if (record != null) {
      record.await();
    }
    socket.expectVerdict();
    super.finishData();
  }

  @Override
  protected void checkConnected() {
    try {
      super.checkConnected();
    } catch (IllegalStateException e) {
      throw new NotConnected(e);
    }
  }

  /** The connection was lost before the message began. */
  private static final class NotConnected extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotConnected(IllegalStateException cause) {
      super(cause);
    }
  }

  @Override
  protected boolean ehlo(String domain) throws MessagingException {
    boolean known = super.ehlo(domain);
    can = known ? Capabilities.read(String.valueOf(getLastServerResponse())) : Capabilities.NONE;
    return known;
  }

  @Override
  public boolean supportsExtension(String extension) {
    return can.has(extension.toUpperCase(Locale.ROOT));
  }

  /** Sends a command in UTF-8 (RFC 6531), of which Jakarta Mail sends the low octets alone. */
  @Override
  protected void sendCommand(String command) throws MessagingException {
    aside = ASIDE.contains(command);
    if (!aside) {
      step = stepOf(command);
      reply = RawReply.nothing("the server closed the connection");
    }
    try {
      super.sendCommand(new String(command.getBytes(UTF_8), ISO_8859_1));
    } catch (MessagingException e) {
      note(!aside, RawReply.nothing(MailFailure.lost(e)));
      throw e;
    }
  }

  @Override
  protected int readServerResponse() throws MessagingException {
    // After a malformed reply Jakarta Mail sends QUIT before this returns.
    boolean counts = !aside;
    try {
      int code = super.readServerResponse();
      String said = String.valueOf(getLastServerResponse());
      boolean closed = code < 0 && said.equals("[EOF]");
      note(
          counts,
          closed
              ? RawReply.nothing("the server closed the connection")
              : RawReply.of(decoded(said.stripTrailing())));
      return code;
    } catch (MessagingException e) {
      note(counts, RawReply.nothing(MailFailure.lost(e)));
      throw e;
    }
  }

  private void note(boolean counts, RawReply next) {
    if (counts) {
      reply = next;
    }
  }

  private static Step stepOf(String command) {
    return switch (command.length() < 4 ? command : command.substring(0, 4)) {
      case "MAIL" -> Step.MAIL;
      case "RCPT" -> Step.RCPT;
      case "DATA" -> Step.DATA;
      case "." -> Step.END;
      default -> Step.HANDSHAKE;
    };
  }

  private static String decoded(String said) {
    return ReplyReader.decoded(said);
  }
}
