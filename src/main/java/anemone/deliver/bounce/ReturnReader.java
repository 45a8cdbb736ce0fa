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
 * Reads a message that came back, and says what it means.
 *
 * <p>Reports that are written for machines come first (RFC 3464, RFC 5965, RFC 8098), then wishes
 * to leave, notices of mail servers in plain words, and automatic replies (RFC 3834). Whatever is
 * not clear is for a person.
 */
public final class ReturnReader {

  private static final Session SESSION = Session.getInstance(new Properties());

  private static final Set<String> FEEDBACK = Set.of("message/feedback-report");
  private static final Set<String> RECEIPT = Set.of("message/disposition-notification");

  /** The Feedback-Types by which a reader says that a copy was not wanted (RFC 5965). */
  private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud");

  private static final Pattern LEAVE =
      Pattern.compile("(?i:(?<![\\w-])unsubscribe)\\s+(" + Header.TOKEN + ")");
  private static final Set<String> SERVERS = Set.of("mailer-daemon", "postmaster");
  private static final Set<String> BULK = Set.of("bulk", "junk", "auto_reply");

  private ReturnReader() {}

  /**
   * What a message means.
   *
   * @param message its bytes
   */
  public static Returned read(byte[] message) {
    try {
      MimeMessage mime = new MimeMessage(SESSION, new ByteArrayInputStream(message));
      return new Reading(mime, Parts.of(mime)).meaning();
    } catch (MessagingException | IOException | RuntimeException e) {
      // The library throws unchecked exceptions, too, at some broken messages; its words may quote
      // an address.
      return new Returned.Unclear("it cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** One message, being read. */
  private record Reading(MimeMessage mime, Parts parts) {

    Returned meaning() throws MessagingException, IOException {
      Optional<Part> status = parts.first(StatusReport.TYPES);
      if (status.isPresent()) {
        Optional<Returned> said = StatusReport.read(status.get()).meaning(shown());
        if (said.isPresent()) {
          return said.get();
        }
      }
      Optional<Part> feedback = parts.first(FEEDBACK);
      if (feedback.isPresent()) {
        return complaint(Parts.blocks(feedback.get()));
      }
      if (parts.first(RECEIPT).isPresent()) {
        return new Returned.Automatic("a receipt");
      }
      Optional<Returned> clear = leaving();
      if (clear.isEmpty() && (status.isPresent() || isNotice())) {
        clear = PlainNotice.read(parts.text(), parts.copy(), failed()).meaning();
      }
      return clear.isPresent() ? clear.get() : rest();
    }

    private Copy shown() throws MessagingException, IOException {
      return parts.copy().map(Header::copy).orElse(Copy.NONE);
    }

    private Returned complaint(List<InternetHeaders> report)
        throws MessagingException, IOException {
      if (report.isEmpty()) {
        return new Returned.Unclear("its report is empty");
      }
      String type =
          Header.field(report.get(0), "Feedback-Type")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z-]", "");
      Copy copy = shown().withAddresses(Header.addresses(report.get(0), "Original-Rcpt-To"));
      return COMPLAINTS.contains(type)
          ? new Returned.Complained(copy, type)
          : new Returned.Unclear("it is a report of the kind " + type);
    }

    /** Who has our token may leave; who has none writes so, and from one address. */
    private Optional<Returned> leaving() throws MessagingException {
      String subject = Header.decoded(field("Subject"));
      Matcher token = LEAVE.matcher(subject);
      Set<EmailAddress> from = Header.addresses(field("From"));
      if (token.find()) {
        Copy copy = new Copy(Set.of(token.group(1)), Optional.empty(), from);
        return Optional.of(new Returned.Unsubscribing(copy));
      }
      boolean plain = subject.equalsIgnoreCase("unsubscribe") && !isAutomatic();
      Set<EmailAddress> others = Header.addresses(field("Reply-To"));
      return plain && from.size() == 1 && from.containsAll(others)
          ? Optional.of(new Returned.Unsubscribing(new Copy(Set.of(), Optional.empty(), from)))
          : Optional.empty();
    }

    /** A notice has no sender to answer to, or a mail server's name (RFC 5321 section 4.5.5). */
    private boolean isNotice() throws MessagingException {
      return field("Return-Path").equals("<>") || isAutomatic() || isOfAServer();
    }

    private boolean isOfAServer() throws MessagingException {
      return !failed().isEmpty()
          || Header.addresses(field("From")).stream()
              .anyMatch(a -> SERVERS.contains(a.local().toLowerCase(Locale.ROOT)));
    }

    private Set<EmailAddress> failed() throws MessagingException {
      return Header.addresses(field("X-Failed-Recipients"));
    }

    private boolean isAutomatic() throws MessagingException {
      String submitted = field("Auto-Submitted").toLowerCase(Locale.ROOT);
      return !submitted.isEmpty() && !submitted.equals("no");
    }

    private Returned rest() throws MessagingException {
      if (isOfAServer()) {
        return new Returned.Unclear("a mail server wrote it, and what it means is not clear");
      }
      boolean answers = !field("In-Reply-To").isEmpty() || !field("References").isEmpty();
      boolean marked =
          !field("X-Autoreply").isEmpty()
              || !field("X-Autorespond").isEmpty()
              || BULK.contains(field("Precedence").toLowerCase(Locale.ROOT));
      String submitted = field("Auto-Submitted").toLowerCase(Locale.ROOT);
      return submitted.startsWith("auto-replied") || (marked && answers)
          ? new Returned.Automatic("an automatic reply")
          : new Returned.Unclear("");
    }

    /** A field on one line, or empty. */
    private String field(String name) throws MessagingException {
      return Header.line(mime.getHeader(name, null));
    }
  }
}
