package anemone.deliver.smtp;

import anemone.deliver.login.LoginDialogue.Answer;
import anemone.deliver.login.LoginDialogue.Channel;
import java.io.IOException;
import java.util.Optional;

/** Carries logins over SMTP: AUTH (RFC 4954). */
public final class SmtpLogin implements Channel {

  private static final int MORE = 334;
  private static final int PREFIX = 4;

  private final Commands commands;

  private SmtpLogin(Commands commands) {
    this.commands = commands;
  }

  /** Sends one command and returns the reply. */
  @FunctionalInterface
  public interface Commands {

    /** Sends a command. */
    RawReply say(String command) throws IOException;
  }

  /** Returns a channel over a connection. */
  public static Channel over(Commands commands) {
    return new SmtpLogin(commands);
  }

  @Override
  public Answer begin(String mechanism, Optional<String> first) throws IOException {
    String message = first.map(m -> m.isEmpty() ? " =" : " " + m).orElse("");
    return answered(commands.say("AUTH " + mechanism + message));
  }

  @Override
  public Answer answer(String message) throws IOException {
    return answered(commands.say(message));
  }

  private static Answer answered(RawReply reply) throws IOException {
    if (reply.isLost() || reply.code() < 0) {
      throw new IOException(reply.reply().text());
    }
    if (reply.code() == MORE) {
      String challenge = reply.lines().length() > PREFIX ? reply.lines().substring(PREFIX) : "";
      return new Answer(Answer.Kind.CHALLENGE, MORE, challenge);
    }
    Answer.Kind kind = reply.isPositive() ? Answer.Kind.SUCCESS : Answer.Kind.REFUSAL;
    return new Answer(kind, reply.code(), reply.reply().toString());
  }
}
