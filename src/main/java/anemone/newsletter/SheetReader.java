package anemone.newsletter;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Bite;
import anemone.edition.EditionWords;
import anemone.edition.Editor;
import anemone.edition.EditorialChanges;
import anemone.edition.Selection;
import anemone.edition.Story;
import anemone.edition.StoryWords;
import anemone.edition.Topic;
import anemone.subscriber.Checked;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
  private final List<Entry> entries = new ArrayList<>();
  private final Map<ArticleId, String> claimed = new HashMap<>();
  private final Map<ArticleId, StoryWords> words = new HashMap<>();
  private final Set<ArticleId> left = new HashSet<>();
  private final List<List<ArticleId>> storylines = new ArrayList<>();
  private final Set<ArticleId> pinned = new HashSet<>();
  private Instant asOf = Instant.MAX;
  private Optional<ArticleId> lead = Optional.empty();

  /** A story on the sheet: its articles, the lead first. */
  private record Entry(Fields fields, Article lead, List<Article> also, boolean ordered) {

    Stream<ArticleId> ids() {
      return Stream.concat(Stream.of(lead), also.stream()).map(Article::id);
    }
  }

  SheetReader(Reading reading, SheetEdition shown) {
    this.reading = reading;
    this.shown = shown;
  }

  /** Returns the changes; meaningless if there are problems. */
  EditorialChanges read(Fields root) {
    asOf = root.optional("as-of", SheetReader::instant).orElse(Instant.MAX);
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
    List<Entry> whole = entries.stream().map(this::withCompanions).toList();
    List<List<ArticleId>> groups = groups(whole);
    // Joining and splitting changes the scores, but must not change the order.
    boolean fixed = !groups.equals(shown.changes().groups());
    List<ArticleId> order = order(whole, fixed);
    boolean led = lead.isPresent() && (!order.isEmpty() || !isShownAsLead(lead.get()));
    return new EditorialChanges(
        own,
        selection(whole),
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

  private void story(Fields fields) {
    Optional<Article> article = article(fields);
    List<Article> also = fields.values("also", this::known);
    List<Article> more = fields.values("more", this::known);
    Optional<Boolean> pin = fields.optional("pin", Values::yesOrNo);
    Optional<Boolean> leads = fields.optional("lead", Values::yesOrNo);
    article.ifPresent(a -> words(fields, a));
    done(fields);
    if (article.isEmpty()) {
      return;
    }
    add(new Entry(fields, article.get(), also, true));
    more.forEach(other -> more(fields, other));
    storylines.add(Stream.concat(article.stream(), more.stream()).map(Article::id).toList());
    if (pin.orElse(false)) {
      pinned.add(article.get().id());
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
    Story story = storyOf(article);
    List<Article> others =
        story.articles().stream()
            .filter(a -> !a.id().equals(article.id()) && !claimed.containsKey(a.id()))
            .toList();
    add(new Entry(fields, article, others, false));
    StoryWords before = shown.changes().of(story);
    if (!before.equals(StoryWords.NONE)) {
      words.put(article.id(), before);
    }
  }

  private void waiting(Fields fields) {
    Optional<Article> article = article(fields);
    boolean use = fields.optional("use", Values::yesOrNo).orElse(false);
    article.ifPresent(a -> words(fields, a));
    done(fields);
    if (article.isEmpty()) {
      return;
    }
    Story story = storyOf(article.get());
    if (use) {
      List<Article> others =
          story.articles().stream()
              .filter(a -> !a.id().equals(article.get().id()) && !claimed.containsKey(a.id()))
              .toList();
      add(new Entry(fields, article.get(), others, false));
      pinned.add(article.get().id());
    } else {
      story.articles().forEach(a -> left.add(a.id()));
    }
  }

  /** Reports unknown keys; an entry may have all keys, since it can be moved between the lists. */
  private static void done(Fields fields) {
    List.of("title", "gist", "section", "note", "lead", "pin", "also", "more", "use")
        .forEach(fields::node);
    fields.done();
  }

  private void add(Entry entry) {
    entry.ids().forEach(id -> claim(entry, id));
    entries.add(entry);
  }

  private void claim(Entry entry, ArticleId id) {
    String place = entry.fields().pathOf(id.equals(entry.lead().id()) ? "id" : "also");
    String other = claimed.putIfAbsent(id, place);
    if (other != null) {
      entry
          .fields()
          .problem(
              id.equals(entry.lead().id()) ? "id" : "also",
              "has "
                  + id.value().substring(0, Math.min(12, id.value().length()))
                  + ", which "
                  + other
                  + " also has; an article can be in one story only, delete one of the two");
    }
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

  private void words(Fields fields, Article article) {
    Story story = storyOf(article);
    StoryWords before = shown.changes().of(story);
    // An id that was swapped with the one above it still has the texts of that story.
    Optional<Bite> bite = shown.above(story).or(() -> shown.bite(story));
    String usualTitle = shown.above(story).map(Bite::title).orElse(article.title());
    String title = fields.optional("title", Values::line).orElse("");
    String gist = fields.optional("gist", Values::lines).orElse("").replaceAll("\\s+", " ").strip();
    boolean sameGist =
        bite.filter(
                b ->
                    gist.equals(SheetWriter.sentences(b))
                        || (before.gist().isEmpty() && gist.equals(SheetWriter.gist(b))))
            .isPresent();
    String section = fields.optional("section", this::topic).orElse("");
    boolean sameSection = before.section().isEmpty() && section.equals(shown.section(story));
    StoryWords now =
        new StoryWords(
            title.equals(article.title()) || title.equals(usualTitle) ? "" : title,
            sameGist ? "" : gist,
            sameSection ? "" : section,
            fields.optional("note", Values::lines).orElse(""));
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

  /**
   * Adds the other articles of a story whose lead was moved here, unless they are elsewhere on the
   * sheet.
   */
  private Entry withCompanions(Entry entry) {
    Set<Article> also = new LinkedHashSet<>(entry.also());
    for (Article moved : entry.also()) {
      Story from = storyOf(moved);
      boolean elsewhere = from.articles().stream().anyMatch(a -> a.id().equals(entry.lead().id()));
      if (!elsewhere && from.lead().id().equals(moved.id())) {
        from.alsoAt().stream()
            .filter(a -> claimed.putIfAbsent(a.id(), "") == null)
            .forEach(also::add);
      }
    }
    return new Entry(entry.fields(), entry.lead(), List.copyOf(also), entry.ordered());
  }

  private Selection selection(List<Entry> whole) {
    Set<ArticleId> kept = new HashSet<>();
    whole.forEach(entry -> entry.ids().forEach(kept::add));
    Set<ArticleId> dropped = new HashSet<>(shown.changes().selection().dropped());
    Set<ArticleId> passedOver = new HashSet<>();
    for (Editor.Ranked ranked : shown.ranked()) {
      Story story = ranked.story();
      boolean deleted =
          shown.bite(story).isPresent()
              && isGone(story)
              && shown.above(story).map(Bite::story).filter(above -> !isGone(above)).isEmpty();
      story.articles().stream()
          .filter(this::wasThere)
          .map(Article::id)
          .filter(id -> !kept.contains(id))
          .forEach(id -> (deleted ? dropped : passedOver).add(id));
    }
    dropped.removeAll(kept);
    passedOver.removeAll(dropped);
    return new Selection(kept, pinned, dropped, passedOver);
  }

  /** Whether a story is nowhere on the sheet. */
  private boolean isGone(Story story) {
    return story.articles().stream()
        .noneMatch(a -> claimed.containsKey(a.id()) || left.contains(a.id()));
  }

  private boolean wasThere(Article article) {
    return !article.collected().isAfter(asOf);
  }

  /** Returns the order of the sheet, if it differs from the edition's, or must be fixed. */
  private List<ArticleId> order(List<Entry> whole, boolean fixed) {
    List<ArticleId> now = whole.stream().filter(Entry::ordered).map(e -> e.lead().id()).toList();
    List<ArticleId> before =
        shown.edition().bites().stream()
            .map(b -> b.story().lead().id())
            .filter(now::contains)
            .toList();
    boolean usual = now.equals(before) && shown.changes().order().isEmpty() && !fixed;
    return usual ? List.of() : now;
  }

  private boolean isShownAsLead(ArticleId id) {
    return shown.edition().lead().story().lead().id().equals(id);
  }

  /** Returns the stories of the sheet that differ from the automatic grouping. */
  private List<List<ArticleId>> groups(List<Entry> whole) {
    Map<ArticleId, List<ArticleId>> groups = new LinkedHashMap<>();
    Set<ArticleId> inEntries = new HashSet<>();
    whole.forEach(entry -> entry.ids().forEach(inEntries::add));
    for (Entry entry : whole) {
      List<ArticleId> ids = entry.ids().toList();
      List<Article> usual =
          shown.groupOf(entry.lead().id()).stream()
              .flatMap(s -> s.articles().stream())
              .filter(this::wasThere)
              .toList();
      boolean same = Set.copyOf(usual.stream().map(Article::id).toList()).equals(Set.copyOf(ids));
      if (!same || !usual.get(0).id().equals(entry.lead().id())) {
        groups.put(entry.lead().id(), ids);
        usual.stream()
            .map(Article::id)
            .filter(id -> !inEntries.contains(id))
            .forEach(id -> groups.putIfAbsent(id, List.of(id)));
      }
    }
    return List.copyOf(groups.values());
  }

  private Story storyOf(Article article) {
    return shown.storyOf(article.id()).orElseGet(() -> new Story(article, List.of()));
  }

  private static Checked<Instant> instant(String text) {
    try {
      return Checked.good(Instant.parse(text));
    } catch (DateTimeException e) {
      return Checked.bad("\"" + text + "\" is not valid; leave it as it was");
    }
  }
}
