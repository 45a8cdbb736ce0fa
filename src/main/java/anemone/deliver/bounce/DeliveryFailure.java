package anemone.deliver.bounce;

import anemone.deliver.Reply;
import anemone.deliver.ReplyCause;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reason of a failed delivery.
 *
 * @param status the enhanced status code, such as {@code 5.1.1} (RFC 3463)
 * @param text the server's text in one line
 */
public record DeliveryFailure(String status, String text) {

  private static final Pattern STATUS = Pattern.compile("[45]\\.\\d{1,3}\\.\\d{1,3}");

  private static final int LONGEST_TEXT = 300;
  private static final int MAX_REPLIES = 100;

  /**
   * An SMTP reply in a text: a reply code with an enhanced code, an enhanced code with a number
   * sign, or a reply code alone at the start of a reply.
   */
  private static final Pattern REPLY =
      Pattern.compile(
          "(?<![\\d.])([45])\\d\\d(?:[ -]|\\h-\\h)#?\\1\\.\\d{1,3}\\.\\d{1,3}(?![.\\d])"
              + "|#[45]\\.\\d{1,3}\\.\\d{1,3}(?![.\\d])"
              + "|(?:^|said:|reason:|<<<|;|>:)\\h*([45][0-5]\\d(?::?\\h|-(?=\\S))(?!(?:-\\h)?#?[45]\\.\\d))",
          Pattern.MULTILINE);

  /** The group with a reply code alone. */
  private static final int BARE = 2;

  /** Shortens the text to one line of bounded length. */
  public DeliveryFailure {
    String line = text.replaceAll("[\\p{C}\\s]+", " ").strip();
    text = line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT);
  }

  /** Whether the failure is permanent. */
  public boolean isPermanent() {
    return status.startsWith("5");
  }

  /** Whether the mailbox does not exist, or will never accept mail again. */
  public boolean isNoMailbox() {
    return cause() == ReplyCause.NO_MAILBOX;
  }

  /** Returns what it is about, such as the recipient or the sender. */
  ReplyCause cause() {
    return ReplyCause.of(new Reply(0, status, text));
  }

  /** Whether a text is the enhanced status code of a failure. */
  static boolean isStatus(String text) {
    return STATUS.matcher(text).matches();
  }

  /**
   * Returns the failure described by the replies in a text, with the most specific code; empty if
   * they contradict each other on whether it is permanent.
   */
  static Optional<DeliveryFailure> in(String text) {
    List<DeliveryFailure> replies =
        REPLY
            .matcher(text)
            .results()
            .limit(MAX_REPLIES)
            .map(r -> new DeliveryFailure(code(r.group()), words(text, start(r))))
            .toList();
    boolean agreed = replies.stream().map(DeliveryFailure::isPermanent).distinct().count() == 1;
    return agreed ? replies.stream().reduce(DeliveryFailure::orRather) : Optional.empty();
  }

  /** Returns the failure as a temporary one. */
  DeliveryFailure forNow() {
    return new DeliveryFailure("4" + status.substring(1), text);
  }

  /** Returns the failure with the more specific of two codes. */
  DeliveryFailure orRather(DeliveryFailure other) {
    boolean better =
        !isTelling(status) && isTelling(other.status()) && other.isPermanent() == isPermanent();
    return better ? other : this;
  }

  private static boolean isTelling(String code) {
    return !code.endsWith(".0.0");
  }

  /** Returns the text after a reply's code, somewhat longer than what is kept. */
  private static String words(String text, int start) {
    return text.substring(start, Math.min(text.length(), start + 4 * LONGEST_TEXT));
  }

  /** Returns the index of the code. */
  private static int start(MatchResult reply) {
    return Math.max(reply.start(), reply.start(BARE));
  }

  private static String code(String reply) {
    Matcher enhanced = STATUS.matcher(reply);
    if (enhanced.find()) {
      return enhanced.group();
    }
    return reply.replaceAll("\\D", "").startsWith("5") ? "5.0.0" : "4.0.0";
  }

  /** Returns the text, after the code if the text does not contain it. */
  @Override
  public String toString() {
    return text.contains(status) || status.endsWith(".0.0") ? text : status + " " + text;
  }
}
