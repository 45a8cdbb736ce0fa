package anemone.cli.rehearse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import anemone.cli.rehearse.Faults.Fault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The dialogue of one client with the server of a rehearsal (RFC 5321, RFC 2920). */
final class RehearsalSession {

  private static final String CAPABILITIES =
      "250-rehearsal.invalid\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 50000000";

  private static final String MESSAGE_ID = "Message-ID:";

  private final InputStream in;
  private final OutputStream out;
  private final Clock clock;
  private final Faults faults;
  private final MailLog log;
  private final Runnable kill;
  private String recipient = "";
  private Fault fault = Fault.NONE;
  private boolean addressed;

  RehearsalSession(Socket socket, Clock clock, Faults faults, MailLog log, Runnable kill)
      throws IOException {
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    this.out = socket.getOutputStream();
    this.clock = clock;
    this.faults = faults;
    this.log = log;
    this.kill = kill;
  }

  /** Serves the client until one of them ends the dialogue. */
  void run() throws IOException {
    boolean going = say("220 rehearsal.invalid ESMTP");
    while (going) {
      String line = line();
      String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
      going =
          switch (verb) {
            case "EHLO" -> say(CAPABILITIES);
            case "HELO" -> say("250 rehearsal.invalid");
            case "MAIL" -> mail();
            case "RCPT" -> rcpt(line);
            case "DATA" -> data();
            case "RSET" -> mail();
            case "NOOP" -> say("250 2.0.0 ok");
            case "QUIT" -> !say("221 2.0.0 bye");
            default -> say("502 5.5.2 unknown command");
          };
    }
  }

  private boolean mail() throws IOException {
    addressed = false;
    return say("250 2.1.0 ok");
  }

  private boolean rcpt(String line) throws IOException {
    recipient = line.replaceAll("^[^<]*<|>.*$", "");
    long day = Duration.between(Instant.EPOCH, clock.instant()).toDays();
    fault = faults.of(recipient, day, log.attempt(recipient));
    addressed = false;
    return switch (fault) {
      case UNKNOWN_ADDRESS -> note("550 5.1.1 no such user");
      case DEFERRED -> note("451 4.7.1 greylisted, try again later");
      case LOST_BEFORE -> {
        log.note(fault);
        yield false;
      }
      default -> {
        addressed = true;
        yield say("250 2.1.5 ok");
      }
    };
  }

  private boolean note(String reply) throws IOException {
    log.note(fault);
    return say(reply);
  }

  private boolean data() throws IOException {
    if (!addressed) {
      return say("503 5.5.1 no valid recipients");
    }
    say("354 go ahead");
    String id = "";
    boolean folded = false;
    for (String line = line(); !line.equals("."); line = line()) {
      if (folded) {
        id = line.strip();
        folded = false;
      } else if (id.isEmpty() && line.regionMatches(true, 0, MESSAGE_ID, 0, MESSAGE_ID.length())) {
        id = line.substring(MESSAGE_ID.length()).strip();
        folded = id.isEmpty();
      }
    }
    return end(id);
  }

  /** Answers the end of a mail; false ends the connection. */
  private boolean end(String id) throws IOException {
    addressed = false;
    if (fault != Fault.NONE) {
      log.note(fault);
    }
    if (fault == Fault.NONE || fault == Fault.KILLED_AFTER || fault.isLie()) {
      log.take(recipient, id, clock.instant());
    }
    if (fault.isKill()) {
      kill.run();
    }
    return switch (fault) {
      case REFUSED -> say("554 5.7.1 refused for its content");
      case NO_ROOM -> say("452 4.3.1 no room");
      case TAKEN_DENIED -> say("451 4.3.0 try again later");
      case NONE -> say("250 2.0.0 taken");
      default -> false;
    };
  }

  private boolean say(String lines) throws IOException {
    out.write((lines + "\r\n").getBytes(ISO_8859_1));
    out.flush();
    return true;
  }

  private String line() throws IOException {
    return SmtpLine.read(in);
  }
}
