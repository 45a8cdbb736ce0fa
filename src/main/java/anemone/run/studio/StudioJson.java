package anemone.run.studio;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.EditionWords;
import anemone.edition.Editor;
import anemone.edition.Fate;
import anemone.edition.Related;
import anemone.edition.Story;
import anemone.newsletter.EditSheet;
import anemone.newsletter.SheetEdition;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes an edition for the studio's page as JSON. The keys of an edition and of its stories that a
 * sheet has are those of the sheet, so that the page can send them back as one.
 */
public final class StudioJson {

  private static final int MOST_WAITING = 60;

  private StudioJson() {}

  /** Returns an edition as JSON. */
  public static ObjectNode of(StudioEdition shown) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("edition", shown.slot().label());
    json.put("hash", shown.hash());
    StudioEdition.Approval approval = shown.approval();
    json.put("approved", approval.done());
    json.put("approvers", approval.needed());
    ArrayNode names = json.putArray("approved-by");
    approval.names().forEach(names::add);
    approval.release().ifPresent(at -> json.put("release", at.toEpochMilli()));
    json.put("recalled", approval.recalled());
    json.put("closed", approval.closed());
    json.put("undoable", shown.undoable());
    json.put("redoable", shown.redoable());
    shown.sheet().ifPresent(sheet -> add(json, sheet));
    return json;
  }

  private static void add(ObjectNode json, SheetEdition sheet) {
    Edition edition = sheet.edition();
    EditionWords words = sheet.changes().words();
    json.put("as-of", sheet.asOf().toString());
    json.put("subject", words.subject());
    json.put("preheader", words.preheader());
    json.put("intro", words.intro());
    json.put("gists", edition.gists());
    ArrayNode topics = json.putArray("topics");
    sheet.topics().forEach(t -> topics.addObject().put("name", t.name()).put("title", t.title()));
    ArrayNode stories = json.putArray("stories");
    edition.bites().forEach(bite -> add(stories.addObject(), bite, sheet));
    ArrayNode waiting = json.putArray("waiting");
    sheet.waiting().stream()
        .limit(MOST_WAITING)
        .forEach(story -> add(waiting.addObject(), story, sheet));
    json.put("more", Math.max(0, sheet.waiting().size() - MOST_WAITING));
  }

  private static void add(ObjectNode json, Bite bite, SheetEdition sheet) {
    Story story = bite.story();
    basics(json, story, bite.title());
    json.put("lead", bite.equals(sheet.edition().lead()));
    json.put("gist", EditSheet.gist(bite));
    json.put("section", sheet.section(story));
    json.put("note", bite.note());
    Set<?> pinned = sheet.changes().selection().pinned();
    json.put("pin", story.articles().stream().anyMatch(a -> pinned.contains(a.id())));
    json.put("why", why(story, sheet, Optional.empty()));
    ArrayNode also = json.putArray("also");
    story.alsoAt().forEach(a -> article(also.addObject(), a));
    ArrayNode more = json.putArray("more");
    bite.more().forEach(beneath -> article(more.addObject(), beneath.story().lead()));
    add(json.putArray("related"), sheet.related(bite));
    add(json.putArray("nearly"), sheet.nearly(bite));
  }

  private static void add(ObjectNode json, Story story, SheetEdition sheet) {
    String own = sheet.changes().of(story).title();
    basics(json, story, own.isEmpty() ? story.lead().title() : own);
    json.put("use", false);
    Set<?> dropped = sheet.changes().selection().dropped();
    json.put("dropped", story.articles().stream().anyMatch(a -> dropped.contains(a.id())));
    Optional<Fate> fate = Optional.ofNullable(sheet.edition().fates().get(story.lead().id()));
    json.put("why", why(story, sheet, fate));
  }

  private static void add(ArrayNode json, List<Related> others) {
    others.forEach(r -> article(json.addObject(), r.other()).put("reason", r.reason()));
  }

  private static void basics(ObjectNode json, Story story, String title) {
    Article lead = story.lead();
    json.put("id", EditSheet.id(lead));
    json.put("key", lead.id().value());
    json.put("title", title);
    json.put("source", lead.source());
    json.put("given", lead.title());
    json.put("url", lead.url().map(URI::toString).orElse(""));
    json.put("language", lead.language());
  }

  private static ObjectNode article(ObjectNode json, Article article) {
    return json.put("id", EditSheet.id(article))
        .put("source", article.source())
        .put("title", article.title());
  }

  /** Returns the score of a story, and why it is not in the edition if it is not. */
  private static String why(Story story, SheetEdition sheet, Optional<Fate> fate) {
    String score =
        sheet.ranked().stream()
            .filter(r -> r.story().lead().id().equals(story.lead().id()))
            .findFirst()
            .map(StudioJson::score)
            .orElse("");
    return fate.map(f -> "Not in it: " + f.why() + ". ").orElse("") + score;
  }

  private static String score(Editor.Ranked ranked) {
    String parts =
        Arrays.stream(ranked.score().toString().split(", "))
            .filter(part -> !part.endsWith(" 0.00"))
            .collect(Collectors.joining(", "));
    return "Score %.2f%s.".formatted(ranked.score().total(), parts.isEmpty() ? "" : ": " + parts);
  }
}
