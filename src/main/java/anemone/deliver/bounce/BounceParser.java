package anemone.deliver.bounce;

import anemone.subscriber.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses returned messages.
 *
 * <p>Machine-readable reports come first (RFC 3464, RFC 5965, RFC 8098), then requests to
 * unsubscribe, notices of mail servers in plain text, and automatic replies (RFC 3834). Everything
 * else is for a person.
 */
public final class BounceParser {

  /**
   * Maximum number of octets that are read of a message. A report and the header of the returned
   * copy are at its beginning; behind them are at most the copy's text and pictures.
   */
  public static final int MAX_OCTETS = 1 << 18;

  /** Maximum length of a subject that is decoded; the library takes 50 kB for an encoded word. */
  private static final int MAX_SUBJECT = 1_000;

  private static final Session SESSION = Session.getInstance(new Properties());

  private static final Set<String> FEEDBACK = Set.of("message/feedback-report");
  private static final Set<String> RECEIPT = Set.of("message/disposition-notification");

  /** The Feedback-Types of complaints (RFC 5965). */
  private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud");

  private static final Pattern LEAVE =
      Pattern.compile("(?i:(?<![\\w-])unsubscribe)(?:\\s|%20|[+:=])+(" + HeaderReader.TOKEN + ")");
  private static final Set<String> SERVERS = Set.of("mailer-daemon", "postmaster");
  private static final Set<String> BULK = Set.of("bulk", "junk", "auto_reply");

  private BounceParser() {}

  /**
   * Parses a message.
   *
   * @param message its bytes
   * @param authority the host whose Authentication-Results are believed, if there is one
   */
  public static Bounce read(byte[] message, Optional<String> authority) {
    try {
      MimeMessage mime =
          new MimeMessage(SESSION, new ByteArrayInputStream(message, 0, MimeParts.end(message)));
      return new MessageReader(mime, MimeParts.of(mime), authority).toBounce();
    } catch (MessagingException | IOException | RuntimeException e) {
      // The library also throws unchecked exceptions for some malformed messages, and its messages
      // may contain an address.
      return new Bounce.Unclear("it cannot be read (" + e.getClass().getSimpleName() + ")");
    } catch (StackOverflowError e) {
      // The library decodes each soft line break of quoted-printable one level deeper.
      return new Bounce.Unclear("it cannot be read (nested too deeply)");
    }
  }

  /** Parses one message. */
  private record MessageReader(MimeMessage mime, MimeParts parts, Optional<String> authority) {

    Bounce toBounce() throws MessagingException, IOException {
      Optional<Part> status = parts.first(StatusReport.TYPES);
      if (status.isPresent()) {
        Optional<Bounce> said = StatusReport.read(status.get()).toBounce(shown());
        if (said.isPresent()) {
          return said.get();
        }
      }
      Optional<Part> feedback = parts.first(FEEDBACK);
      if (feedback.isPresent()) {
        return complaint(MimeParts.blocks(feedback.get()));
      }
      if (parts.first(RECEIPT).isPresent()) {
        return new Bounce.AutoReply("a receipt");
      }
      Optional<Bounce> clear = leaving();
      if (clear.isEmpty() && (status.isPresent() || isNotice())) {
        clear = TextNotice.read(parts.text(), parts.copy(), failed()).toBounce();
      }
      return clear.isPresent() ? clear.get() : rest();
    }

    /** Some servers name the message that they return only as one that they answer. */
    private OriginalMessage shown() throws MessagingException, IOException {
      OriginalMessage copy = parts.copy().map(HeaderReader::copy).orElse(OriginalMessage.NONE);
      return copy.isIdentified() ? copy : copy.withMessageId(HeaderReader.id(field("In-Reply-To")));
    }

    private Bounce complaint(List<InternetHeaders> report) throws MessagingException, IOException {
      if (report.isEmpty()) {
        return new Bounce.Unclear("its report is empty");
      }
      String type =
          HeaderReader.field(report.get(0), "Feedback-Type")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z-]", "");
      OriginalMessage copy =
          shown().withAddresses(HeaderReader.addresses(report.get(0), "Original-Rcpt-To"));
      return COMPLAINTS.contains(type)
          ? new Bounce.Complaint(copy, type)
          : new Bounce.Unclear("it is a feedback report of the type " + type);
    }

    /** A request has our token, or the subject alone and one sender address. */
    private Optional<Bounce> leaving() throws MessagingException {
      String said = field("Subject");
      String subject =
          HeaderReader.decoded(said.substring(0, Math.min(said.length(), MAX_SUBJECT)));
      Matcher token = LEAVE.matcher(subject);
      Set<EmailAddress> from = HeaderReader.addresses(field("From"));
      if (token.find()) {
        OriginalMessage copy = new OriginalMessage(Set.of(token.group(1)), Optional.empty(), from);
        return Optional.of(new Bounce.UnsubscribeRequest(copy, isVerified(from)));
      }
      boolean plain = subject.equalsIgnoreCase("unsubscribe") && !isAutomatic();
      Set<EmailAddress> others = HeaderReader.addresses(field("Reply-To"));
      return plain && from.size() == 1 && from.containsAll(others)
          ? Optional.of(
              new Bounce.UnsubscribeRequest(
                  new OriginalMessage(Set.of(), Optional.empty(), from), isVerified(from)))
          : Optional.empty();
    }

    private boolean isVerified(Set<EmailAddress> from) throws MessagingException {
      return authority.isPresent()
          && from.size() == 1
          && AuthenticationResults.of(mime, authority.get())
              .verify(from.iterator().next().domain());
    }

    /** Whether it has an empty return path or is from a mail server (RFC 5321 section 4.5.5). */
    private boolean isNotice() throws MessagingException {
      return field("Return-Path").equals("<>") || isAutomatic() || isOfAServer();
    }

    private boolean isOfAServer() throws MessagingException {
      return !failed().isEmpty()
          || HeaderReader.addresses(field("From")).stream()
              .anyMatch(a -> SERVERS.contains(a.local().toLowerCase(Locale.ROOT)));
    }

    private Set<EmailAddress> failed() throws MessagingException {
      return HeaderReader.addresses(field("X-Failed-Recipients"));
    }

    private boolean isAutomatic() throws MessagingException {
      String submitted = field("Auto-Submitted").toLowerCase(Locale.ROOT);
      return !submitted.isEmpty() && !submitted.equals("no");
    }

    private Bounce rest() throws MessagingException {
      if (isOfAServer()) {
        return new Bounce.Unclear("it is from a mail server, and its meaning is not clear");
      }
      boolean answers = !field("In-Reply-To").isEmpty() || !field("References").isEmpty();
      boolean marked = BULK.contains(field("Precedence").toLowerCase(Locale.ROOT)) || isAutomatic();
      boolean responder =
          !field("X-Autoreply").isEmpty()
              || !field("X-Autorespond").isEmpty()
              || field("Auto-Submitted").toLowerCase(Locale.ROOT).startsWith("auto-replied");
      // Exchange marks automatic replies as auto-generated, and suppresses replies to them.
      boolean exchange = isAutomatic() && !field("X-Auto-Response-Suppress").isEmpty();
      return responder || exchange || (marked && answers)
          ? new Bounce.AutoReply("an automatic reply")
          : new Bounce.Unclear("");
    }

    /** Returns a field on one line, or an empty string. */
    private String field(String name) throws MessagingException {
      return HeaderReader.line(mime.getHeader(name, null));
    }
  }
}
