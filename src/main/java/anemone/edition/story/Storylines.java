package anemone.edition.story;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.ArticlePair;
import anemone.edition.Related;
import anemone.edition.Relations;
import anemone.edition.Step;
import anemone.edition.Story;
import anemone.edition.Storyline;
import anemone.edition.StorylineFinder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Groups stories of one chain of events into storylines around a leading story. Two stories match
 * if their articles, on average, have similar headlines and first words.
 */
final class Storylines implements StorylineFinder {

  /** Minimum sum of the two cosines for one storyline. */
  private static final double MATCH = 0.23;

  /** Minimum sum of stories of a storyline that need no second opinion. */
  private static final double CERTAIN = 0.33;

  /** Minimum sum for stories shown to an editor as related. */
  private static final double NEARLY = 0.17;

  /** Minimum sum for stories that may report one event. */
  private static final double ALIKE = 0.1;

  private static final int MAX_RELATED = 100;

  /** Minimum time between articles of one story that are about one step and the next. */
  private static final Duration LATER = Duration.ofHours(12);

  private final Map<ArticleId, ArticleVectors> vectors = new HashMap<>();
  private final StoryPairs pairs;
  private final Rarity rarity;
  private final TermReader reader;
  private final Relations relations;

  /**
   * The storylines of the given articles.
   *
   * @param articles the vectors of the articles
   * @param pairs the pairs of indexes that are worth comparing, two in each number
   * @param rarity the rarity of their terms
   * @param relations the relations that are known otherwise
   */
  Storylines(
      List<ArticleVectors> articles,
      long[] pairs,
      Rarity rarity,
      TermReader reader,
      Relations relations) {
    this.pairs = new StoryPairs(articles, pairs);
    this.rarity = rarity;
    this.reader = reader;
    this.relations = relations;
    articles.forEach(a -> vectors.put(a.article().id(), a));
  }

  @Override
  public Result group(List<Story> stories) {
    Map<ArticleId, Integer> storyOf = StoryPairs.storyOf(stories);
    List<List<ArticleVectors>> read = stories.stream().map(this::read).toList();
    LeaderGroups groups =
        new LeaderGroups(
            stories.size(),
            (i, j) -> StoryLikeness.of(read.get(i), read.get(j)),
            new LeaderGroups.Thresholds(MATCH, MATCH, 0),
            (i, j) -> relations.partStorylines(stories.get(i), stories.get(j)));
    Set<Long> near = new TreeSet<>();
    pairs.each(
        storyOf,
        storyOf,
        (one, other) -> {
          if (!one.equals(other)
              && StoryLikeness.mayMatch(read.get(one), read.get(other))
              && groups.score(one, other) >= NEARLY) {
            near.add(StoryPairs.pair(Math.min(one, other), Math.max(one, other)));
          }
        });
    List<Long> likeliest = new ArrayList<>(near);
    likeliest.sort(
        Comparator.comparingDouble(
                (Long pair) -> -groups.score(StoryPairs.one(pair), StoryPairs.other(pair)))
            .thenComparing(Comparator.naturalOrder()));
    likeliest.stream()
        .filter(pair -> groups.score(StoryPairs.one(pair), StoryPairs.other(pair)) >= MATCH)
        .forEach(pair -> groups.join(StoryPairs.one(pair), StoryPairs.other(pair)));
    List<Storyline> storylines = new ArrayList<>();
    List<ArticlePair> unsure = new ArrayList<>();
    for (int i = 0; i < stories.size(); i++) {
      List<Integer> group = groups.of(i);
      if (group.get(0) == i) {
        int leading = groups.leaders(group).get(0);
        Article lead = stories.get(leading).lead();
        group.stream()
            .filter(j -> j != leading && groups.score(leading, j) < CERTAIN)
            .forEach(j -> unsure.add(new ArticlePair(lead, stories.get(j).lead())));
        storylines.add(
            new Storyline(
                Stream.concat(Stream.of(leading), group.stream().filter(j -> j != leading))
                    .map(stories::get)
                    .toList()));
      }
    }
    return new Result(
        storylines,
        likeliest.stream()
            .filter(pair -> !groups.together(StoryPairs.one(pair), StoryPairs.other(pair)))
            .limit(MAX_RELATED)
            .flatMap(
                pair ->
                    related(
                        stories.get(StoryPairs.one(pair)),
                        stories.get(StoryPairs.other(pair)),
                        groups.score(StoryPairs.one(pair), StoryPairs.other(pair)) >= MATCH)
                        .stream())
            .toList(),
        unsure);
  }

