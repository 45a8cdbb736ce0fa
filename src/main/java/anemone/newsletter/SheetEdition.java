package anemone.newsletter;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.Editor;
import anemone.edition.EditorialChanges;
import anemone.edition.Related;
import anemone.edition.Section;
import anemone.edition.Slot;
import anemone.edition.Story;
import anemone.edition.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An edition on a sheet, with the other stories to choose from.
 *
 * @param edition the edition with the current changes
 * @param asOf the time of its composition
 * @param changes the current changes
 * @param ranked all stories to choose from, the best first
 * @param grouped the articles grouped into stories, without editorial changes
 * @param related pairs of stories that may be the same
 * @param nearly pairs of stories that may be one storyline
 * @param topics the newsletter's topics
 */
public record SheetEdition(
    Edition edition,
    Instant asOf,
    EditorialChanges changes,
    List<Editor.Ranked> ranked,
    List<Story> grouped,
    List<Related> related,
    List<Related> nearly,
    List<Topic> topics) {

  /** Copies the lists. */
  public SheetEdition {
    ranked = List.copyOf(ranked);
    grouped = List.copyOf(grouped);
    related = List.copyOf(related);
    nearly = List.copyOf(nearly);
    topics = List.copyOf(topics);
  }

  /** Returns the slot of the edition. */
  public Slot slot() {
    return edition.slot();
  }

  /** Returns the stories that are not in the edition, the best first. */
  public List<Story> waiting() {
    Set<ArticleId> used =
        edition.told().stream().map(b -> b.story().lead().id()).collect(Collectors.toSet());
    return ranked.stream()
        .map(Editor.Ranked::story)
        .filter(story -> !used.contains(story.lead().id()))
        .toList();
  }

  /** Returns a story as it is in the edition, if it is, also beneath another. */
  public Optional<Bite> bite(Story story) {
    return edition.told().stream()
        .filter(b -> b.story().lead().id().equals(story.lead().id()))
        .findFirst();
  }

  /** Returns the story of the edition that another one is beneath, if it is. */
  public Optional<Bite> above(Story story) {
    return edition.bites().stream()
        .filter(
            b -> b.more().stream().anyMatch(m -> m.story().lead().id().equals(story.lead().id())))
        .findFirst();
  }

  /** Returns the name of a story's topic, or empty. */
  public String section(Story story) {
    return ranked.stream()
        .filter(r -> r.story().lead().id().equals(story.lead().id()))
        .map(r -> r.topic().name())
        .findFirst()
        .or(() -> shownIn(story))
        .orElse("");
  }

  private Optional<String> shownIn(Story story) {
    return edition.sections().stream()
        .filter(s -> s.bites().stream().anyMatch(b -> b.story().equals(story)))
        .map(Section::topic)
        .findFirst();
  }

  /** Returns the story of an article, with editorial changes. */
  Optional<Story> storyOf(ArticleId article) {
    return in(ranked.stream().map(Editor.Ranked::story).toList(), article);
  }

  /** Returns the story of an article, without editorial changes. */
  Optional<Story> groupOf(ArticleId article) {
    return in(grouped, article);
  }

  /** Returns the stories that may be the same as one, without those beneath it. */
  public List<Related> related(Bite bite) {
    return others(related, bite);
  }

  /** Returns the stories that may be of the storyline of one, without those beneath it. */
  public List<Related> nearly(Bite bite) {
    return others(nearly, bite);
  }

  private List<Related> others(List<Related> pairs, Bite bite) {
    Story story = bite.story();
    return pairs.stream()
        .filter(r -> holds(story, r.lead()) != holds(story, r.other()))
        .map(r -> holds(story, r.lead()) ? r : r.reversed())
        .filter(r -> storyOf(r.other().id()).isPresent())
        .filter(r -> bite.more().stream().noneMatch(more -> more.tells(r.other().id())))
        .toList();
  }

  private static boolean holds(Story story, Article article) {
    return story.articles().stream().anyMatch(a -> a.id().equals(article.id()));
  }

  private static Optional<Story> in(List<Story> stories, ArticleId article) {
    return stories.stream()
        .filter(s -> s.articles().stream().anyMatch(a -> a.id().equals(article)))
        .findFirst();
  }
}
