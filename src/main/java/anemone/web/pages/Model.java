package anemone.web.pages;

import java.util.List;
import java.util.Map;

/**
 * What a page's template may show: the components of one of these records. {@code words} has the
 * texts of words.properties that have no values in them, in the subscriber's language.
 */
public final class Model {

  private Model() {}

  /**
   * What stands around every page.
   *
   * @param language the language of the page, as a BCP 47 tag
   * @param direction {@code ltr} or {@code rtl}
   * @param base the path below which the pages are, with a slash at its end
   * @param name the newsletter's name
   * @param postalAddress the sender's postal address
   */
  public record Frame(
      String language, String direction, String base, String name, List<String> postalAddress) {}

  /**
   * A value and what it is called; an option of a list, a link, or a fact.
   *
   * @param chosen whether the option is chosen
   */
  public record Option(String value, String label, boolean chosen) {
    /** An option that is not chosen, or what is none. */
    public Option(String value, String label) {
      this(value, label, false);
    }
  }

  /**
   * {@code unsubscribe.ftlh}.
   *
   * @param text what unsubscribing means, with the masked address
   * @param less the label of the button for a rarer cadence, or empty
   * @param topics the newsletter's topics
   */
  public record Leave(
      Frame frame, Map<String, String> words, String text, String less, List<Option> topics) {}

  /**
   * {@code done.ftlh}.
   *
   * @param title what was done
   * @param text the same in a sentence, with the masked address
   * @param facts what the subscriber gets now, or nothing
   * @param undo what the button that takes it back sends, or empty
   * @param undoLabel its label
   * @param before what is restored by it, or empty
   * @param more links to other pages
   */
  public record Done(
      Frame frame,
      Map<String, String> words,
      String title,
      String text,
      List<Option> facts,
      String undo,
      String undoLabel,
      String before,
      List<Option> more) {}

  /**
   * {@code subscribe.ftlh}.
   *
   * @param title the invitation to subscribe
   * @param wrong what is wrong with what was sent, or empty
   * @param address what was entered before, or empty
   * @param consent the sentence that a visitor agrees to
   * @param stamp a hidden field, which both forms must send
   * @param open whether strangers may subscribe
   * @param topics the newsletter's topics
   */
  public record Join(
      Frame frame,
      Map<String, String> words,
      String title,
      String wrong,
      String address,
      String consent,
      String stamp,
      boolean open,
      List<Option> topics) {}

  /**
   * {@code confirm.ftlh}.
   *
   * @param text the question, with the masked address
   * @param consent the sentence that the visitor agreed to
   */
  public record Confirm(Frame frame, Map<String, String> words, String text, String consent) {}

  /**
   * {@code undo.ftlh}.
   *
   * @param text what the page is about, with the masked address
   * @param facts the preferences that would be restored
   */
  public record Undo(Frame frame, Map<String, String> words, String text, List<Option> facts) {}

  /** {@code message.ftlh}. */
  public record Message(Frame frame, String title, String text) {}

  /**
   * {@code preferences.ftlh}.
   *
   * @param text what the page is about, with the masked address
   * @param wrong what is wrong with what was sent, or empty
   * @param zone the time zone
   * @param zones some well-known time zones
   * @param mosts how many stories an email may have
   * @param pausedUntil the day until which nothing is sent, as 2026-12-24, or empty
   */
  public record Preferences(
      Frame frame,
      Map<String, String> words,
      String text,
      String wrong,
      List<Option> topics,
      List<Option> cadences,
      List<Option> hours,
      String zone,
      List<String> zones,
      List<Option> languages,
      List<Option> mosts,
      String pausedUntil,
      List<Option> more) {}
}
