package anemone.newsletter;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Acts;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The sheet on which an editor works on an edition: YAML, a few lines a story. */
public final class EditSheet {

  private static final int ID_SHOWN = 12;
  private static final int MOST_WAITING = 30;

  private EditSheet() {}

  /**
   * What came of a sheet.
   *
   * @param acts what the editor did; nothing if there are problems
   * @param problems everything that is wrong with it, in the order of the lines
   */
  public record Result(Optional<Acts> acts, List<Problem> problems) {

    /** Copies the problems. */
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The sheet of an edition.
   *
   * @param edition the edition with what was done to it so far
   * @param acts what was done
   * @param waiting stories that are not in it, the best first
   */
  public static String of(Edition edition, Acts acts, List<Story> waiting) {
    StringBuilder sheet = new StringBuilder();
    sheet
        .append("# ")
        .append(edition.slot())
        .append(": what subscribers will see, in this order. Move stories, change them, or delete")
        .append("\n# them to leave them out; then save and quit.\n\n")
        .append("intro: ")
        .append(quoted(edition.intro()))
        .append("    # your words above the stories\n\nstories:\n");
    for (Bite bite : edition.bites()) {
      story(sheet, bite.story(), bite.title());
      sheet.append("    note: ").append(quoted(bite.note())).append("    # your words to it\n");
      boolean pinned =
          bite.story().articles().stream().anyMatch(a -> acts.pinned().contains(a.id()));
      sheet.append("    pin: ").append(pinned).append("    # true: it stays, whatever comes in\n");
    }
    if (!waiting.isEmpty()) {
      sheet.append("\n# Not in it; say use: true to put one in.\nwaiting:\n");
      for (Story story : waiting.subList(0, Math.min(MOST_WAITING, waiting.size()))) {
        story(sheet, story, story.lead().title());
        sheet.append("    use: false\n");
      }
    }
    return sheet.toString();
  }

  private static void story(StringBuilder sheet, Story story, String title) {
    sheet
        .append("  - id: ")
        .append(shown(story.lead().id()))
        .append("    # ")
        .append(
            story.articles().stream()
                .map(Article::source)
                .distinct()
                .collect(Collectors.joining(", "))
                .replaceAll("\\p{Cc}", " "))
        .append("\n    title: ")
        .append(quoted(title))
        .append('\n');
  }

  /** An identity, cut to what nobody mistakes; quoted, for some are numbers to YAML. */
  private static String shown(ArticleId id) {
    return quoted(id.value().substring(0, Math.min(ID_SHOWN, id.value().length())));
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  /**
   * Reads a sheet that an editor has changed.
   *
   * @param text the sheet
   * @param file its name, for the problems
   * @param edition the edition as the sheet showed it
   * @param acts what was done to it before
   * @param waiting the stories that it showed as waiting
   */
  public static Result read(
      String text, Path file, Edition edition, Acts acts, List<Story> waiting) {
    Problems problems = new Problems(file.toString());
    Reading reading = new Reading(new Environment(Map.of()), problems);
    Optional<Acts> done = Optional.empty();
    try {
      Fields root = Fields.of(reading, "", new Node.Spot(1, 1), YamlTree.parse(text));
      done = Optional.of(new Pen(reading, edition, acts, waiting).acts(root));
    } catch (YamlTree.NotYaml e) {
      problems.add(e.at(), "", e.why());
    }
    return new Result(done.filter(a -> problems.none()), problems.inOrder());
  }

  /** Gathers what was done, story by story. */
  private static final class Pen {

    private final Reading reading;
    private final Acts before;
    private final Edition edition;
    private final Map<String, Story> stories = new HashMap<>();
    private final List<ArticleId> order = new ArrayList<>();
    private final Set<ArticleId> dropped;
    private final Set<ArticleId> pinned = new HashSet<>();
    private final Map<ArticleId, String> titles = new HashMap<>();
    private final Map<ArticleId, String> notes = new HashMap<>();

    Pen(Reading reading, Edition edition, Acts before, List<Story> waiting) {
      this.reading = reading;
      this.before = before;
      this.edition = edition;
      this.dropped = new HashSet<>(before.dropped());
      edition.bites().forEach(b -> stories.put(key(b.story()), b.story()));
      waiting.forEach(story -> stories.put(key(story), story));
    }

    Acts acts(Fields root) {
      String intro = root.optional("intro", Values::lines).orElse("");
      List<Story> kept = new ArrayList<>();
      int number = 0;
      for (Node node : root.items("stories")) {
        Fields fields = Fields.of(reading, "stories[" + number++ + "]", node.at(), node);
        story(fields)
            .ifPresentOrElse(
                story -> kept.add(keep(story, fields)),
                () -> List.of("title", "note", "pin").forEach(fields::node));
        fields.done();
      }
      number = 0;
      for (Node node : root.items("waiting")) {
        Fields fields = Fields.of(reading, "waiting[" + number++ + "]", node.at(), node);
        Optional<Story> story = story(fields);
        boolean use = fields.optional("use", Values::yesOrNo).orElse(false);
        story.ifPresent(s -> title(s, fields));
        story.filter(s -> use).ifPresent(this::use);
        fields.done();
      }
      root.done();
      List<Story> shown = edition.bites().stream().map(Bite::story).toList();
      shown.stream().filter(s -> !kept.contains(s)).forEach(s -> dropped.add(s.lead().id()));
      boolean moved = !kept.equals(shown.stream().filter(kept::contains).toList());
      kept.forEach(story -> order.add(story.lead().id()));
      return new Acts(
          moved || !before.order().isEmpty() ? order : List.of(),
          Optional.empty(),
          dropped,
          pinned,
          titles,
          notes,
          intro);
    }

    private Optional<Story> story(Fields fields) {
      Optional<String> id = fields.required("id", Values::line);
      Optional<Story> story = id.flatMap(i -> Optional.ofNullable(stories.get(i)));
      if (id.isPresent() && story.isEmpty()) {
        fields.problem("id", "is " + id.get() + "; no story has it, leave the ids as they are");
      }
      return story;
    }

    private Story keep(Story story, Fields fields) {
      title(story, fields);
      fields.optional("note", Values::lines).ifPresent(n -> notes.put(story.lead().id(), n));
      if (fields.optional("pin", Values::yesOrNo).orElse(false)) {
        pinned.add(story.lead().id());
      }
      return story;
    }

    private void title(Story story, Fields fields) {
      fields
          .required("title", Values::line)
          .filter(title -> !title.equals(story.lead().title()))
          .ifPresent(title -> titles.put(story.lead().id(), title));
    }

    private void use(Story story) {
      story.articles().forEach(article -> dropped.remove(article.id()));
      pinned.add(story.lead().id());
    }

    private static String key(Story story) {
      String id = story.lead().id().value();
      return id.substring(0, Math.min(ID_SHOWN, id.length()));
    }
  }
}
