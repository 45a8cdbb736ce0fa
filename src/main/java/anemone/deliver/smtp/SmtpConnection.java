package anemone.deliver.smtp;

import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.deliver.Transport;
import anemone.deliver.Transport.Leaving;
import anemone.deliver.mime.ByteBuilder;
import anemone.deliver.mime.MimeComposer;
import anemone.render.Message;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server: MAIL, RCPT, DATA and the message, again and again.
 *
 * <p>Where the server takes commands in groups (RFC 2920), the three of one message travel
 * together, and with the end of the message before it if that one is known by then. Of at most one
 * message, then, the end is out and the verdict is not in.
 */
final class SmtpConnection implements Transport.Connection {

  private static final int GO_AHEAD = 354;
  private static final int CLOSING = 421;

  private final Handshake greeting;
  private final MimeComposer composer;
  private final ByteBuilder group = new ByteBuilder(1 << 10);

  /** The message whose commands went out last: the next is made when this one has been written. */
  private final ByteBuilder content = new ByteBuilder(1 << 16);

  private volatile Handshake.SmtpSession server;
  private @Nullable Envelope announced;
  private boolean used;
  private boolean usable = true;

  SmtpConnection(Handshake greeting, MimeComposer composer) throws IOException {
    this.greeting = greeting;
    this.composer = composer;
    this.server = greeting.exchange();
  }

  @Override
  public boolean pipelines() {
    return server.can().has("PIPELINING");
  }

  @Override
  public Outcome send(Message message, Optional<Message> next, Leaving leaving) {
    Envelope envelope = announced;
    if (envelope == null) {
      try {
        envelope = Envelope.of(message, greeting.returnPath(), composer, content);
      } catch (IllegalArgumentException e) {
        return new Outcome.Refused(Reply.none(String.valueOf(e.getMessage())));
      }
      Optional<Reply> obstacle = envelope.obstacle(server.can());
      if (obstacle.isPresent()) {
        return new Outcome.Refused(obstacle.get());
      }
    } else if (!envelope.message().equals(message)) {
      throw new IllegalStateException("another message was announced than is to be sent");
    }
    return exchange(envelope, begin(envelope), next, leaving);
  }

  @Override
  public boolean usable() {
    return usable;
  }

  @Override
  public void abort() {
    server.wire().drop();
  }

  @Override
  public void close() {
    if (usable) {
      usable = false;
      if (announced == null) {
        wire().sayGoodbye();
      }
      wire().drop();
    }
  }

  /**
   * What the server says to MAIL. One that has closed the connection after a message, perhaps
   * because nothing was said on it for a while, is greeted once more.
   */
  private RawReply begin(Envelope envelope) {
    if (announced != null) {
      announced = null;
      RawReply mail = wire().read();
      return mail.isLost() && reconnect() ? announce(envelope) : mail;
    }
    if (used && wire().hasNews() && reconnect()) {
      return announce(envelope);
    }
    RawReply mail = announce(envelope);
    return mail.isLost() && used && reconnect() ? announce(envelope) : mail;
  }

  /** Sends MAIL, and what may go with it, and reads the answer to it. */
  private RawReply announce(Envelope envelope) {
    // Another server may have answered to the same name.
    Optional<Reply> obstacle = envelope.obstacle(server.can());
    if (obstacle.isPresent()) {
      return RawReply.nothing(obstacle.get().text());
    }
    if (!pipelines()) {
      return wire().say(envelope.mail(server.can()));
    }
    try {
      group.clear();
      envelope.putCommands(group, server.can());
      wire().write(group);
    } catch (IOException e) {
      return RawReply.nothing("the connection was lost: " + e.getMessage());
    }
    return wire().read();
  }

  private boolean reconnect() {
    wire().drop();
    try {
      server = greeting.exchange();
      used = false;
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Outcome exchange(
      Envelope envelope, RawReply mail, Optional<Message> next, Leaving leaving) {
    if (!mail.isPositive()) {
      // The sender is refused, or the session is: no fault of this subscriber's.
      return giveUp(mail);
    }
    RawReply rcpt = pipelines() ? wire().read() : wire().say(envelope.rcpt());
    if (!rcpt.isPositive() && !pipelines()) {
      return beforeContent(rcpt);
    }
    if (!rcpt.isPositive() && !isRefusal(rcpt)) {
      return giveUp(rcpt);
    }
    RawReply data = pipelines() ? wire().read() : wire().say("DATA");
    if (rcpt.isPositive()) {
      return data.code() == GO_AHEAD ? content(next, leaving) : beforeContent(data);
    }
    if (data.code() == GO_AHEAD) {
      // It would take a message for nobody, and is given an empty one (RFC 2920 section 3.1).
      wire().say(".");
    }
    return beforeContent(rcpt);
  }

  private Outcome content(Optional<Message> next, Leaving leaving) {
    try {
      Leaving.Durable durable = leaving.begin();
      String lost = write(content);
      if (!lost.isEmpty()) {
        return giveUp(RawReply.nothing(lost));
      }
      Optional<Envelope> following = next.flatMap(this::prepared);
      group.clear();
      group.put(".\r\n");
      following.ifPresent(f -> f.putCommands(group, server.can()));
      durable.await();
      announced = following.orElse(null);
    } catch (RuntimeException | Error e) {
      // Nothing but silence keeps the server from taking what it has for a whole message.
      drop();
      throw e;
    }
    String lost = write(group);
    used = true;
    return verdict(lost.isEmpty() ? wire().read() : RawReply.nothing(lost));
  }

  /** A message that is to follow; one that cannot be made or given has its turn later. */
  private Optional<Envelope> prepared(Message message) {
    try {
      return Optional.of(Envelope.of(message, greeting.returnPath(), composer, content))
          .filter(envelope -> envelope.obstacle(server.can()).isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String write(ByteBuilder octets) {
    try {
      wire().write(octets);
      return "";
    } catch (IOException e) {
      return "the connection was lost: " + e.getMessage();
    }
  }

  private Outcome verdict(RawReply said) {
    Reply verdict = said.reply();
    int kind = said.code() / 100;
    if (kind != 2 && kind != 4 && kind != 5) {
      drop();
      return new Outcome.Unknown(verdict);
    }
    if (said.code() == CLOSING) {
      drop();
    }
    return switch (kind) {
      case 2 -> new Outcome.Accepted(verdict);
      case 4 -> new Outcome.Deferred(verdict);
      default -> new Outcome.Refused(verdict);
    };
  }

  /** What a refusal of RCPT or DATA means; the server forgets the sender before the next one. */
  private Outcome beforeContent(RawReply said) {
    if (!isRefusal(said)) {
      return giveUp(said);
    }
    if (!wire().say("RSET").isPositive()) {
      drop();
    }
    return said.code() / 100 == 4
        ? new Outcome.Deferred(said.reply())
        : new Outcome.Refused(said.reply());
  }

  /** Whether the server says no, and goes on listening. */
  private static boolean isRefusal(RawReply said) {
    int kind = said.code() / 100;
    return said.code() != CLOSING && (kind == 4 || kind == 5);
  }

  private Outcome giveUp(RawReply said) {
    drop();
    return new Outcome.Deferred(said.reply());
  }

  private void drop() {
    usable = false;
    announced = null;
    wire().drop();
  }

  private SmtpSocket wire() {
    return server.wire();
  }
}
