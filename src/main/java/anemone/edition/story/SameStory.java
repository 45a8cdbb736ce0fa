package anemone.edition.story;

import anemone.article.Article;
import anemone.edition.ArticlePair;
import anemone.edition.Grouping;
import anemone.edition.LeadOrder;
import anemone.edition.Recipe;
import anemone.edition.Related;
import anemone.edition.Relations;
import anemone.edition.Stories;
import anemone.edition.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/**
 * Groups articles that report the same event, as copies or in other words. Articles on the same
 * subject but another event are kept apart: follow-ups, another town's fire, the next issue of a
 * column, different articles at one address. Unclear pairs are kept apart and returned as related.
 */
public final class SameStory implements Stories {

  private static final Duration WINDOW = Duration.ofDays(3);

  private final Comparator<Article> leadFirst;
  private final Duration window;
  private final Relations relations;

  /**
   * A grouping of articles.
   *
   * @param order the criteria for the lead, the most important first
   * @param weights the weights of sources by name; 1 by default
   * @param storylineDays the number of days over which a storyline may go on
   */
  public SameStory(List<LeadOrder> order, Map<String, Double> weights, int storylineDays) {
    this(LeadFirst.by(order, weights), window(storylineDays), Relations.NONE);
  }

  private SameStory(Comparator<Article> leadFirst, Duration window, Relations relations) {
    this.leadFirst = leadFirst;
    this.window = window;
    this.relations = relations;
  }

  private static Duration window(int storylineDays) {
    // an article is often a day older than the edition that tells it
    Duration longer = Duration.ofDays(storylineDays + 1L);
    return longer.compareTo(WINDOW) > 0 ? longer : WINDOW;
  }

  @Override
  public Stories with(Relations named) {
    return new SameStory(leadFirst, window, named);
  }

  /** A grouping with the default number of days for storylines. */
  public SameStory(List<LeadOrder> order, Map<String, Double> weights) {
    this(order, weights, Recipe.USUAL_STORYLINE_DAYS);
  }

  @Override
  public Grouping group(List<Article> articles) {
    TermReader reader = new TermReader();
    Rarity rarity = new Rarity();
    List<ArticleTerms> terms =
        articles.stream().map(article -> ArticleTerms.of(article, reader)).toList();
    terms.forEach(t -> rarity.add(t.language(), t.body().keySet()));
    List<ArticleVectors> vectors = terms.stream().map(t -> ArticleVectors.of(t, rarity)).toList();
    LeaderGroups groups =
        new LeaderGroups(
            articles.size(),
            (i, j) -> PairClassifier.score(vectors.get(i), vectors.get(j)),
            new LeaderGroups.Thresholds(
                PairClassifier.PAIR, PairClassifier.SAME, PairClassifier.COMPATIBLE),
            (i, j) -> relations.partEvents(articles.get(i), articles.get(j)));
    LongStream.Builder compared = LongStream.builder();
    List<Pair> pairs = pairs(vectors, compared);
    pairs.stream()
        .filter(pair -> pair.score() >= PairClassifier.SAME)
        .forEach(pair -> groups.join(pair.one(), pair.other()));
    List<Story> stories = new ArrayList<>();
    List<ArticlePair> unsure = new ArrayList<>();
    Map<List<Integer>, Integer> leads = new HashMap<>();
    for (int i = 0; i < articles.size(); i++) {
      List<Integer> group = groups.of(i);
      if (group.get(0) == i) {
        int lead = lead(groups.leaders(group), articles);
        leads.put(group, lead);
        stories.add(story(lead, group, articles));
        group.stream()
            .filter(j -> j != lead && groups.score(lead, j) < PairClassifier.CERTAIN)
            .forEach(j -> unsure.add(new ArticlePair(articles.get(lead), articles.get(j))));
      }
    }
    List<Related> related = new ArrayList<>();
    Set<Set<Integer>> known = new HashSet<>();
    for (Pair pair : pairs) {
      if (!groups.together(pair.one(), pair.other())) {
        int one = leads.getOrDefault(groups.of(pair.one()), pair.one());
        int other = leads.getOrDefault(groups.of(pair.other()), pair.other());
        if (known.add(Set.of(one, other))) {
          Article lead = articles.get(Math.min(one, other));
          Article next = articles.get(Math.max(one, other));
          String reason =
              RelatedReason.event(relations.of(lead, next), pair.score() >= PairClassifier.SAME)
                  .orElseGet(
                      () ->
                          RelatedReason.of(
                              terms.get(pair.one()), terms.get(pair.other()), rarity, reader));
          related.add(new Related(lead, next, reason));
        }
      }
    }
    return new Grouping(
        stories,
        related,
        unsure,
        new Storylines(vectors, compared.build().toArray(), rarity, reader, relations));
  }

  /**
   * Returns the pairs that may be one story, the likeliest first.
   *
   * @param compared gets the pairs that are worth comparing, for storylines
   */
  private List<Pair> pairs(List<ArticleVectors> vectors, LongStream.Builder compared) {
    List<Pair> pairs = new ArrayList<>();
    BiConsumer<Integer, Integer> compare =
        (one, other) -> {
          double score = PairClassifier.score(vectors.get(one), vectors.get(other));
          if (score >= PairClassifier.RELATED) {
            pairs.add(new Pair(one, other, score));
          }
        };
    new CandidatePairs(window)
        .each(
            vectors,
            (one, other) -> {
              compared.add(StoryPairs.pair(one, other));
              Article a = vectors.get(one).article();
              Article b = vectors.get(other).article();
              if (Duration.between(a.appeared(), b.appeared()).abs().compareTo(WINDOW) <= 0) {
                compare.accept(one, other);
              }
            });
    Map<String, Integer> addresses = new HashMap<>();
    for (int i = 0; i < vectors.size(); i++) {
      String url = vectors.get(i).terms().url();
      Integer first = url.isEmpty() ? null : addresses.putIfAbsent(url, i);
      if (first != null) {
        compare.accept(first, i);
      }
    }
    pairs.sort(
        Comparator.comparingDouble((Pair p) -> -p.score())
            .thenComparing(Pair::one)
            .thenComparing(Pair::other));
    return pairs;
  }

  private int lead(List<Integer> leaders, List<Article> articles) {
    return leaders.stream()
        .min(Comparator.comparing(articles::get, leadFirst))
        .orElseThrow(() -> new IllegalStateException("a group without a leader"));
  }

  private Story story(int lead, List<Integer> group, List<Article> articles) {
    List<Article> alsoAt =
        group.stream().filter(i -> i != lead).map(articles::get).sorted(leadFirst).toList();
    return new Story(articles.get(lead), alsoAt);
  }

  private record Pair(int one, int other, double score) {}
}
