package anemone.deliver.smtp;

import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.deliver.Transport;
import anemone.deliver.Transport.Leaving;
import anemone.deliver.mime.ByteBuilder;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.ServerQuirks.Quirk;
import anemone.render.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
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
  private static final int BAD_SEQUENCE = 503;
  private static final int TLS_NEEDED = 530;

  /** How long a server may take to answer what was sent behind the end of a message. */
  private static final Duration AFTER_DOT = Duration.ofSeconds(5);

  /** How long a server that never answered a group may take for its second reply. */
  private static final Duration IN_GROUP = Duration.ofSeconds(20);

  private final Handshake handshake;
  private final MimeComposer composer;
  private final ServerQuirks quirks;
  private final ByteBuilder group = new ByteBuilder(1 << 10);

  /** The message whose commands went out last: the next is made when this one has been written. */
  private final ByteBuilder content = new ByteBuilder(1 << 16);

  private volatile Handshake.SmtpSession server;
  private @Nullable Envelope announced;

  /** Whether RSET went out before the last MAIL. */
  private boolean resetSent;

  /** Whether DATA went out with the last RCPT. */
  private boolean dataSent;

  /** Whether the server may still have a transaction open. */
  private boolean resetDue;

  /** Whether the last RCPT was refused: DATA then waits for the next one. */
  private boolean cautious;

  private boolean used;
  private boolean usable = true;

  SmtpConnection(Handshake handshake, MimeComposer composer, ServerQuirks quirks)
      throws IOException {
    this.handshake = handshake;
    this.composer = composer;
    this.quirks = quirks;
    this.server = handshake.exchange();
  }

  @Override
  public boolean pipelines() {
    return isGrouping() && !quirks.has(Quirk.DROPS_AFTER_DOT);
  }

  private boolean isGrouping() {
    return server.can().has("PIPELINING") && !quirks.has(Quirk.NO_PIPELINING);
  }

  @Override
  public Outcome send(Message message, Optional<Message> next, Leaving leaving) {
    Envelope envelope = announced;
    if (envelope == null) {
      try {
        envelope = Envelope.of(message, handshake.returnPath(), composer, content);
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
    RawReply mail = begin(envelope);
    return mail.isPositive() ? recipient(envelope, next, leaving) : notBegun(envelope, mail);
  }

  @Override
  public long largest() {
    return server.can().number("SIZE");
  }

  @Override
  public boolean usable() {
    return usable;
  }

  @Override
  public void abort() {
    server.socket().drop();
  }

  @Override
  public void close() {
    if (usable) {
      usable = false;
      if (announced == null) {
        socket().sayGoodbye();
      }
      socket().drop();
    }
  }

  /**
   * What the server says to MAIL. One that has closed the connection after a message, perhaps
   * because nothing was said on it for a while, is greeted once more.
   */
  private RawReply begin(Envelope envelope) {
    if (announced != null) {
      announced = null;
      return announcedMail(envelope);
    }
    if (used && socket().hasNews() && reconnect()) {
      return announce(envelope);
    }
    RawReply mail = announce(envelope);
    return mail.isLost() && used && reconnect() ? announce(envelope) : mail;
  }

  /** What the server says to a MAIL that was sent behind the end of the message before. */
  private RawReply announcedMail(Envelope envelope) {
    if (!socket().answersWithin(AFTER_DOT)) {
      quirks.learn(Quirk.DROPS_AFTER_DOT);
      return again(envelope);
    }
    if (resetSent) {
      RawReply reset = socket().read();
      if (reset.isLost()) {
        return again(envelope);
      }
    }
    RawReply mail = socket().read();
    if (mail.isLost()) {
      return again(envelope);
    }
    if (mail.code() == BAD_SEQUENCE) {
      return outOfSequence(envelope);
    }
    resetDue = false;
    return mail;
  }

  /** A server that says 503 to what was announced says nothing about the message. */
  private RawReply outOfSequence(Envelope envelope) {
    quirks.learn(resetDue ? Quirk.KEEPS_TRANSACTION : Quirk.DROPS_AFTER_DOT);
    boolean refused = true;
    for (int left = dataSent ? 2 : 1; left > 0; left--) {
      refused &= socket().answersWithin(AFTER_DOT) && isRefusal(socket().read());
    }
    resetDue = true;
    return refused ? announce(envelope) : again(envelope);
  }

  private RawReply again(Envelope envelope) {
    return reconnect()
        ? announce(envelope)
        : RawReply.nothing("the connection was lost, and no other could be opened");
  }

  /** Sends MAIL, and what may go with it, and reads the answer to it. */
  private RawReply announce(Envelope envelope) {
    // Another server may have answered to the same name.
    Optional<Reply> obstacle = envelope.obstacle(server.can());
    if (obstacle.isPresent()) {
      return RawReply.nothing(obstacle.get().text());
    }
    if (!isGrouping()) {
      dataSent = false;
      if (resetDue && !socket().say("RSET").isPositive()) {
        return RawReply.nothing("the server did not reset the session");
      }
      resetDue = false;
      return socket().say(envelope.mail(server.can()));
    }
    group.clear();
    put(envelope, resetDue, !cautious);
    String lost = write(group);
    if (!lost.isEmpty()) {
      return RawReply.nothing(lost);
    }
    if (resetSent) {
      resetDue = false;
      RawReply reset = socket().read();
      if (!reset.isPositive()) {
        return reset.isLost() ? reset : RawReply.nothing("the server did not reset the session");
      }
    }
    return socket().read();
  }

  private void put(Envelope envelope, boolean reset, boolean data) {
    resetSent = reset;
    dataSent = data;
    if (reset) {
      group.put("RSET\r\n");
    }
    envelope.putCommands(group, server.can(), data);
  }

  private boolean reconnect() {
    socket().drop();
    try {
      server = handshake.exchange();
      used = false;
      resetDue = false;
      cautious = false;
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A refused MAIL is about the sender, unless the address needs what ASCII mail does not. */
  private Outcome notBegun(Envelope envelope, RawReply mail) {
    drop();
    if (mail.isLost() || mail.code() < 0) {
      if (isGrouping()) {
        quirks.groupLost();
      }
      return new Outcome.Deferred(mail.reply());
    }
    if (mail.code() == TLS_NEEDED && mail.lines().toUpperCase(Locale.ROOT).contains("STARTTLS")) {
      return new Outcome.NotTried(mail.reply().with("; set smtp.starttls: required"));
    }
    return mail.code() / 100 == 5 && !envelope.isAscii()
        ? new Outcome.Refused(mail.reply())
        : new Outcome.NotTried(mail.reply());
  }

  private Outcome recipient(Envelope envelope, Optional<Message> next, Leaving leaving) {
    boolean grouped = isGrouping();
    if (grouped && !quirks.isGrouping() && !socket().answersWithin(IN_GROUP)) {
      quirks.learn(Quirk.NO_PIPELINING);
      RawReply mail = again(envelope);
      return mail.isPositive() ? recipient(envelope, next, leaving) : notBegun(envelope, mail);
    }
    RawReply rcpt = grouped ? socket().read() : socket().say(envelope.rcpt());
    if (!rcpt.isPositive()) {
      return refusedRecipient(rcpt);
    }
    cautious = false;
    RawReply data = dataSent ? socket().read() : socket().say("DATA");
    if (grouped && !data.isLost()) {
      quirks.groupAnswered();
    }
    return data.code() == GO_AHEAD ? content(next, leaving) : beforeContent(data);
  }

  private Outcome refusedRecipient(RawReply rcpt) {
    if (!isRefusal(rcpt)) {
      return lost(rcpt);
    }
    cautious = true;
    if (dataSent && socket().read().code() == GO_AHEAD) {
      // It would take a message for nobody, and is given an empty one (RFC 2920 section 3.1).
      socket().say(".");
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
      Optional<Envelope> following = pipelines() ? next.flatMap(this::prepared) : Optional.empty();
      group.clear();
      group.put(".\r\n");
      following.ifPresent(f -> put(f, quirks.has(Quirk.KEEPS_TRANSACTION), true));
      durable.await();
      announced = following.orElse(null);
    } catch (RuntimeException | Error e) {
      // Nothing but silence keeps the server from taking what it has for a whole message.
      drop();
      throw e;
    }
    String lost = write(group);
    used = true;
    return verdict(lost.isEmpty() ? socket().readVerdict() : RawReply.nothing(lost));
  }

  /** A message that is to follow; one that cannot be made or given has its turn later. */
  private Optional<Envelope> prepared(Message message) {
    try {
      return Optional.of(Envelope.of(message, handshake.returnPath(), composer, content))
          .filter(envelope -> envelope.obstacle(server.can()).isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String write(ByteBuilder octets) {
    try {
      socket().write(octets);
      return "";
    } catch (IOException e) {
      return "the connection was lost: " + e.getMessage();
    }
  }

  private Outcome verdict(RawReply raw) {
    Reply verdict = raw.reply();
    int kind = raw.code() / 100;
    if (kind != 2 && kind != 4 && kind != 5) {
      drop();
      return new Outcome.Unknown(verdict);
    }
    if (raw.code() == CLOSING) {
      drop();
    }
    // Some servers keep the transaction of a message that they refused.
    resetDue = kind != 2;
    return switch (kind) {
      case 2 -> new Outcome.Accepted(verdict);
      case 4 -> new Outcome.Deferred(verdict);
      default -> new Outcome.Refused(verdict);
    };
  }

  /** What a refusal of RCPT or DATA means; the server forgets the sender before the next one. */
  private Outcome beforeContent(RawReply raw) {
    if (!isRefusal(raw)) {
      return giveUp(raw);
    }
    resetDue = true;
    return raw.code() / 100 == 4
        ? new Outcome.Deferred(raw.reply())
        : new Outcome.Refused(raw.reply());
  }

  /** Whether the server says no, and goes on listening. */
  private static boolean isRefusal(RawReply raw) {
    int kind = raw.code() / 100;
    return raw.code() != CLOSING && (kind == 4 || kind == 5);
  }

  /** The connection is lost over RCPT: perhaps because it came in a group. */
  private Outcome lost(RawReply raw) {
    if (isGrouping() && raw.isLost()) {
      quirks.groupLost();
    }
    return giveUp(raw);
  }

  private Outcome giveUp(RawReply raw) {
    drop();
    return new Outcome.Deferred(raw.reply());
  }

  private void drop() {
    usable = false;
    announced = null;
    socket().drop();
  }

  private SmtpSocket socket() {
    return server.socket();
  }
}
