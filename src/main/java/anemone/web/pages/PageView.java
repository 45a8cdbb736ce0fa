package anemone.web.pages;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pages of the templates. One of the editor's that fails is replaced by the program's own, so
 * that nobody is kept from leaving.
 */
final class PageView {

  private static final Logger LOG = LoggerFactory.getLogger(PageView.class);

  private final Site site;
  private final Optional<PageTemplates> own;
  private final PageTemplates usual;

  /**
   * A view.
   *
   * @param own the editor's templates, if they can be read
   * @param usual the program's own
   */
  PageView(Site site, Optional<PageTemplates> own, PageTemplates usual) {
    this.site = site;
    this.own = own;
    this.usual = usual;
  }

  /** A page of a template. */
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

  /** A page that says why there is no other: {@code KEYTitle} and {@code KEYText}. */
  Answer message(int status, PageWords words, String key, String address) {
    return html(
        status,
        "message.ftlh",
        new Model.Message(
            frame(words), words.text(key + "Title"), sentence(words, key + "Text", address)));
  }

  /** A page about what was done: {@code KEYTitle} and a sentence. */
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
   * The button that takes back what was done.
   *
   * @param does what it sends, or empty if there is none
   * @param label the key of its label
   * @param before what it restores, or empty
   */
  record Undo(String does, String label, String before) {
    static final Undo NONE = new Undo("", "", "");
  }

  /** Links to the two pages of a subscriber. */
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

  /** A text whose direction does not mix with that of the sentence around it (Unicode, UAX 9). */
  private static String isolated(String text) {
    return "\u2068" + text + "\u2069";
  }

  /** The words in a subscriber's language. */
  PageWords words(RosterEntry entry) {
    return PageWords.in(language(entry));
  }

  private Locale language(RosterEntry entry) {
    return entry.subscriber(site.rules()).language();
  }

  /** The newsletter's topics; chosen are those that a subscriber gets. */
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

  /** A rarer cadence than one, if there is one. */
  static Optional<Cadence> rarer(Cadence cadence) {
    return switch (cadence.kind()) {
      case DAILY, WEEKDAYS -> Optional.of(Cadence.WEEKLY);
      case MONTHLY -> Optional.empty();
      default -> Optional.of(Cadence.MONTHLY);
    };
  }
}
