package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the stories of an edition with what earlier editions of its cadence told. */
final class Updates {

  private final Map<ArticleId, SentArticle> sent = new HashMap<>();
  private final Map<Story, Update> updates = new HashMap<>();
  private final Map<Story, Fate> retellings = new HashMap<>();
  private final Map<Story, Story> parts = new HashMap<>();
  private final Map<ArticleId, Fate> fates = new HashMap<>();
  private final Set<String> titles = new HashSet<>();
  private final Optional<Slot> last;

  /**
   * The comparison.
   *
   * @param stories the stories that were not told
   * @param told the stories with an article that was
   * @param articles the articles of earlier editions
   * @param finder finds storylines
   * @param since the first day whose editions count
   */
  Updates(
      List<Story> stories,
      List<Story> told,
      List<SentArticle> articles,
      StorylineFinder finder,
      LocalDate since) {
    articles.forEach(article -> sent.merge(article.article().id(), article, Updates::later));
    this.last = articles.stream().map(SentArticle::slot).max(Comparator.comparing(Slot::day));
    articles.forEach(this::addTitles);
    List<Story> before = told.stream().flatMap(story -> toldPart(story, since).stream()).toList();
    for (StorylineFinder.Sequel sequel : finder.sequels(stories, before)) {
      add(sequel, finder);
    }
  }

  /** Returns what was told of a story's storyline; empty if nothing was. */
  Optional<Update> of(Story story) {
    return Optional.ofNullable(updates.get(story));
  }

  /** Returns why a story is dropped as a retelling; empty if it is not. */
  Optional<Fate> against(Story story) {
    return Optional.ofNullable(retellings.get(story));
  }

  /** Returns a story without its articles that are retellings; those have {@link #fates}. */
  Story part(Story story) {
    return parts.getOrDefault(story, story);
  }

  /** Returns the fates of single articles of stories that are used. */
  Map<ArticleId, Fate> fates() {
    return Collections.unmodifiableMap(fates);
  }

  /** Whether an earlier edition had a title, as that of a story or as its subject. */
  boolean hadTitle(String title) {
    return titles.contains(normal(title));
  }

  private void add(StorylineFinder.Sequel sequel, StorylineFinder finder) {
    SentArticle latest =
        sequel.told().stream()
            .map(this::telling)
            .max(
                Comparator.comparing((SentArticle article) -> article.slot().day())
                    .thenComparing(article -> article.telling().isPresent())
                    .thenComparing(article -> article.article().appeared())
                    .thenComparing(article -> article.article().id()))
            .orElseThrow();
    Earlier earlier = earlier(latest);
    Article lead = sequel.newer().stream().findFirst().orElse(sequel.story().lead());
    boolean older = lead.appeared().isBefore(latest.article().appeared());
    Optional<String> news =
        sequel
            .news()
            .filter(n -> !older || finder.step(new Story(lead, List.of())) == Step.OUTCOME);
    String before = "\"" + earlier.title() + "\" (" + earlier.slot() + ")";
    Fate.Dropped retelling = new Fate.Dropped("it tells nothing new after " + before);
    if (news.isPresent()) {
      Story part =
          new Story(sequel.newer().get(0), sequel.newer().subList(1, sequel.newer().size()));
      parts.put(sequel.story(), part);
      sequel.story().articles().stream()
          .filter(article -> !sequel.newer().contains(article))
          .forEach(article -> fates.put(article.id(), retelling));
      boolean led =
          sequel.told().stream()
              .map(this::telling)
              .anyMatch(
                  article ->
                      last.equals(Optional.of(article.slot()))
                          && article.telling().filter(SentArticle.Telling::leading).isPresent());
      updates.put(part, new Update(earlier, news.get(), led));
    } else {
      retellings.put(
          sequel.story(),
          new Fate.Dropped(
              older && sequel.news().isPresent()
                  ? "it is older than " + before + ", which told of it"
                  : retelling.why()));
    }
  }

  private static Earlier earlier(SentArticle latest) {
    return new Earlier(
        latest.telling().map(SentArticle.Telling::title).orElse(latest.article().title()),
        latest.slot(),
        latest.article().url(),
        latest.telling().map(SentArticle.Telling::times).orElse(1));
  }

  /** Returns a story with only the articles that editions since a day told; empty without any. */
  private Optional<Story> toldPart(Story story, LocalDate since) {
    List<Article> part =
        story.articles().stream()
            .filter(
                article ->
                    Optional.ofNullable(sent.get(article.id()))
                        .filter(s -> !s.slot().day().isBefore(since))
                        .isPresent())
            .toList();
    return part.isEmpty()
        ? Optional.empty()
        : Optional.of(new Story(part.get(0), part.subList(1, part.size())));
  }

  /** Returns the last telling of a told story, if possible that of the article that was shown. */
  private SentArticle telling(Story told) {
    return told.articles().stream()
        .flatMap(article -> Optional.ofNullable(sent.get(article.id())).stream())
        .reduce(Updates::later)
        .orElseThrow();
  }

  private static SentArticle later(SentArticle one, SentArticle other) {
    Comparator<SentArticle> order =
        Comparator.comparing((SentArticle article) -> article.slot().day())
            .thenComparing(article -> article.telling().isPresent());
    return order.compare(one, other) >= 0 ? one : other;
  }

  private void addTitles(SentArticle article) {
    List<String> all = new ArrayList<>();
    article
        .telling()
        .ifPresentOrElse(
            telling -> Stream.of(telling.title(), telling.subject()).forEach(all::add),
            () -> all.add(article.article().title()));
    all.stream().filter(title -> !title.isEmpty()).map(Updates::normal).forEach(titles::add);
  }

  private static String normal(String title) {
    return title.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
