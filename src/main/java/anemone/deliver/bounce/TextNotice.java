package anemone.deliver.bounce;

import anemone.subscriber.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A bounce in plain text, as qmail, Exim and older servers write it.
 *
 * <p>It counts only if it contains a copy of our message, as a part or after the text, or names its
 * recipient in {@code X-Failed-Recipients}. It must also have an SMTP reply in the paragraph of an
 * address or in the next one; replies that contradict each other are ignored.
 *
 * @param notice the text before the copy of our message
 * @param copy what is known of our message
 * @param declared whether the header has {@code X-Failed-Recipients}
 */
record TextNotice(String notice, OriginalMessage copy, boolean declared) {

  /**
   * The part of an address around the at sign; starts with the sign, so that matching is linear.
   */
  private static final Pattern ADDRESS =
      Pattern.compile("(?<=[^\\s<>@:])@[^\\s<>@:]+\\.[^\\s<>@:]");

  /** Phrases of servers that will retry; such a failure is temporary, whatever its reply. */
  private static final Pattern WARNING =
      Pattern.compile(
          "not yet been delivered|attempts will continue|no action is required on your part"
              + "|warning message only|(?:still|remains) undelivered|will keep trying"
              + "|will (?:continue|be retried|try again)|could not send message for past"
              + "|do not need to resend your message|has been delayed",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9-]*:.*");

  /**
   * Parses a notice.
   *
   * @param text its plain text
   * @param part the header of our message, if it is in a part of its own
   * @param failed the addresses in {@code X-Failed-Recipients}
   */
  static TextNotice read(String text, Optional<InternetHeaders> part, Set<EmailAddress> failed)
      throws MessagingException {
    if (part.isPresent()) {
      return of(text, HeaderReader.copy(part.get()), failed);
    }
    List<String> lines = text.lines().toList();
    int begin = copyIn(lines);
    OriginalMessage copy =
        begin < 0
            ? OriginalMessage.NONE
            : HeaderReader.copy(header(lines.subList(begin, lines.size())));
    String notice = begin < 0 ? text : String.join("\n", lines.subList(0, begin));
    return of(notice, copy, failed);
  }

  /** Returns the bounce; empty if it is unclear. */
  Optional<Bounce> toBounce() {
    if (!copy.isIdentified() && !declared) {
      return Optional.empty();
    }
    Optional<DeliveryFailure> failure = failure();
    if (WARNING.matcher(notice).find()) {
      failure =
          Optional.of(
              failure
                  .map(DeliveryFailure::forNow)
                  .orElse(new DeliveryFailure("4.0.0", "the server keeps trying")));
    }
    return failure.map(f -> new Bounce.NonDelivery(copy, f));
  }

  private static TextNotice of(String notice, OriginalMessage copy, Set<EmailAddress> failed) {
    return new TextNotice(notice, copy.withAddresses(failed), !failed.isEmpty());
  }

  private Optional<DeliveryFailure> failure() {
    List<String> paragraphs = List.of(notice.split("\\n\\h*(?:\\n\\h*)++"));
    Set<String> near = new LinkedHashSet<>();
    for (int i = 0; i < paragraphs.size(); i++) {
      if (ADDRESS.matcher(paragraphs.get(i)).find()) {
        near.addAll(paragraphs.subList(i, Math.min(i + 2, paragraphs.size())));
      }
    }
    Optional<DeliveryFailure> said = DeliveryFailure.in(String.join("\n\n", near));
    return declared && said.isEmpty() && !hasReply(near)
        ? Optional.of(new DeliveryFailure("5.0.0", "the server names it as a failed recipient"))
        : said;
  }

  private static boolean hasReply(Set<String> paragraphs) {
    return paragraphs.stream().anyMatch(p -> DeliveryFailure.in(p).isPresent());
  }

  /**
   * Returns the index of the line where the header of our message begins, or -1. It is the first of
   * the header fields around a Message-ID.
   */
  private static int copyIn(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).regionMatches(true, 0, "message-id:", 0, 11)) {
        int first = i;
        while (first > 0 && isOfHeader(lines.get(first - 1))) {
          first--;
        }
        while (first < i && !FIELD.matcher(lines.get(first)).matches()) {
          first++;
        }
        return first;
      }
    }
    return -1;
  }

  private static boolean isOfHeader(String line) {
    return FIELD.matcher(line).matches()
        || (!line.isBlank() && Character.isWhitespace(line.charAt(0)));
  }

  private static InternetHeaders header(List<String> lines) throws MessagingException {
    List<String> header = new ArrayList<>();
    for (String line : lines) {
      if (!isOfHeader(line)) {
        break;
      }
      header.add(line);
    }
    String text = String.join("\r\n", header) + "\r\n\r\n";
    return new InternetHeaders(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
