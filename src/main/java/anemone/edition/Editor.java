package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Composes editions. The same articles at the same time give the same edition. */
public final class Editor {

  private static final Topic OTHER = new Topic("", "");

  private final Recipe recipe;
  private final Stories stories;
  private final Ranking ranking;
  private final Sections sections;
  private final Summarizer summarizer;

  /** An editor with a recipe. */
  public Editor(
      Recipe recipe, Stories stories, Ranking ranking, Sections sections, Summarizer summarizer) {
    this.recipe = recipe;
    this.stories = stories;
    this.ranking = ranking;
    this.sections = sections;
    this.summarizer = summarizer;
  }

  /** The topics, in the order of their sections. */
  public List<Topic> topics() {
    return recipe.topics();
  }

  /**
   * Composes the edition of a slot.
   *
   * @param slot the slot
   * @param number the edition's number
   * @param now the time of composition
   * @param missed the time to add to the window for missed slots
   * @param pool the candidate articles, and those sent before
   * @param changes what an editor changed by hand
   * @return the edition, with one fate for every candidate; nothing where the candidates of the
   *     window tell fewer stories than the recipe asks, unless the editor chose so few
   */
  public Composition composition(
      Slot slot, int number, Instant now, Duration missed, Pool pool, EditorialChanges changes) {
    Map<ArticleId, Fate> fates = new TreeMap<>();
    Duration window = recipe.window(slot.cadence()).plus(missed);
    List<Article> fresh = new ArrayList<>();
    for (Article article : pool.candidates()) {
      boolean kept = changes.selection().keeps(article.id());
      if (article.appeared().isBefore(now.minus(window)) && !kept) {
        fates.put(article.id(), new Fate.Dropped("older than " + window.toHours() + " hours"));
      } else {
        fresh.add(article);
      }
    }
    Pool considered = new Pool(fresh, pool.sent());
    Grouping grouping = stories.group(considered.all());
    List<Ranked> ranked = rank(grouping, considered, now, changes, fates);
    List<Chosen> chosen = choose(ranked, changes, fates);
    int fewest = changes.selection().isMade() ? 1 : recipe.fewest();
    Optional<Edition> edition =
        chosen.isEmpty() || chosen.size() < fewest
            ? Optional.empty()
            : Optional.of(edition(slot, number, now, chosen, changes));
    edition.ifPresent(e -> fates.putAll(UsedPlaces.fates(e, ranked, changes)));
    return new Composition(edition.map(e -> e.withFates(fates)), grouping, ranked);
  }

  private Edition edition(
      Slot slot, int number, Instant now, List<Chosen> chosen, EditorialChanges changes) {
    return new Edition(
        slot,
        number,
        now,
        changes.words(),
        changes.lead(chosen.stream().map(Chosen::bite).toList()),
        recipe.stories(),
        inSections(chosen, changes),
        Map.of());
  }

  /**
   * Returns the stories of some articles that were not sent before, with scores, the best first.
   */
  public List<Ranked> rank(Pool pool, Instant now) {
    return rank(stories.group(pool.all()), pool, now, EditorialChanges.NONE, new HashMap<>());
  }

  private List<Ranked> rank(
      Grouping grouping,
      Pool pool,
      Instant now,
      EditorialChanges changes,
      Map<ArticleId, Fate> fates) {
    Map<ArticleId, Slot> told =
        pool.sent().stream()
            .collect(
                Collectors.toMap(t -> t.article().id(), SentArticle::slot, (one, other) -> one));
    Ranking.Scores scores =
        ranking.at(now, pool.sent().stream().map(SentArticle::article).toList());
    List<Ranked> ranked = new ArrayList<>();
    for (Story story : new Regrouping(changes.groups()).apply(grouping.stories())) {
      Optional<Slot> before =
          story.articles().stream()
              .flatMap(a -> Optional.ofNullable(told.get(a.id())).stream())
              .findFirst();
      if (before.isEmpty()) {
        ranked.add(new Ranked(story, topic(story, changes), scores.of(story)));
      } else {
        Fate fate = new Fate.Dropped("its story was in " + before.get());
        story.articles().stream()
            .filter(a -> !told.containsKey(a.id()))
            .forEach(a -> fates.put(a.id(), fate));
      }
    }
    ranked.sort(
        Comparator.comparingDouble((Ranked r) -> r.score().total())
            .reversed()
            .thenComparing(r -> r.story().lead().id()));
    return FeedOrder.kept(ranked);
  }

