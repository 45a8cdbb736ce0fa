package anemone.edition.story;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Grouping;
import anemone.edition.LeadOrder;
import anemone.edition.Related;
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

/**
 * Merges the articles that tell the same thing: those with the same canonical address, then those
 * whose texts are nearly the same, then those that tell the same event in other words. What is
 * about the same matter but another event stays apart: a follow-up, another town's fire, the next
 * issue of a column.
 *
 * <p>Two groups of articles become one only if their members are alike on average, so that a chain
 * of articles, each a little like the next, does not become one story.
 */
public final class SameStory implements Stories {

  private static final Duration WINDOW = Duration.ofDays(3);

  /** How many members of a group are compared with those of another. */
  private static final int HEARD = 4;

  private final Comparator<Article> leadFirst;

  /**
   * A merger.
   *
   * @param order what makes an article the lead, the most important first
   * @param weights the weight of each source by its name; 1 for one that is not named
   */
  public SameStory(List<LeadOrder> order, Map<String, Double> weights) {
    this.leadFirst = LeadFirst.by(order, weights);
  }

  @Override
  public Grouping group(List<Article> articles) {
    List<Telling> tellings = tellings(articles);
    Groups groups = new Groups(tellings.size());
    Map<String, Integer> urls = new HashMap<>();
    for (int i = 0; i < tellings.size(); i++) {
      String url = tellings.get(i).reading().url();
      Integer twin = url.isEmpty() ? null : urls.putIfAbsent(url, i);
      if (twin != null) {
        groups.join(twin, i);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    new Neighbours(WINDOW)
        .each(
            tellings,
            (i, j) -> {
              double chance = Verdict.chance(tellings.get(i), tellings.get(j));
              if (chance >= Verdict.RELATED) {
                pairs.add(new Pair(i, j, chance));
              }
            });
    pairs.sort(
        Comparator.comparingDouble((Pair p) -> -p.chance())
            .thenComparing(Pair::one)
            .thenComparing(Pair::other));
    for (Pair pair : pairs) {
      List<Integer> some = groups.of(pair.one());
      List<Integer> others = groups.of(pair.other());
      if (pair.chance() >= Verdict.SAME && some != others && alike(some, others, tellings)) {
        groups.join(pair.one(), pair.other());
      }
    }
    return new Grouping(stories(articles, groups), related(articles, groups, pairs));
  }

  private static List<Telling> tellings(List<Article> articles) {
    TermReader reader = new TermReader();
    Vocabulary vocabulary = new Vocabulary();
    List<Reading> readings = new ArrayList<>();
    for (Article article : articles) {
      Reading reading = Reading.of(article, reader);
      vocabulary.add(reading.body().keySet());
      readings.add(reading);
    }
    return readings.stream().map(reading -> Telling.of(reading, vocabulary)).toList();
  }

  private static boolean alike(List<Integer> some, List<Integer> others, List<Telling> tellings) {
    double sum = 0;
    int pairs = 0;
    for (int i : some.subList(0, Math.min(HEARD, some.size()))) {
      for (int j : others.subList(0, Math.min(HEARD, others.size()))) {
        sum += Verdict.chance(tellings.get(i), tellings.get(j));
        pairs++;
      }
    }
    return sum / pairs >= Verdict.SAME_ON_AVERAGE;
  }

  private List<Related> related(List<Article> articles, Groups groups, List<Pair> pairs) {
    Set<Set<ArticleId>> known = new HashSet<>();
    List<Related> related = new ArrayList<>();
    for (Pair pair : pairs) {
      Article one = lead(articles, groups.of(pair.one()));
      Article other = lead(articles, groups.of(pair.other()));
      if (!one.id().equals(other.id()) && known.add(Set.of(one.id(), other.id()))) {
        related.add(new Related(one, other, "they have much in common"));
      }
    }
    return related;
  }

  private Article lead(List<Article> articles, List<Integer> group) {
    return group.stream().map(articles::get).min(leadFirst).orElseThrow();
  }

  private List<Story> stories(List<Article> articles, Groups groups) {
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      List<Integer> group = groups.of(i);
      if (group.get(0) == i) {
        List<Article> ordered = group.stream().map(articles::get).sorted(leadFirst).toList();
        stories.add(new Story(ordered.get(0), ordered.subList(1, ordered.size())));
      }
    }
    return stories;
  }

  private record Pair(int one, int other, double chance) {}
}
