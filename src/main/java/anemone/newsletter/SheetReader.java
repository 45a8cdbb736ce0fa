package anemone.newsletter;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Bite;
import anemone.edition.EditionWords;
import anemone.edition.EditorialChanges;
import anemone.edition.Story;
import anemone.edition.StoryWords;
import anemone.edition.Topic;
import anemone.subscriber.Checked;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an editor's changes to one edition from its document on a sheet. */
final class SheetReader {

  private static final int SHORTEST_ID = 6;

  private final Reading reading;
  private final SheetEdition shown;
  private final Map<ArticleId, StoryWords> words = new HashMap<>();
  private final List<List<ArticleId>> storylines = new ArrayList<>();
  private SheetStories stories;
  private Optional<ArticleId> lead = Optional.empty();

  SheetReader(Reading reading, SheetEdition shown) {
    this.reading = reading;
    this.shown = shown;
    this.stories = new SheetStories(shown, Instant.MAX);
  }

  /** Returns the changes; meaningless if there are problems. */
  EditorialChanges read(Fields root) {
    stories =
        new SheetStories(shown, root.optional("as-of", SheetReader::instant).orElse(Instant.MAX));
    EditionWords own =
        new EditionWords(
            root.optional("subject", Values::line).orElse(""),
            root.optional("preheader", Values::line).orElse(""),
            root.optional("intro", Values::lines).orElse(""));
    int number = 0;
    for (Node node : root.items("stories")) {
      story(Fields.of(reading, "stories[" + number++ + "]", node.at(), node));
    }
    number = 0;
    for (Node node : root.items("waiting")) {
      waiting(Fields.of(reading, "waiting[" + number++ + "]", node.at(), node));
    }
    root.done();
    stories.addCompanions();
    keepWordsOfDeleted();
    List<List<ArticleId>> groups = stories.groups();
    // Joining and splitting changes the scores, but must not change the order.
    boolean fixed = !groups.equals(shown.changes().groups());
    List<ArticleId> order = stories.order(fixed);
    boolean led = lead.isPresent() && (!order.isEmpty() || !isShownAsLead(lead.get()));
    return new EditorialChanges(
        own,
        stories.selection(),
        order,
        led || shown.changes().lead().isPresent() ? lead : Optional.empty(),
        groups,
        storylines(),
        words);
  }

  /**
   * Returns the storylines of the sheet if the editor changed one, now or before; then all are
   * fixed, so that what was parted is not joined again.
   */
  private List<List<ArticleId>> storylines() {
    Set<List<ArticleId>> before =
        shown.edition().bites().stream()
            .map(bite -> bite.all().stream().map(b -> b.story().lead().id()).toList())
            .collect(Collectors.toSet());
    boolean usual = shown.changes().storylines().isEmpty() && before.containsAll(storylines);
    return usual ? List.of() : storylines;
  }

  /** A story that is left out keeps the editor's words, for when it is brought back. */
  private void keepWordsOfDeleted() {
    shown
        .changes()
        .stories()
        .forEach(
            (article, before) -> {
              if (stories.isGone(article)) {
                words.putIfAbsent(article, before);
              }
            });
  }

  private void story(Fields fields) {
    Optional<Article> article = article(fields);
    List<Article> also = fields.values("also", this::known);
    List<Article> more = fields.values("more", this::known);
    Optional<Boolean> pin = fields.optional("pin", Values::yesOrNo);
    Optional<Boolean> leads = fields.optional("lead", Values::yesOrNo);
    article.ifPresent(a -> words(fields, a, StoryWords.NONE));
    done(fields);
    if (article.isEmpty()) {
      return;
    }
    stories.add(new SheetStories.Entry(fields, article.get(), also, true));
    more.forEach(other -> more(fields, other));
    storylines.add(Stream.concat(article.stream(), more.stream()).map(Article::id).toList());
    if (pin.orElse(false)) {
      stories.pin(article.get().id());
    }
    if (leads.orElse(false) && lead.isPresent()) {
      fields.problem("lead", "is true for a second story; only one story leads");
    }
    if (leads.orElse(false)) {
      lead = Optional.of(article.get().id());
    }
  }

