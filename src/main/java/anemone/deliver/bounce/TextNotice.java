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
 * A notice of a mail server that is written for people alone, as qmail, Exim and older servers do.
 *
 * <p>It is read by two rules. It must show our copy: as a part, behind the words of the notice, or
 * by naming its recipient in {@code X-Failed-Recipients}. And the words must hold an SMTP reply in
 * the paragraph of an address or in the one after it; replies that disagree tell nothing.
 *
 * @param notice the words before the copy
 * @param copy the copy
 * @param declared whether the header says that these recipients failed for good
 */
record TextNotice(String notice, OriginalMessage copy, boolean declared) {

  /** What an address has around its at sign; begins there, so that no long word is read twice. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?<=[^\\s<>@:])@[^\\s<>@:]+\\.[^\\s<>@:]");

  /** How servers say that they have not given up yet, whatever the replies that they quote. */
  private static final Pattern WARNING =
      Pattern.compile(
          "not yet been delivered|attempts will continue|no action is required on your part"
              + "|warning message only|(?:still|remains) undelivered|will keep trying"
              + "|will (?:continue|be retried|try again)|could not send message for past"
              + "|do not need to resend your message|has been delayed",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9-]*:.*");

  /**
   * Reads a notice.
   *
   * @param text its plain text
   * @param part the header of the copy, where it is a part of its own
   * @param failed the recipients that failed by the header
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

  /** What it means, if it is clear. */
  Optional<Bounce> meaning() {
    if (!copy.isShown() && !declared) {
      return Optional.empty();
    }
    Optional<DeliveryFailure> failure = failure();
    if (WARNING.matcher(notice).find()) {
      failure =
          Optional.of(
              failure
                  .map(DeliveryFailure::forNow)
                  .orElse(new DeliveryFailure("4.0.0", "the server goes on trying")));
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
        ? Optional.of(
            new DeliveryFailure("5.0.0", "the server names it among the recipients that failed"))
        : said;
  }

  private static boolean hasReply(Set<String> paragraphs) {
    return paragraphs.stream().anyMatch(p -> DeliveryFailure.in(p).isPresent());
  }

  /** Where the header of a copy begins in a text: the first of the fields around a Message-ID. */
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
