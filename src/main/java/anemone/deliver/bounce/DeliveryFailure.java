package anemone.deliver.bounce;

import anemone.deliver.Reply;
import anemone.deliver.ReplyCause;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a delivery failed.
 *
 * @param status the enhanced status code, such as {@code 5.1.1} (RFC 3463)
 * @param text what was said, one line
 */
public record DeliveryFailure(String status, String text) {

  private static final Pattern STATUS = Pattern.compile("[45]\\.\\d{1,3}\\.\\d{1,3}");

  private static final int LONGEST_TEXT = 300;
  private static final int MOST_REPLIES = 100;

  /**
   * A reply in a text: code and enhanced code, the enhanced code with a number sign, or the code
   * alone where a reply begins.
   */
  private static final Pattern REPLY =
      Pattern.compile(
          "(?<![\\d.])([45])\\d\\d(?:[ -]|\\h-\\h)#?\\1\\.\\d{1,3}\\.\\d{1,3}(?![.\\d])"
              + "|#[45]\\.\\d{1,3}\\.\\d{1,3}(?![.\\d])"
              + "|(?:^|said:|reason:|<<<|;|>:)\\h*([45][0-5]\\d(?::?\\h|-(?=\\S))(?!(?:-\\h)?#?[45]\\.\\d))",
          Pattern.MULTILINE);

  /** The group that holds a code alone. */
  private static final int BARE = 2;

  /** Keeps the text one line of bounded length, whatever a server wrote. */
  public DeliveryFailure {
    String line = text.replaceAll("[\\p{C}\\s]+", " ").strip();
    text = line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT);
  }

  /** Whether trying again will not help. */
  public boolean isPermanent() {
    return status.startsWith("5");
  }

  /** Whether it says that the mailbox does not exist or will never take anything again. */
  public boolean isNoMailbox() {
    return cause() == ReplyCause.NO_MAILBOX;
  }

  /** What it is about: the recipient, or the sender. */
  ReplyCause cause() {
    return ReplyCause.of(new Reply(0, status, text));
  }

  /** Whether a text is an enhanced status code of a failure. */
  static boolean isStatus(String text) {
    return STATUS.matcher(text).matches();
  }

  /**
   * The failure that the replies in a text tell, if they agree on whether it is for good; the code
   * that says most stands for it.
   */
  static Optional<DeliveryFailure> in(String text) {
    List<DeliveryFailure> replies =
        REPLY
            .matcher(text)
            .results()
            .limit(MOST_REPLIES)
            .map(r -> new DeliveryFailure(code(r.group()), words(text, start(r))))
            .toList();
    boolean agreed = replies.stream().map(DeliveryFailure::isPermanent).distinct().count() == 1;
    return agreed ? replies.stream().reduce(DeliveryFailure::orRather) : Optional.empty();
  }

  /** The same, but to be tried again. */
  DeliveryFailure forNow() {
    return new DeliveryFailure("4" + status.substring(1), text);
  }

  /** The more telling of two codes for one failure: a class alone, {@code 5.0.0}, says little. */
  DeliveryFailure orRather(DeliveryFailure other) {
    boolean better =
        !isTelling(status) && isTelling(other.status()) && other.isPermanent() == isPermanent();
    return better ? other : this;
  }

  private static boolean isTelling(String code) {
    return !code.endsWith(".0.0");
  }

  /** What follows a reply's code; more than will be kept, since white space is not. */
  private static String words(String text, int start) {
    return text.substring(start, Math.min(text.length(), start + 4 * LONGEST_TEXT));
  }

  /** Where the code itself begins. */
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

  /** {@code 550 5.1.1 no such user here}: the words, with the code where they lack it. */
  @Override
  public String toString() {
    return text.contains(status) || status.endsWith(".0.0") ? text : status + " " + text;
  }
}
