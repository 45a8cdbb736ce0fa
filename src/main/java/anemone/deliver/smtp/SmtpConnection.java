package anemone.deliver.smtp;

import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.deliver.Transport;
import anemone.render.Message;
import anemone.subscriber.EmailAddress;

/** One connection to a server: MAIL, RCPT, DATA and the message, again and again. */
final class SmtpConnection implements Transport.Connection {

  private final Dialogue dialogue;
  private final MimeComposer composer;
  private boolean usable = true;

  SmtpConnection(Dialogue dialogue, MimeComposer composer) {
    this.dialogue = dialogue;
    this.composer = composer;
  }

  @Override
  public Outcome send(Message message, Runnable leaving) {
    if (!isPath(message.to().address())) {
      return new Outcome.Refused(Reply.none("an angle bracket cannot stand in an address"));
    }
    byte[] octets;
    try {
      octets = composer.compose(message);
    } catch (IllegalArgumentException e) {
      return new Outcome.Refused(Reply.none(String.valueOf(e.getMessage())));
    }
    Reply mail = dialogue.say("MAIL FROM:<" + message.from().address() + ">");
    if (!isPositive(mail)) {
      // The sender is refused, or the session is: no fault of this subscriber's.
      return giveUp(mail);
    }
    Reply rcpt = dialogue.say("RCPT TO:<" + message.to().address() + ">");
    if (!isPositive(rcpt)) {
      return beforeContent(rcpt);
    }
    Reply data = dialogue.askToSend(out -> out.write(octets, 0, octets.length));
    return data.code() == 354 ? end(leaving) : beforeContent(data);
  }

  @Override
  public boolean usable() {
    return usable;
  }

  @Override
  public void close() {
    if (usable) {
      usable = false;
      dialogue.hangUp();
    }
  }

  private Outcome end(Runnable leaving) {
    try {
      leaving.run();
    } catch (RuntimeException | Error e) {
      // Nothing but silence keeps the server from taking what it has for a whole message.
      drop();
      throw e;
    }
    Reply verdict = dialogue.endMessage();
    int kind = verdict.code() / 100;
    if (kind != 2 && kind != 4 && kind != 5) {
      drop();
      return new Outcome.Unknown(verdict);
    }
    if (verdict.code() == 421) {
      drop();
    }
    return switch (kind) {
      case 2 -> new Outcome.Accepted(verdict);
      case 4 -> new Outcome.Deferred(verdict);
      default -> new Outcome.Refused(verdict);
    };
  }

  /** What a refusal of RCPT or DATA means; the server forgets the sender before the next one. */
  private Outcome beforeContent(Reply reply) {
    int kind = reply.code() / 100;
    if (reply.code() == 421 || (kind != 4 && kind != 5)) {
      return giveUp(reply);
    }
    if (!isPositive(dialogue.say("RSET"))) {
      drop();
    }
    return kind == 4 ? new Outcome.Deferred(reply) : new Outcome.Refused(reply);
  }

  private Outcome giveUp(Reply reply) {
    drop();
    return new Outcome.Deferred(reply);
  }

  private void drop() {
    usable = false;
    dialogue.drop();
  }

  private static boolean isPositive(Reply reply) {
    return reply.code() / 100 == 2;
  }

  /** Whether the address ends where its path does (RFC 5321 section 4.1.2). */
  private static boolean isPath(EmailAddress address) {
    return address.toString().chars().noneMatch(c -> c == '<' || c == '>');
  }
}