  /** Returns the topic of a story's section: the editor's choice, or else by its words. */
  private Topic topic(Story story, EditorialChanges changes) {
    String section = changes.of(story).section();
    return recipe.topics().stream()
        .filter(topic -> topic.name().equals(section))
        .findFirst()
        .or(() -> sections.of(story))
        .orElse(OTHER);
  }

  private List<Chosen> choose(
      List<Ranked> ranked, EditorialChanges changes, Map<ArticleId, Fate> fates) {
    Selection selection = changes.selection();
    List<Ranked> kept = ranked.stream().filter(r -> selection.keeps(r.story())).toList();
    Caps caps = new Caps(recipe, kept);
    List<Ranked> chosen = new ArrayList<>();
    for (Ranked candidate : pinnedFirst(ranked, selection)) {
      Story story = candidate.story();
      Optional<Fate> against =
          selection.drops(story)
              ? Optional.of(new Fate.Dropped("the editor left it out"))
              : selection.passesOver(story)
                  ? Optional.of(new Fate.Carried("the editor did not choose it"))
                  : selection.pins(story)
                      ? Optional.empty()
                      : caps.against(candidate, selection.keeps(story), chosen.size());
      against.ifPresent(fate -> story.articles().forEach(a -> fates.put(a.id(), fate)));
      if (against.isEmpty()) {
        caps.take(candidate, selection.keeps(story));
        chosen.add(candidate);
      }
    }
    return inRanks(chosen, ranked, changes);
  }

  /**
   * Ranks the chosen stories by the editor's order, else by score; pinning does not improve the
   * rank.
   */
  private List<Chosen> inRanks(List<Ranked> chosen, List<Ranked> ranked, EditorialChanges changes) {
    List<Chosen> result = new ArrayList<>();
    chosen.stream()
        .sorted(
            Comparator.comparingInt((Ranked r) -> changes.place(r.story()))
                .thenComparingInt(ranked::indexOf))
        .forEach(
            r -> result.add(new Chosen(bite(r.story(), changes, result.size() + 1), r.topic())));
    return result;
  }

  private static List<Ranked> pinnedFirst(List<Ranked> ranked, Selection selection) {
    return ranked.stream()
        .sorted(Comparator.comparing((Ranked r) -> !selection.pins(r.story())))
        .toList();
  }

  /**
   * Returns the sections in the order of the topics, or of their first stories if the editor
   * ordered the stories.
   */
  private List<Section> inSections(List<Chosen> chosen, EditorialChanges changes) {
    List<Topic> order = new ArrayList<>(recipe.topics());
    order.add(OTHER);
    if (!changes.order().isEmpty()) {
      List<Topic> first = chosen.stream().map(Chosen::topic).distinct().toList();
      order.sort(Comparator.comparingInt(t -> first.contains(t) ? first.indexOf(t) : first.size()));
    }
    List<Section> result = new ArrayList<>();
    for (Topic topic : order) {
      List<Bite> bites =
          chosen.stream().filter(c -> c.topic().equals(topic)).map(Chosen::bite).toList();
      if (!bites.isEmpty()) {
        result.add(new Section(topic.name(), topic.title(), bites));
      }
    }
    return result;
  }

  private Bite bite(Story story, EditorialChanges changes, int rank) {
    Article lead = story.lead();
    StoryWords words = changes.of(story);
    List<Span> gist = summarizer.gist(lead, recipe.gist());
    List<Span> points =
        recipe.points() == 0 ? List.of() : summarizer.points(lead, gist, recipe.points());
    return new Bite(
        story,
        words.title().isEmpty() ? lead.title() : words.title(),
        gist,
        words.gist(),
        points,
        words.note(),
        summarizer.minutes(lead),
        rank);
  }

  private record Chosen(Bite bite, Topic topic) {}

  /**
   * A story with its score.
   *
   * @param story the story
   * @param topic the topic of its section; one with an empty name if it has none
   * @param score its score
   */
  public record Ranked(Story story, Topic topic, Score score) {}

  /**
   * An edition, and the stories it was chosen from.
   *
   * @param edition the edition, if there is one
   * @param grouping the articles grouped into stories, without editorial changes
   * @param ranked the stories to choose from, with editorial changes, the best first
   */
  public record Composition(Optional<Edition> edition, Grouping grouping, List<Ranked> ranked) {

    /** Copies the list. */
    public Composition {
      ranked = List.copyOf(ranked);
    }
  }
}
