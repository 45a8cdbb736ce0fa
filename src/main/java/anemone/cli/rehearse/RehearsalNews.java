package anemone.cli.rehearse;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The articles of a rehearsal, by the simulated day on which they appear: recorded ones, from the
 * first day on, and generated ones for the days after those. Some generated events are told by a
 * second source, on the same day or the next.
 */
public final class RehearsalNews {

  private static final int EVENTS_A_DAY = 16;
  private static final int SECONDS_A_DAY = 86_400;

  private final List<Source> sources;
  private final long seed;
  private final Instant begin;
  private final List<List<Article>> recorded;
  private final Map<ArticleId, String> events = new HashMap<>();

  /**
   * News.
   *
   * @param sources the newsletter's sources, which tell the generated events
   * @param begin the beginning of the first day
   * @param recorded the articles of a state, in any order; they are moved in time
   */
  public RehearsalNews(List<Source> sources, long seed, Instant begin, List<Article> recorded) {
    this.sources = List.copyOf(sources);
    this.seed = seed;
    this.begin = begin;
    this.recorded = moved(recorded, begin);
  }

  /** Returns the articles in days from the first, at equal times of the day. */
  private static List<List<Article>> moved(List<Article> recorded, Instant begin) {
    List<List<Article>> days = new ArrayList<>();
    Optional<Instant> first = recorded.stream().map(Article::collected).min(Instant::compareTo);
    first.ifPresent(
        at -> {
          Duration by = Duration.ofDays(Duration.between(at, begin).toDays());
          for (Article article : recorded) {
            Instant collected = article.collected().plus(by);
            int day = (int) Math.max(0, Duration.between(begin, collected).toDays());
            while (days.size() <= day) {
              days.add(new ArrayList<>());
            }
            days.get(day)
                .add(
                    new Article(
                        article.id(),
                        article.source(),
                        article.topics(),
                        article.url(),
                        article.title(),
                        article.kicker(),
                        article.author(),
                        article.published().map(p -> p.plus(by)),
                        article.language(),
                        article.text(),
                        article.teaser(),
                        Optional.empty(),
                        collected));
          }
        });
    return days;
  }

  /** Returns the articles that appear on a day, from 0. */
  public List<Article> of(int day) {
    List<Article> all = day < recorded.size() ? recorded.get(day) : generated(day);
    all.forEach(article -> events.putIfAbsent(article.id(), article.id().value()));
    return List.copyOf(all);
  }

  /** Returns the number of articles that appear in some days. */
  public int count(int days) {
    int count = 0;
    for (int day = 0; day < days; day++) {
      count += of(day).size();
    }
    return count;
  }

  /** Returns the event that an article tells; articles that tell the same have the same. */
  public String event(ArticleId article) {
    return events.getOrDefault(article, article.value());
  }

  private List<Article> generated(int day) {
    List<Article> all = new ArrayList<>();
    for (int number = 0; number < EVENTS_A_DAY; number++) {
      long own = seed * 1_000_003 + day * 1_009L + number;
      Event event = new Event(new Random(new Random(own).nextLong()));
      String id = day + "/" + number;
      Random random = new Random(own);
      Source source = sources.get(random.nextInt(sources.size()));
      Instant at = begin.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(SECONDS_A_DAY));
      all.add(article(source, id, event.title(), event.text(), at));
      if (sources.size() > 1 && random.nextInt(4) == 0) {
        Source other = sources.get((sources.indexOf(source) + 1) % sources.size());
        Instant later = at.plusSeconds(random.nextInt(3 * 3_600));
        all.add(article(other, id, event.otherTitle(), event.otherText(), later));
      }
    }
    return all;
  }

  private Article article(Source source, String event, String title, String text, Instant at) {
    ArticleId id = ArticleId.of(source.name(), title);
    events.put(id, event);
    return new Article(
        id,
        source.name(),
        source.topics(),
        Optional.of(URI.create("https://rehearsal.invalid/" + id.value())),
        title,
        "",
        "",
        Optional.of(at),
        "en",
        text,
        Optional.empty(),
        at);
  }
}
