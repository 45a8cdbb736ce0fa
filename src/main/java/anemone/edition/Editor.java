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
import java.util.stream.Stream;

/** Composes editions: the same articles at the same moment make the same edition. */
public final class Editor {

  private static final Topic OTHER = new Topic("", "");

  private final Recipe recipe;
  private final Stories stories;
  private final Ranking ranking;
  private final Sections sections;
  private final Summarizer summarizer;
  private final Retelling retelling;

  /** An editor who follows a recipe. */
  public Editor(
      Recipe recipe,
      Stories stories,
      Ranking ranking,
      Sections sections,
      Summarizer summarizer,
      Retelling retelling) {
    this.recipe = recipe;
    this.stories = stories;
    this.ranking = ranking;
    this.sections = sections;
    this.summarizer = summarizer;
    this.retelling = retelling;
  }

  /**
   * Composes the edition of a slot.
   *
   * @param slot the slot
   * @param number the edition's number
   * @param now the moment at which it is composed
   * @param missed how much longer than the window articles have waited, because slots were missed
   * @param pool the articles to choose from, and what was told before
   * @param acts what an editor did by hand
   * @return the edition, with one fate for every candidate; nothing where the candidates of the
   *     window tell fewer stories than the recipe asks
   */
  public Optional<Edition> compose(
      Slot slot, int number, Instant now, Duration missed, Pool pool, Acts acts) {
    Map<ArticleId, Fate> fates = new TreeMap<>();
    Duration window = recipe.window(slot.cadence()).plus(missed);
    List<Article> fresh = new ArrayList<>();
    for (Article article : pool.candidates()) {
      if (article.appeared().isBefore(now.minus(window))) {
        fates.put(article.id(), new Fate.Dropped("older than " + window.toHours() + " hours"));
      } else {
        fresh.add(article);
      }
    }
    List<Ranked> ranked = rank(new Pool(fresh, pool.told()), now, fates);
    List<Bite> chosen = choose(ranked, acts, fates);
    if (chosen.isEmpty() || chosen.size() < recipe.fewest()) {
      return Optional.empty();
    }
    Edition edition =
        new Edition(
            slot,
            number,
            now,
            acts.intro(),
            acts.lead(chosen),
            recipe.stories(),
            inSections(chosen, acts),
            fates);
    fates.putAll(UsedPlaces.fates(edition, ranked, acts));
    return Optional.of(edition.withFates(fates));
  }

  /** The new stories that some articles tell, with their scores, the best first. */
  public List<Ranked> rank(Pool pool, Instant now) {
    return rank(pool, now, new HashMap<>());
  }

  private List<Ranked> rank(Pool pool, Instant now, Map<ArticleId, Fate> fates) {
    Map<ArticleId, Slot> told =
        pool.told().stream()
            .collect(Collectors.toMap(t -> t.article().id(), Told::slot, (one, other) -> one));
    List<Article> old = pool.told().stream().map(Told::article).toList();
    Ranking.Scores scores = ranking.at(now, old);
    List<Ranked> ranked = new ArrayList<>();
    List<Article> all = Stream.concat(old.stream(), fresh(pool, told)).toList();
    for (Story story : stories.group(all).stories()) {
      Optional<Slot> before =
          story.articles().stream()
              .flatMap(a -> Optional.ofNullable(told.get(a.id())).stream())
              .findFirst();
      if (before.isEmpty()) {
        ranked.add(new Ranked(story, sections.of(story).orElse(OTHER), scores.of(story)));
      } else {
        Fate fate = new Fate.Dropped("its story was told in " + before.get());
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

  private static Stream<Article> fresh(Pool pool, Map<ArticleId, Slot> told) {
    return pool.candidates().stream().filter(a -> !told.containsKey(a.id()));
  }

  private List<Bite> choose(List<Ranked> ranked, Acts acts, Map<ArticleId, Fate> fates) {
    List<Bite> chosen = new ArrayList<>();
    Map<String, Integer> bySource = new HashMap<>();
    Map<Topic, Integer> bySection = new HashMap<>();
    for (Ranked candidate : pinnedFirst(ranked, acts)) {
      String source = candidate.story().lead().source();
      Topic topic = candidate.topic();
      boolean pinned = acts.pins(candidate.story());
      Optional<Fate> fate = Optional.empty();
      if (acts.drops(candidate.story())) {
        fate = Optional.of(new Fate.Dropped("the editor left it out"));
      } else if (!pinned && chosen.size() >= recipe.most()) {
        fate = carried("the edition was full with " + recipe.most() + " better stories");
      } else if (!pinned && bySource.getOrDefault(source, 0) >= recipe.perSource()) {
        fate = carried(source + " had its " + recipe.perSource() + " stories already");
      } else if (!pinned && bySection.getOrDefault(topic, 0) >= recipe.perSection()) {
        fate =
            carried(
                "the section "
                    + (topic.title().isEmpty() ? "without a topic" : topic.title())
                    + " had its "
                    + recipe.perSection()
                    + " stories already");
      } else {
        bySource.merge(source, 1, Integer::sum);
        bySection.merge(topic, 1, Integer::sum);
        chosen.add(bite(candidate.story(), acts, chosen.size() + 1));
      }
      fate.ifPresent(f -> candidate.story().articles().forEach(a -> fates.put(a.id(), f)));
    }
    return chosen;
  }

  private static Optional<Fate> carried(String why) {
    return Optional.of(new Fate.Carried(why));
  }

  private static List<Ranked> pinnedFirst(List<Ranked> ranked, Acts acts) {
    return ranked.stream()
        .sorted(Comparator.comparing((Ranked r) -> !acts.pins(r.story())))
        .toList();
  }

  /** In the order of the topics, or of their first stories where the editor ordered those. */
  private List<Section> inSections(List<Bite> chosen, Acts acts) {
    List<Topic> order = new ArrayList<>(recipe.topics());
    order.add(OTHER);
    List<Bite> inOrder =
        chosen.stream().sorted(Comparator.comparingInt(b -> acts.place(b.story()))).toList();
    if (!acts.order().isEmpty()) {
      List<Topic> first =
          inOrder.stream().map(b -> sections.of(b.story()).orElse(OTHER)).distinct().toList();
      order.sort(Comparator.comparingInt(t -> first.contains(t) ? first.indexOf(t) : first.size()));
    }
    List<Section> result = new ArrayList<>();
    for (Topic topic : order) {
      List<Bite> bites =
          inOrder.stream()
              .filter(bite -> sections.of(bite.story()).orElse(OTHER).equals(topic))
              .toList();
      if (!bites.isEmpty()) {
        result.add(new Section(topic.name(), topic.title(), bites));
      }
    }
    return result;
  }

  private Bite bite(Story story, Acts acts, int rank) {
    Article lead = story.lead();
    List<Span> gist = summarizer.gist(lead, recipe.gist());
    List<Span> points =
        recipe.points() == 0 ? List.of() : summarizer.points(lead, gist, recipe.points());
    return new Bite(
        story,
        acts.title(story),
        gist,
        retelling.retell(lead, gist).orElse(""),
        points,
        acts.note(story),
        summarizer.minutes(lead),
        rank);
  }

  /**
   * A story with its score.
   *
   * @param story the story
   * @param topic the topic of its section; one without a name for a story that has none
   * @param score its score
   */
  public record Ranked(Story story, Topic topic, Score score) {}
}
