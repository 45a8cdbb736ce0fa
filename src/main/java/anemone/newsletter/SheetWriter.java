package anemone.newsletter;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Bite;
import anemone.edition.EditionWords;
import anemone.edition.Related;
import anemone.edition.Span;
import anemone.edition.Story;
import anemone.edition.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes the sheet of an edition: YAML, a few lines for each story. */
final class SheetWriter {

  private static final int ID_SHOWN = 12;
  private static final int MAX_WAITING = 30;

  /** Languages that put no space between sentences. */
  private static final Set<String> UNSPACED = Set.of("ja", "zh", "th", "lo", "km", "my");

  private final SheetEdition shown;
  private final StringBuilder sheet = new StringBuilder();

  private SheetWriter(SheetEdition shown) {
    this.shown = shown;
  }

  /** Returns the sheet of one edition. */
  static String write(SheetEdition shown) {
    SheetWriter writer = new SheetWriter(shown);
    writer.head();
    writer.stories();
    writer.waiting();
    return writer.sheet.toString();
  }

  private void head() {
    EditionWords words = shown.changes().words();
    line("# " + shown.slot() + ": what subscribers will see, in this order. Move stories, change");
    line("# them, or delete them to leave them out; then save and quit.");
    line("# An empty text means: as Anemone has it. A text with a double quote in it: \\\"");
    line("edition: " + shown.slot());
    line("as-of: " + asOf(shown.asOf()) + "    # leave this as it is");
    line("");
    line("subject: " + quoted(words.subject()) + "    # empty: the title of the lead");
    line("preheader: " + quoted(words.preheader()) + "    # empty: the next titles");
    line("intro: " + quoted(words.intro()) + "    # your words above the stories: **bold** and");
    line("    # [links](https://example.org/)");
    line("");
    line("stories:");
  }

  /** Rounds a time up to whole milliseconds. */
  private static Instant asOf(Instant moment) {
    return moment.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
  }

  private void stories() {
    List<Bite> bites = shown.edition().bites();
    String topics = shown.topics().stream().map(Topic::name).collect(Collectors.joining(", "));
    for (Bite bite : bites) {
      boolean first = bite.equals(bites.get(0));
      Story story = bite.story();
      entry(story, bite.title());
      line("    lead: " + bite.equals(shown.edition().lead()) + explained(first, "true: it leads"));
      line("    gist: " + quoted(gist(bite)));
      line("    section: " + quoted(shown.section(story)) + explained(first, topics));
      line("    note: " + quoted(bite.note()) + explained(first, "your words to it"));
      line(
          "    pin: "
              + story.articles().stream()
                  .anyMatch(a -> shown.changes().selection().pinned().contains(a.id()))
              + explained(first, "true: it stays, whatever comes in"));
      line(
          "    also:" + explained(first, "other articles of the story; to split it, move one out"));
      story.alsoAt().forEach(a -> line("      - " + listed(a)));
      shown.related(bite).forEach(this::related);
      line(
          "    more:"
              + explained(first, "stories of its storyline, beneath it; to part one, move it"));
      bite.more().forEach(more -> line("      - " + listed(more.story().lead())));
      shown.nearly(bite).forEach(this::related);
    }
  }

  private void related(Related related) {
    line("      # - " + listed(related.other()) + "; related? because " + plain(related.reason()));
  }

  private void waiting() {
    List<Story> waiting = shown.waiting();
    if (waiting.isEmpty()) {
      return;
    }
    line("");
    line("# Not in the edition; use: true adds a story.");
    line("waiting:");
    for (Story story : waiting.subList(0, Math.min(MAX_WAITING, waiting.size()))) {
      entry(story, title(story));
      line("    use: false" + (isDropped(story) ? "    # you left it out" : ""));
    }
    if (waiting.size() > MAX_WAITING) {
      line("# " + (waiting.size() - MAX_WAITING) + " more; anemone articles lists them");
    }
  }

  private String title(Story story) {
    String own = shown.changes().of(story).title();
    return own.isEmpty() ? story.lead().title() : own;
  }

  private boolean isDropped(Story story) {
    Set<ArticleId> dropped = shown.changes().selection().dropped();
    return story.articles().stream().anyMatch(a -> dropped.contains(a.id()));
  }

  private void entry(Story story, String title) {
    line("  - id: " + quoted(id(story.lead())) + "    # " + plain(sources(story)));
    line("    title: " + quoted(title));
  }

  private static String sources(Story story) {
    return story.articles().stream()
        .map(Article::source)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Returns an article in a list: its id, with source and title as a comment. */
  private static String listed(Article article) {
    return quoted(id(article)) + "    # " + plain(article.source() + ": " + article.title());
  }

  /** Returns the summary of a story: the retelling, or the article's own sentences. */
  static String gist(Bite bite) {
    return bite.retelling().isEmpty() ? sentences(bite) : bite.retelling();
  }

  /** Returns the article's own sentences as one text. */
  static String sentences(Bite bite) {
    String language = Locale.forLanguageTag(bite.story().lead().language()).getLanguage();
    return bite.gist().stream()
        .map(Span::text)
        .map(text -> text.replaceAll("\\s+", " ").strip())
        .collect(Collectors.joining(UNSPACED.contains(language) ? "" : " "));
  }

  /** Returns an id, cut to an unambiguous length. */
  static String id(Article article) {
    String id = article.id().value();
    return id.substring(0, Math.min(ID_SHOWN, id.length()));
  }

  private static String explained(boolean first, String comment) {
    return first ? "    # " + plain(comment) : "";
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  private void line(String text) {
    sheet.append(text).append('\n');
  }
}
