package anemone.web.pages;

import java.util.List;
import java.util.Map;

/**
 * The data of the page templates: each has the components of one of these records. {@code words}
 * are the texts of words.properties in the subscriber's language.
 */
public final class Model {

  private Model() {}

  /**
   * The data of every page.
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
   * A value with a label: an option of a list, a link, or a fact.
   *
   * @param value the value
   * @param label the label
   * @param chosen whether the option is selected
   */
  public record Option(String value, String label, boolean chosen) {
    /** Creates one that is not selected. */
    public Option(String value, String label) {
      this(value, label, false);
    }
  }

  /**
   * {@code unsubscribe.ftlh}.
   *
   * @param frame the data of every page
   * @param words the texts
   * @param text the effect of unsubscribing, with the masked address
   * @param less the label of the button for a rarer cadence, or empty
   * @param topics the newsletter's topics
   */
  public record Leave(
      Frame frame, Map<String, String> words, String text, String less, List<Option> topics) {}

  /**
   * {@code done.ftlh}.
   *
   * @param frame the data of every page
   * @param words the texts
   * @param title the result
   * @param text the result in a sentence, with the masked address
   * @param facts the current preferences; may be empty
   * @param undo the value of the undo button, or empty
   * @param undoLabel its label
   * @param before the preferences that it restores, or empty
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
   * @param frame the data of every page
   * @param words the texts
   * @param title the invitation to subscribe
   * @param wrong the error in the submitted form, or empty
   * @param address the address entered before, or empty
   * @param consent the sentence that a visitor agrees to
   * @param stamp the value of a hidden field that both forms must send
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
   * @param frame the data of every page
   * @param words the texts
   * @param text the question, with the masked address
   * @param consent the sentence that the visitor agreed to
   */
  public record Confirm(Frame frame, Map<String, String> words, String text, String consent) {}

  /**
   * {@code undo.ftlh}.
   *
   * @param frame the data of every page
   * @param words the texts
   * @param text the question, with the masked address
   * @param facts the preferences that would be restored
   */
  public record Undo(Frame frame, Map<String, String> words, String text, List<Option> facts) {}

  /**
   * {@code message.ftlh}.
   *
   * @param frame the data of every page
   * @param title the message
   * @param text an explanation
   */
  public record Message(Frame frame, String title, String text) {}

  /**
   * {@code preferences.ftlh}.
   *
   * @param frame the data of every page
   * @param words the texts
   * @param text the subject of the page, with the masked address
   * @param wrong the error in the submitted form, or empty
   * @param topics the newsletter's topics
   * @param cadences the cadences
   * @param hours the hours of the day
   * @param zone the subscriber's time zone
   * @param zones suggested time zones
   * @param languages the languages
   * @param mosts the maximum numbers of stories in an email
   * @param pausedUntil the end of the pause, such as 2026-12-24, or empty
   * @param more links to other pages
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
