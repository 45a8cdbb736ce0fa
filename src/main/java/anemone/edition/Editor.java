package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Composes editions. The same articles at the same time give the same edition. */
public final class Editor {

  private static final Topic OTHER = new Topic("", "");

  private final Recipe recipe;
  private final Stories stories;
  private final Ranking ranking;
  private final Sections sections;
  private final Summarizer summarizer;
  private final Bites bites;

  /** An editor with a recipe. */
  public Editor(
      Recipe recipe, Stories stories, Ranking ranking, Sections sections, Summarizer summarizer) {
    this.recipe = recipe;
    this.stories = stories;
    this.ranking = ranking;
    this.sections = sections;
    this.summarizer = summarizer;
    this.bites = new Bites(recipe, summarizer);
  }

  /** Returns an editor that parts the articles that are said not to belong together. */
  public Editor with(Relations relations) {
    return new Editor(recipe, stories.with(relations), ranking, sections, summarizer);
  }

  /**
   * Returns an editor that makes the same editions, and remembers what it found out about their
   * articles: composing again after a change is quicker. It must be used by one thread at a time.
   */
  public Editor remembering() {
    return new Editor(
        recipe,
        EditorMemory.stories(stories),
        EditorMemory.ranking(ranking),
        EditorMemory.sections(sections),
        EditorMemory.summarizer(summarizer));
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
    StorylineFinder finder = grouping.storylines();
    ToldStories divided =
        ToldStories.of(
            new Regrouping(changes.groups()).apply(grouping.stories()), pool.sent(), finder);
    fates.putAll(divided.fates());
    Updates updates =
        new Updates(
            divided.untold(),
            divided.told(),
            pool.sent(),
            finder,
            slot.day().minusDays(recipe.storylineDays()));
    fates.putAll(updates.fates());
    Ranking.Scores scores =
        ranking.at(now, pool.sent().stream().map(SentArticle::article).toList());
    List<Ranked> ranked =
        divided.untold().stream()
            .map(story -> changes.selection().keeps(story) ? story : updates.part(story))
            .map(story -> new Ranked(story, topic(story, changes), scores.of(story)))
            .toList();
    PlaceChooser chooser = new PlaceChooser(recipe, changes.selection(), fates);
    List<Ranked> left = chooser.leftOut(ranked, updates);
    Set<Ranked> apart = Set.copyOf(left);
    Places all = new Places(recipe, finder, updates, changes);
    List<StorylinePlace> places = all.of(ranked.stream().filter(r -> !apart.contains(r)).toList());
    List<StorylinePlace> chosen = chooser.choose(places);
    int fewest = changes.selection().isMade() ? 1 : recipe.fewest();
    Optional<Edition> edition =
        chosen.isEmpty() || chosen.size() < fewest
            ? Optional.empty()
            : Optional.of(
                edition(slot, number, now, bites(chosen, places, updates, changes), changes));
    edition.ifPresent(e -> fates.putAll(UsedPlaces.fates(e, chosen, changes)));
    List<Ranked> inOrder =
        Stream.concat(places.stream().flatMap(p -> p.ranked().stream()), left.stream()).toList();
    return new Composition(
        edition.map(e -> e.withFates(fates)),
        grouping,
        inOrder,
        fates,
        all.nearly(),
        edition.map(e -> UnsurePairs.of(e, inOrder, grouping, all)).orElse(List.of()));
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

  /** Returns the topic of a story's section: the editor's choice, or else by its words. */
  private Topic topic(Story story, EditorialChanges changes) {
    String section = changes.of(story).section();
    return recipe.topics().stream()
        .filter(topic -> topic.name().equals(section))
        .findFirst()
        .or(() -> sections.of(story))
        .orElse(OTHER);
  }

  /**
   * Ranks the chosen places by the editor's order, else by score; pinning does not improve the
   * rank.
   */
  private List<Chosen> bites(
      List<StorylinePlace> chosen,
      List<StorylinePlace> places,
      Updates updates,
      EditorialChanges changes) {
    List<Chosen> result = new ArrayList<>();
    chosen.stream()
        .sorted(
            Comparator.comparingInt(
                    (StorylinePlace p) ->
                        p.shown().stream().mapToInt(changes::place).min().orElseThrow())
                .thenComparingInt(places::indexOf))
        .forEach(
            p ->
                result.add(
                    new Chosen(
                        bites.of(p, updates, changes, result.size() + 1), p.leading().topic())));
    return result;
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
   * @param fates the fates of the candidates, also without an edition
   * @param nearly pairs of these stories that are nearly one storyline, the likeliest first
   * @param unsure pairs of articles, one or both in the edition, whose relation is worth asking
   *     somebody about
   */
  public record Composition(
      Optional<Edition> edition,
      Grouping grouping,
      List<Ranked> ranked,
      Map<ArticleId, Fate> fates,
      List<Related> nearly,
      List<ArticlePair> unsure) {

    /** Copies the lists. */
    public Composition {
      nearly = List.copyOf(nearly);
      unsure = List.copyOf(unsure);
      fates = Map.copyOf(fates);
      ranked = List.copyOf(ranked);
    }
  }
}
