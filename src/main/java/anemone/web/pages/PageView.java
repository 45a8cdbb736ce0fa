package anemone.web.pages;

import anemone.process.CommandFailure;
import anemone.render.PageTemplates;
import anemone.render.TemplateProblem;
import anemone.subscriber.Cadence;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignedLink.Purpose;
import anemone.subscriber.Subscriber;
import anemone.subscriber.Subscriptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders the templates of the pages. If an editor's template fails, the program's own replaces it,
 * so that everybody can unsubscribe.
 */
final class PageView {

  private static final Logger LOG = LoggerFactory.getLogger(PageView.class);

  private final Site site;
  private final Optional<PageTemplates> own;
  private final PageTemplates usual;

  /**
   * Creates a view.
   *
   * @param own the editor's templates, if they are readable
   * @param usual the program's own templates
   */
  PageView(Site site, Optional<PageTemplates> own, PageTemplates usual) {
    this.site = site;
    this.own = own;
    this.usual = usual;
  }

  /** Renders a page. */
  Answer html(int status, String template, Record model) {
    if (own.isPresent()) {
      try {
        return Answer.html(status, own.get().print(template, model).strip() + "\n");
      } catch (TemplateProblem e) {
        LOG.warn("pages/{}; the program's own is shown instead", e.getMessage());
      }
    }
    return Answer.html(status, usual.print(template, model).strip() + "\n");
  }

  /** Renders a message with the texts {@code KEYTitle} and {@code KEYText}. */
  Answer message(int status, PageWords words, String key, String address) {
    return html(
        status,
        "message.ftlh",
        new Model.Message(
            frame(words), words.text(key + "Title"), sentence(words, key + "Text", address)));
  }

  /** Returns an answer, or 503 if the roster is busy. */
  Answer guarded(PageWords visitors, Supplier<Answer> answer) {
    try {
      return answer.get();
    } catch (CommandFailure e) {
      LOG.warn("a page could not be answered: {}", e.getMessage());
      return message(503, visitors, "busy", "").with("Retry-After", "5");
    }
  }

  /** Renders the confirmation of a change. */
  Answer done(
      RosterEntry entry, String title, String sentence, Undo undo, List<Model.Option> more) {
    PageWords words = words(entry);
    return html(
        200,
        "done.ftlh",
        new Model.Done(
            frame(words),
            words.texts(),
            words.text(title),
            sentence(words, sentence, Masked.address(entry.address())),
            entry.isActive()
                ? new PreferenceFacts(site, words).of(entry.subscriber(site.rules()))
                : List.of(),
            undo.does(),
            undo.does().isEmpty() ? "" : words.text(undo.label()),
            undo.before(),
            more));
  }

  /**
   * The button that undoes a change.
   *
   * @param does its value, or empty for no button
   * @param label the key of its label
   * @param before the preferences that it restores, or empty
   */
  record Undo(String does, String label, String before) {
    static final Undo NONE = new Undo("", "", "");
  }

  /** Returns links to the two pages of a subscriber. */
  List<Model.Option> links(RosterEntry entry, Subscriptions subscriptions) {
    PageWords words = words(entry);
    return List.of(
        link(entry, subscriptions, Purpose.PREFERENCES, words.text("toPreferences")),
        link(entry, subscriptions, Purpose.UNSUBSCRIBE, words.text("toUnsubscribe")));
  }

  Model.Option link(RosterEntry entry, Subscriptions subscriptions, Purpose purpose, String label) {
    return new Model.Option(
        site.base() + purpose.word() + "/" + subscriptions.token(purpose, entry), label);
  }

  Model.Frame frame(PageWords words) {
    return new Model.Frame(
        words.tag(), words.direction(), site.base(), site.name(), site.postalAddress());
  }

  String sentence(PageWords words, String key, String address) {
    return words.say(key, Map.of("name", isolated(site.name()), "address", isolated(address)));
  }

  /** Isolates the direction of a text from the sentence around it (Unicode, UAX 9). */
  private static String isolated(String text) {
    return "\u2068" + text + "\u2069";
  }

  /** Returns the texts in a subscriber's language. */
  PageWords words(RosterEntry entry) {
    return site.languages().in(language(entry));
  }

  private Locale language(RosterEntry entry) {
    return entry.subscriber(site.rules()).language();
  }

  /** Returns the newsletter's topics; those that a subscriber gets are selected. */
  List<Model.Option> topics(Subscriber subscriber) {
    return site.topics().stream()
        .map(
            topic ->
                new Model.Option(
                    topic.name(),
                    topic.title(),
                    subscriber.topics().isEmpty() || subscriber.topics().contains(topic.name())))
        .toList();
  }

  static String hour(int hour) {
    return "%02d:00".formatted(hour);
  }

  /** Returns the next rarer cadence; empty for the rarest. */
  static Optional<Cadence> rarer(Cadence cadence) {
    return switch (cadence.kind()) {
      case DAILY, WEEKDAYS -> Optional.of(Cadence.WEEKLY);
      case MONTHLY -> Optional.empty();
      default -> Optional.of(Cadence.MONTHLY);
    };
  }
}
