package anemone.deliver.smtp;

import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.deliver.Transport;
import anemone.deliver.Transport.Leaving;
import anemone.deliver.login.Mechanism;
import anemone.deliver.mime.ByteBuilder;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.ServerQuirks.Quirk;
import anemone.render.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * One connection to a server, over which messages are sent one after the other. At any time at most
 * one message has been sent whole and has no reply yet.
 */
final class SmtpConnection implements Transport.Connection {

  private static final int GO_AHEAD = 354;

  /** Maximum wait for the second reply of a group, from a server that never answered a group. */
  private static final Duration IN_GROUP = Duration.ofSeconds(20);

  private final ReconnectingSession session;
  private final CommandGroups commands;
  private final MimeComposer composer;
  private final ServerQuirks quirks;

  /** The message to send; overwritten by the next one as soon as it was written to the socket. */
  private final ByteBuilder content = new ByteBuilder(1 << 16);

  private boolean usable = true;

  /**
   * Opens a connection.
   *
   * @throws IOException if that fails; the message is the reason
   */
  SmtpConnection(Handshake handshake, MimeComposer composer, ServerQuirks quirks)
      throws IOException {
    this.session = new ReconnectingSession(handshake);
    this.commands = new CommandGroups(session, quirks);
    this.composer = composer;
    this.quirks = quirks;
  }

  @Override
  public boolean pipelines() {
    return !quirks.has(Quirk.DROPS_AFTER_DOT);
  }

  @Override
  public Outcome send(Message message, Optional<Message> next, Leaving leaving) {
    Envelope envelope = commands.announced();
    if (envelope == null) {
      try {
        envelope = Envelope.of(message, session.returnPath(), composer, content);
      } catch (IllegalArgumentException e) {
        return new Outcome.Refused(Reply.none(String.valueOf(e.getMessage())));
      }
      Optional<Reply> obstacle = envelope.obstacle(session.can());
      if (obstacle.isPresent()) {
        return new Outcome.Refused(obstacle.get());
      }
    } else if (!envelope.message().equals(message)) {
      throw new IllegalStateException("another message was announced than is to be sent");
    }
    return afterMail(envelope, commands.begin(envelope), next, leaving);
  }

  @Override
  public long largest() {
    return session.can().number("SIZE");
  }

  @Override
  public Transport.ServerFacts facts() {
    return new Transport.ServerFacts(
        "the pipelined client", session.can().listed(), session.login().map(Mechanism::word));
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
      if (commands.announced() == null) {
        session.socket().sayGoodbye();
      }
      session.drop();
    }
  }

  private Outcome afterMail(
      Envelope envelope, RawReply mail, Optional<Message> next, Leaving leaving) {
    if (!mail.isPositive()) {
      return notBegun(envelope, mail);
    }
    if (!quirks.isGrouping() && !session.socket().answersWithin(IN_GROUP)) {
      quirks.learn(Quirk.NO_PIPELINING);
      return giveUp(RawReply.nothing("the server does not answer commands in groups"));
    }
    RawReply rcpt = commands.recipient();
    if (!rcpt.isPositive()) {
      return refusedRecipient(rcpt);
    }
    RawReply data = commands.data();
    if (!data.isLost()) {
      quirks.groupAnswered();
    }
    return data.code() == GO_AHEAD ? content(next, leaving) : beforeContent(data);
  }

  private Outcome notBegun(Envelope envelope, RawReply mail) {
    drop();
    if (mail.isLost() || mail.code() < 0) {
      quirks.groupLost();
    }
    return ReplyOutcome.ofMail(envelope, mail);
  }

  private Outcome refusedRecipient(RawReply rcpt) {
    if (!rcpt.isRefusal()) {
      if (rcpt.isLost()) {
        quirks.groupLost();
      }
      return giveUp(rcpt);
    }
    if (commands.isDataSent() && commands.data().code() == GO_AHEAD) {
      // The server expects a message without recipients: it gets an empty one (RFC 2920 section
      // 3.1).
      session.socket().say(".");
    }
    return beforeContent(rcpt);
  }

  private Outcome content(Optional<Message> next, Leaving leaving) {
    Optional<Envelope> following;
    try {
      Leaving.Durable durable = leaving.begin();
      String lost = session.write(content);
      if (!lost.isEmpty()) {
        return giveUp(RawReply.nothing(lost));
      }
      following = pipelines() ? next.flatMap(this::prepared) : Optional.empty();
      commands.prepareEnd(following);
      durable.await();
    } catch (RuntimeException | Error e) {
      // Only silence keeps the server from taking what it has for a whole message.
      drop();
      throw e;
    }
    String lost = commands.sendEnd(following);
    return verdict(lost.isEmpty() ? session.socket().readVerdict() : RawReply.nothing(lost));
  }

  /** Composes the next message; empty if it cannot be composed or the server cannot take it. */
  private Optional<Envelope> prepared(Message message) {
    try {
      return Optional.of(Envelope.of(message, session.returnPath(), composer, content))
          .filter(envelope -> envelope.obstacle(session.can()).isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Outcome verdict(RawReply raw) {
    Outcome outcome = ReplyOutcome.ofEnd(raw);
    if (outcome instanceof Outcome.Unknown || raw.isClosing()) {
      drop();
    }
    // Some servers keep the transaction of a message that they refused.
    commands.resetIf(!(outcome instanceof Outcome.Accepted));
    return outcome;
  }

  /** Returns the outcome of a reply other than 354 to RCPT or DATA. */
  private Outcome beforeContent(RawReply raw) {
    if (!raw.isRefusal()) {
      return giveUp(raw);
    }
    commands.resetIf(true);
    return ReplyOutcome.beforeContent(raw);
  }

  private Outcome giveUp(RawReply raw) {
    drop();
    return new Outcome.Deferred(raw.reply());
  }

  private void drop() {
    usable = false;
    commands.forgetAnnounced();
    session.drop();
  }
}