  /** Adds a story that is beneath another, with its other articles and the editor's words to it. */
  private void more(Fields fields, Article article) {
    Story story = stories.storyOf(article);
    List<Article> others = stories.unclaimed(story, article);
    stories.add(new SheetStories.Entry(fields, article, others, false));
    StoryWords before = shown.changes().of(story);
    if (!before.equals(StoryWords.NONE)) {
      words.put(article.id(), before);
    }
  }

  private void waiting(Fields fields) {
    Optional<Article> article = article(fields);
    boolean use = fields.optional("use", Values::yesOrNo).orElse(false);
    article.ifPresent(a -> words(fields, a, shown.changes().of(stories.storyOf(a))));
    done(fields);
    if (article.isEmpty()) {
      return;
    }
    Story story = stories.storyOf(article.get());
    if (use) {
      List<Article> others = stories.unclaimed(story, article.get());
      stories.add(new SheetStories.Entry(fields, article.get(), others, false));
      stories.pin(article.get().id());
    } else {
      stories.leave(story);
    }
  }

  /** Reports unknown keys; an entry may have all keys, since it can be moved between the lists. */
  private static void done(Fields fields) {
    List.of("title", "gist", "section", "note", "lead", "pin", "also", "more", "use")
        .forEach(fields::node);
    fields.done();
  }

  private Optional<Article> article(Fields fields) {
    return fields.required("id", this::known);
  }

  /** Returns the article with an id, or with one that begins so. */
  private Checked<Article> known(String id) {
    List<Article> found =
        shown.ranked().stream()
            .flatMap(r -> r.story().articles().stream())
            .filter(a -> a.id().value().startsWith(id))
            .toList();
    return found.size() == 1 && id.length() >= SHORTEST_ID
        ? Checked.good(found.get(0))
        : Checked.bad("no article has the id " + id + "; leave the ids as they are");
  }

  /**
   * Reads the editor's words to a story.
   *
   * @param usual the words under keys that are not there; a story that waits has few
   */
  private void words(Fields fields, Article article, StoryWords usual) {
    Story story = stories.storyOf(article);
    StoryWords before = shown.changes().of(story);
    // An id that was swapped with the one above it still has the texts of that story.
    Optional<Bite> bite = shown.above(story).or(() -> shown.bite(story));
    String usualTitle = shown.above(story).map(Bite::title).orElse(article.title());
    String title = fields.optional("title", Values::line).orElse("");
    String gist =
        fields
            .optional("gist", Values::lines)
            .orElse(fields.has("gist") ? "" : usual.gist())
            .replaceAll("\\s+", " ")
            .strip();
    boolean sameGist =
        bite.filter(
                b ->
                    gist.equals(SheetWriter.sentences(b))
                        || (before.gist().isEmpty() && gist.equals(SheetWriter.gist(b))))
            .isPresent();
    String section =
        fields
            .optional("section", this::topic)
            .orElse(fields.has("section") ? "" : usual.section());
    boolean sameSection = before.section().isEmpty() && section.equals(shown.section(story));
    StoryWords now =
        new StoryWords(
            title.equals(article.title()) || title.equals(usualTitle) ? "" : title,
            sameGist ? "" : gist,
            sameSection ? "" : section,
            fields.optional("note", Values::lines).orElse(fields.has("note") ? "" : usual.note()));
    if (!now.equals(StoryWords.NONE)) {
      words.put(article.id(), now);
    }
  }

  /** Parses a topic, by name or title. */
  private Checked<String> topic(String text) {
    List<String> names = shown.topics().stream().map(Topic::name).toList();
    Optional<String> topic =
        shown.topics().stream()
            .filter(t -> t.name().equals(text) || t.title().equalsIgnoreCase(text))
            .map(Topic::name)
            .findFirst();
    return Values.valid(topic, text, names);
  }

  private boolean isShownAsLead(ArticleId id) {
    return shown.edition().lead().story().lead().id().equals(id);
  }

  private static Checked<Instant> instant(String text) {
    try {
      return Checked.good(Instant.parse(text));
    } catch (DateTimeException e) {
      return Checked.bad("\"" + text + "\" is not valid; leave it as it was");
    }
  }
}
