package anemone.bench;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.LeadOrder;
import anemone.edition.story.SameStory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Merging generated articles of a week into stories, two of them an event on average: how the time
 * grows with their number.
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.StoriesBench
 * }</pre>
 */
public final class StoriesBench {

  private static final int WORDS = 30_000;
  private static final Instant BEGIN = Instant.parse("2026-11-16T00:00:00Z");

  private final Random chance = new Random(3);
  private final List<String> words = IntStream.range(0, WORDS).mapToObj(i -> word()).toList();

  StoriesBench() {}

  /**
   * Prints, for growing numbers of articles, how many stories they tell and the seconds it took.
   */
  public static void main(String[] args) {
    StoriesBench bench = new StoriesBench();
    SameStory stories = new SameStory(LeadOrder.USUAL, Map.of());
    stories.group(bench.articles(2_500)); // so that what follows is compiled
    for (int count : List.of(2_500, 5_000, 10_000, 20_000, 40_000)) {
      List<Article> articles = bench.articles(count);
      long begin = System.nanoTime();
      int told = stories.group(articles).stories().size();
      System.out.printf(
          Locale.ROOT,
          "%,d articles, %,d stories, %.1f s%n",
          count,
          told,
          (System.nanoTime() - begin) / 1e9);
    }
  }

  /** Returns generated articles of a week. */
  List<Article> articles(int count) {
    List<Article> articles = new ArrayList<>();
    while (articles.size() < count) {
      List<String> core = some(60);
      List<String> names = some(6).stream().map(StoriesBench::capital).toList();
      Instant at = BEGIN.plus(Duration.ofMinutes(chance.nextInt(7 * 24 * 60)));
      int tellings = 1 + chance.nextInt(3);
      for (int i = 0; i < tellings && articles.size() < count; i++) {
        articles.add(article(articles.size(), core, names, at));
      }
    }
    return articles;
  }

  private Article article(int number, List<String> core, List<String> names, Instant at) {
    List<String> told = new ArrayList<>(core);
    Collections.shuffle(told, chance);
    List<String> body = new ArrayList<>(told.subList(0, 40));
    body.addAll(some(80));
    body.addAll(names);
    body.addAll(names);
    Collections.shuffle(body, chance);
    String text =
        IntStream.range(0, body.size() / 12)
            .mapToObj(i -> capital(String.join(" ", body.subList(12 * i, 12 * i + 12))))
            .collect(Collectors.joining(". ", "", "."));
    return new Article(
        ArticleId.of("bench", "" + number),
        "source " + chance.nextInt(200),
        List.of(),
        Optional.empty(),
        String.join(" ", told.subList(0, 5)) + " " + String.join(" ", names.subList(0, 2)),
        "",
        "",
        Optional.of(at),
        "en",
        text,
        Optional.empty(),
        BEGIN.plus(Duration.ofDays(8)));
  }

  /** Words as texts have them: a few all the time, most of them hardly ever. */
  private List<String> some(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> words.get((int) (WORDS * Math.pow(chance.nextDouble(), 3))))
        .toList();
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    int syllables = 2 + chance.nextInt(3);
    for (int i = 0; i < syllables; i++) {
      word.append("bcdfghlmnprstv".charAt(chance.nextInt(14)));
      word.append("aeiou".charAt(chance.nextInt(5)));
    }
    return word.toString();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
