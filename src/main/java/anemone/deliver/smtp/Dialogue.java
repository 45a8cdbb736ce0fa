package anemone.deliver.smtp;

import anemone.deliver.Reply;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPOutputStream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The SMTP dialogue of Jakarta Mail, one command at a time, so that the one who speaks knows at
 * each step what the server has and what it said.
 */
final class Dialogue extends SMTPTransport {

  private final Sockets sockets;

  Dialogue(Session session, SmtpSettings settings, Sockets sockets) {
    super(
        session,
        new URLName("smtp", settings.host(), settings.port(), null, null, null),
        "smtp",
        settings.tls());
    this.sockets = sockets;
  }

  /**
   * Says a command.
   *
   * @return the answer; code 0 if the connection was lost or the answer made no sense
   */
  synchronized Reply say(String command) {
    try {
      return Replies.read(simpleCommand(command), getLastServerResponse());
    } catch (MessagingException e) {
      return lost(e);
    }
  }

  /** Asks the server to take a message; 354 means that it will. */
  synchronized Reply askToSend(Content content) {
    try {
      content.into((SMTPOutputStream) data());
      return new Reply(354, "", "");
    } catch (SMTPSendFailedException e) {
      return Replies.read(e.getReturnCode(), String.valueOf(e.getMessage()));
    } catch (MessagingException e) {
      return lost(e);
    } catch (IOException e) {
      return Reply.none("the connection was lost: " + e.getMessage());
    }
  }

  /** Ends the message, and waits for the verdict. */
  Reply endMessage() {
    return say(".");
  }

  /** Breaks the connection off, in the middle of whatever was being said. */
  void drop() {
    sockets.closeLast();
    hangUp();
  }

  /** Ends the connection, if there still is one. */
  void hangUp() {
    try {
      close();
    } catch (MessagingException e) {
      // The goodbye was not heard. It is said for politeness only.
      sockets.closeLast();
    }
  }

  private static Reply lost(MessagingException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return Reply.none("the connection was lost: " + cause.getMessage());
  }

  /** What a message is made of. */
  @FunctionalInterface
  interface Content {
    void into(SMTPOutputStream out) throws IOException;
  }
}
