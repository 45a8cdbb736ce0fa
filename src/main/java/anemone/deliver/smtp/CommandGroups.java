package anemone.deliver.smtp;

import anemone.deliver.Reply;
import anemone.deliver.mime.ByteBuilder;
import anemone.deliver.smtp.ServerQuirks.Quirk;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one session: MAIL, RCPT and DATA of each message in one group (RFC 2920), and
 * that group together with the end of the message before where the next message is known by then.
 * Keeps account of the replies that are outstanding.
 */
final class CommandGroups {

  private static final int BAD_SEQUENCE = 503;

  /** Maximum wait for a reply to commands sent behind the end of a message. */
  private static final Duration AFTER_DOT = Duration.ofSeconds(5);

  private final ReconnectingSession session;
  private final ServerQuirks quirks;
  private final ByteBuilder group = new ByteBuilder(1 << 10);

  /** The message whose commands were sent with the end of the message before. */
  private @Nullable Envelope announced;

  /** Whether RSET was sent before the last MAIL. */
  private boolean resetSent;

  /** Whether DATA was sent with the last RCPT. */
  private boolean dataSent;

  /** Whether the server may have a transaction open. */
  private boolean resetDue;

  /** Whether the last RCPT was refused; DATA then waits for the reply to the next RCPT. */
  private boolean cautious;

  /** Whether a message was sent in this session. */
  private boolean used;

  CommandGroups(ReconnectingSession session, ServerQuirks quirks) {
    this.session = session;
    this.quirks = quirks;
  }

  /** Returns the announced message; null if there is none. */
  @Nullable Envelope announced() {
    return announced;
  }

  /** Forgets the announced message, after the session was given up. */
  void forgetAnnounced() {
    announced = null;
  }

  /** Requests RSET before the next MAIL if the server may have a transaction open. */
  void resetIf(boolean due) {
    resetDue = due;
  }

  /**
   * Returns the reply to MAIL. If the server closed the connection after an earlier message, for
   * example because it was idle, a new session is opened once.
   */
  RawReply begin(Envelope envelope) {
    if (announced != null) {
      announced = null;
      return announcedMail(envelope);
    }
    if (used && session.socket().hasNews() && reconnect()) {
      return sendGroup(envelope);
    }
    RawReply mail = sendGroup(envelope);
    return mail.isLost() && used && reconnect() ? sendGroup(envelope) : mail;
  }

  /** Begins a message again in a new session; returns the reply to MAIL. */
  RawReply again(Envelope envelope) {
    return reconnect()
        ? sendGroup(envelope)
        : RawReply.nothing("the connection was lost, and no other could be opened");
  }

  /** Returns the reply to RCPT. */
  RawReply recipient() {
    RawReply reply = session.socket().read();
    cautious = !reply.isPositive();
    return reply;
  }

  /** Returns the reply to DATA. */
  RawReply data() {
    return dataSent ? session.socket().read() : session.socket().say("DATA");
  }

  /** Whether DATA was sent with RCPT, so that it has a reply also if RCPT was refused. */
  boolean isDataSent() {
    return dataSent;
  }

  /** Prepares the end of a message, and the commands of the next one. */
  void prepareEnd(Optional<Envelope> next) {
    group.clear();
    group.put(".\r\n");
    next.ifPresent(envelope -> put(envelope, quirks.has(Quirk.KEEPS_TRANSACTION), true));
  }

  /**
   * Sends what was prepared.
   *
   * @param next the message whose commands it has
   * @return why the connection was lost, or an empty string
   */
  String sendEnd(Optional<Envelope> next) {
    announced = next.orElse(null);
    used = true;
    return session.write(group);
  }

  /** Returns the reply to a MAIL that was sent behind the end of the message before. */
  private RawReply announcedMail(Envelope envelope) {
    SmtpSocket socket = session.socket();
    if (!socket.answersWithin(AFTER_DOT)) {
      quirks.learn(Quirk.DROPS_AFTER_DOT);
      return again(envelope);
    }
    if (resetSent && socket.read().isLost()) {
      return again(envelope);
    }
    RawReply mail = socket.read();
    if (mail.isLost()) {
      return again(envelope);
    }
    if (mail.code() == BAD_SEQUENCE) {
      return outOfSequence(envelope);
    }
    resetDue = false;
    return mail;
  }

  /** Handles 503 to announced commands, which says nothing about the message. */
  private RawReply outOfSequence(Envelope envelope) {
    quirks.learn(resetDue ? Quirk.KEEPS_TRANSACTION : Quirk.DROPS_AFTER_DOT);
    SmtpSocket socket = session.socket();
    boolean refused = true;
    for (int left = dataSent ? 2 : 1; left > 0; left--) {
      refused &= socket.answersWithin(AFTER_DOT) && socket.read().isRefusal();
    }
    resetDue = true;
    return refused ? sendGroup(envelope) : again(envelope);
  }

  /** Sends MAIL, RCPT and DATA; returns the reply to MAIL. */
  private RawReply sendGroup(Envelope envelope) {
    // After a reconnection another server may have answered.
    Optional<Reply> obstacle = envelope.obstacle(session.can());
    if (obstacle.isPresent()) {
      return RawReply.nothing(obstacle.get().text());
    }
    SmtpSocket socket = session.socket();
    group.clear();
    put(envelope, resetDue, !cautious);
    String lost = session.write(group);
    if (!lost.isEmpty()) {
      return RawReply.nothing(lost);
    }
    if (resetSent) {
      resetDue = false;
      RawReply reset = socket.read();
      if (!reset.isPositive()) {
        return reset.isLost() ? reset : notReset();
      }
    }
    return socket.read();
  }

  private static RawReply notReset() {
    return RawReply.nothing("the server did not reset the session");
  }

  private void put(Envelope envelope, boolean reset, boolean data) {
    resetSent = reset;
    dataSent = data;
    if (reset) {
      group.put("RSET\r\n");
    }
    envelope.putCommands(group, session.can(), data);
  }

  private boolean reconnect() {
    if (!session.reconnect()) {
      return false;
    }
    used = false;
    resetDue = false;
    cautious = false;
    return true;
  }
}