  @Override
  public List<Sequel> sequels(List<Story> stories, List<Story> told) {
    Map<ArticleId, Integer> storyOf = StoryPairs.storyOf(stories);
    Map<ArticleId, Integer> toldOf = StoryPairs.storyOf(told);
    Map<Integer, Set<Integer>> continued = new TreeMap<>();
    Map<Long, Boolean> known = new HashMap<>();
    pairs.each(
        storyOf,
        toldOf,
        (story, before) -> {
          boolean continues =
              known.computeIfAbsent(
                  StoryPairs.pair(story, before),
                  p -> continues(stories.get(story), told.get(before)));
          if (continues) {
            continued.computeIfAbsent(story, s -> new LinkedHashSet<>()).add(before);
          }
        });
    List<Sequel> sequels = new ArrayList<>();
    continued.forEach(
        (story, before) -> {
          List<Story> parts = before.stream().sorted().map(told::get).toList();
          sequels.add(sequel(stories.get(story), parts));
        });
    return sequels;
  }

  private Sequel sequel(Story story, List<Story> told) {
    List<Article> newer = new ArrayList<>();
    Optional<String> first = Optional.empty();
    for (Article article : story.articles()) {
      Optional<String> news = newsBeside(article, told);
      if (news.isPresent()) {
        newer.add(article);
        first = first.or(() -> news);
      }
    }
    return new Sequel(story, told, newer, first);
  }

  @Override
  public boolean isNext(Article article, Story told) {
    ArticleVectors next = vectors.get(article.id());
    List<ArticleVectors> before = read(told);
    Instant last =
        told.articles().stream().map(Article::appeared).max(Instant::compareTo).orElse(Instant.MAX);
    return next != null
        && article.appeared().minus(LATER).isAfter(last)
        && new News(rarity, reader)
            .isNext(
                next.terms(),
                before.stream().map(ArticleVectors::terms).toList(),
                event(next, before));
  }

  private boolean continues(Story story, Story told) {
    double score = StoryLikeness.of(read(story), read(told));
    return score >= MATCH || (score >= ALIKE && isSameEvent(story, told));
  }

  @Override
  public Optional<String> news(Story story, List<Story> shown) {
    return shown.stream().anyMatch(other -> isSoon(story, other) && isSameEvent(story, other))
        ? newsBeside(story.lead(), shown)
        : Optional.of("it is another event");
  }

  private static boolean isSoon(Story story, Story other) {
    return Duration.between(story.lead().appeared(), other.lead().appeared()).abs().compareTo(LATER)
        < 0;
  }

  private Optional<String> newsBeside(Article article, List<Story> told) {
    ArticleVectors lead = vectors.get(article.id());
    if (lead == null) {
      return Optional.of("it cannot be compared");
    }
    List<ArticleVectors> before = told.stream().flatMap(t -> read(t).stream()).toList();
    return new News(rarity, reader)
        .of(lead.terms(), before.stream().map(ArticleVectors::terms).toList(), event(lead, before));
  }

  private static double event(ArticleVectors article, List<ArticleVectors> others) {
    return others.stream()
        .mapToDouble(other -> PairClassifier.event(article, other))
        .max()
        .orElse(PairClassifier.NEVER);
  }

  /** Whether two stories would be one if they had appeared at the same time. */
  private boolean isSameEvent(Story story, Story other) {
    return read(story).stream()
        .anyMatch(
            a ->
                read(other).stream()
                    .anyMatch(b -> PairClassifier.event(a, b) >= PairClassifier.SAME));
  }

  @Override
  public Step step(Story story) {
    ArticleVectors lead = vectors.get(story.lead().id());
    String language = lead == null ? story.lead().language() : lead.terms().language();
    return StepReader.of(story.lead().title(), language).step();
  }

  private Optional<Related> related(Story story, Story other, boolean joined) {
    return RelatedReason.storyline(relations.of(story.lead(), other.lead()), joined)
        .or(
            () ->
                read(story).stream()
                    .findFirst()
                    .flatMap(
                        a ->
                            read(other).stream()
                                .findFirst()
                                .map(b -> RelatedReason.of(a.terms(), b.terms(), rarity, reader))))
        .map(reason -> new Related(story.lead(), other.lead(), reason));
  }

  private List<ArticleVectors> read(Story story) {
    return story.articles().stream()
        .flatMap(a -> Optional.ofNullable(vectors.get(a.id())).stream())
        .toList();
  }
}
