package anemone.deliver.jakarta;

import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.deliver.Transport;
import anemone.deliver.Transport.Leaving;
import anemone.deliver.jakarta.AngusSession.Attempt;
import anemone.deliver.jakarta.AngusSession.Step;
import anemone.deliver.login.Mechanism;
import anemone.deliver.mime.ByteBuilder;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.Envelope;
import anemone.deliver.smtp.RawReply;
import anemone.deliver.smtp.ReplyOutcome;
import anemone.render.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;

/** One connection of Jakarta Mail, over which messages are sent one after the other. */
final class JakartaConnection implements Transport.Connection {

  private final JakartaHandshake handshake;
  private final MimeComposer composer;
  private final ByteBuilder content = new ByteBuilder(1 << 16);
  private volatile AngusSession session;
  private boolean used;
  private boolean usable = true;

  /**
   * Opens a connection.
   *
   * @throws IOException if that fails; the message is the reason
   */
  JakartaConnection(JakartaHandshake handshake, MimeComposer composer) throws IOException {
    this.handshake = handshake;
    this.composer = composer;
    this.session = handshake.exchange();
  }

  @Override
  public boolean pipelines() {
    return false;
  }

  @Override
  public Outcome send(Message message, Optional<Message> next, Leaving leaving) {
    Envelope envelope;
    try {
      envelope = Envelope.of(message, handshake.returnPath(), composer, content);
    } catch (IllegalArgumentException e) {
      return new Outcome.Refused(Reply.none(String.valueOf(e.getMessage())));
    }
    Optional<Reply> obstacle = envelope.obstacle(session.can());
    if (obstacle.isPresent()) {
      return new Outcome.Refused(obstacle.get());
    }
    try {
      Attempt attempt = session.send(envelope, content, leaving);
      if (attempt.step() == Step.MAIL && attempt.reply().isLost() && used && reconnect()) {
        // The server closed the connection after an earlier message, since it was idle or enough.
        attempt = session.send(envelope, content, leaving);
      }
      used = true;
      return outcome(envelope, attempt);
    } catch (RuntimeException | Error e) {
      // Only silence keeps the server from taking what it has for a whole message.
      drop();
      throw e;
    }
  }

  private Outcome outcome(Envelope envelope, Attempt attempt) {
    RawReply reply = attempt.reply();
    Outcome outcome =
        switch (attempt.step()) {
          case RCPT, DATA, CONTENT -> ReplyOutcome.beforeContent(reply);
          case END -> ReplyOutcome.ofEnd(reply);
          default -> ReplyOutcome.ofMail(envelope, reply);
        };
    boolean goesOn =
        outcome instanceof Outcome.Accepted || (reply.isRefusal() && attempt.step() != Step.MAIL);
    if (!goesOn) {
      drop();
    }
    return outcome;
  }

  private boolean reconnect() {
    session.drop();
    try {
      session = handshake.exchange();
      used = false;
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public long largest() {
    return session.can().number("SIZE");
  }

  @Override
  public Transport.ServerFacts facts() {
    return new Transport.ServerFacts(
        "Jakarta Mail", session.can().listed(), session.login().map(Mechanism::word));
  }

  @Override
  public boolean usable() {
    return usable;
  }

  @Override
  public void abort() {
    session.drop();
  }

  @Override
  public void close() {
    if (usable) {
      usable = false;
      try {
        session.close();
      } catch (MessagingException e) {
        // The connection is lost already.
      }
      session.drop();
    }
  }

  private void drop() {
    usable = false;
    session.drop();
  }
}
