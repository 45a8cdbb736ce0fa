package anemone.deliver.smtp;

import anemone.deliver.Outcome;
import java.util.Locale;

/** Says what a reply means for a message, by the command that it answers. */
public final class ReplyOutcome {

  private static final int TLS_NEEDED = 530;

  private ReplyOutcome() {}

  /**
   * Returns the outcome of a reply other than 250 to MAIL. A refused MAIL is about the sender,
   * except where the recipient's address needs SMTPUTF8.
   */
  public static Outcome ofMail(Envelope envelope, RawReply mail) {
    if (mail.isLost() || mail.code() < 0) {
      return new Outcome.Deferred(mail.reply());
    }
    if (mail.code() == TLS_NEEDED && mail.lines().toUpperCase(Locale.ROOT).contains("STARTTLS")) {
      return new Outcome.NotTried(mail.reply().with("; set smtp.starttls: required"));
    }
    return mail.code() / 100 == 5 && !envelope.isAscii()
        ? new Outcome.Refused(mail.reply())
        : new Outcome.NotTried(mail.reply());
  }

  /** Returns the outcome of a reply other than 250 to RCPT, or other than 354 to DATA. */
  public static Outcome beforeContent(RawReply raw) {
    return raw.isRefusal() && raw.code() / 100 == 5
        ? new Outcome.Refused(raw.reply())
        : new Outcome.Deferred(raw.reply());
  }

  /** Returns the outcome of the reply to the end of a message. */
  public static Outcome ofEnd(RawReply raw) {
    return switch (raw.code() / 100) {
      case 2 -> new Outcome.Accepted(raw.reply());
      case 4 -> new Outcome.Deferred(raw.reply());
      case 5 -> new Outcome.Refused(raw.reply());
      default -> new Outcome.Unknown(raw.reply());
    };
  }
}
