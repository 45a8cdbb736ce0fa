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

/** Composes editions: the same articles at the same moment make the same edition. */
public final class Editor {

  private static final Topic OTHER = new Topic("", "");

  private final Recipe recipe;
  private final Stories stories;
  private final Ranking ranking;
  private final Summarizer summarizer;

  /** An editor who follows a recipe. */
  public Editor(Recipe recipe, Stories stories, Ranking ranking, Summarizer summarizer) {
    this.recipe = recipe;
    this.stories = stories;
    this.ranking = ranking;
    this.summarizer = summarizer;
  }

  /**
   * Composes the edition of a slot.
   *
   * @param slot the slot
   * @param number the edition's number
   * @param now the moment at which it is composed
   * @param candidates the articles to choose from
   * @return the edition, with one fate for every candidate; nothing where the candidates of the
   *     window tell fewer stories than the recipe asks
   */
  public Optional<Edition> compose(Slot slot, int number, Instant now, List<Article> candidates) {
    Map<ArticleId, Fate> fates = new TreeMap<>();
    Duration window = recipe.window(slot.cadence());
    List<Article> fresh = new ArrayList<>();
    for (Article article : candidates) {
      if (article.appeared().isBefore(now.minus(window))) {
        fates.put(article.id(), new Fate.Dropped("older than " + window.toHours() + " hours"));
      } else {
        fresh.add(article);
      }
    }
    List<Ranked> chosen = choose(rank(fresh, now), fates);
    if (chosen.isEmpty() || chosen.size() < recipe.fewest()) {
      return Optional.empty();
    }
    return Optional.of(new Edition(slot, number, now, sections(chosen), fates));
  }

  /** The stories that some articles tell, with their scores, the best first. */
  public List<Ranked> rank(List<Article> articles, Instant now) {
    return stories.merge(articles).stream()
        .map(story -> new Ranked(story, ranking.score(story, now)))
        .sorted(
            Comparator.comparingDouble((Ranked r) -> r.score().total())
                .reversed()
                .thenComparing(r -> r.story().lead().id()))
        .toList();
  }

  private List<Ranked> choose(List<Ranked> ranked, Map<ArticleId, Fate> fates) {
    List<Ranked> chosen = new ArrayList<>();
    Map<String, Integer> bySource = new HashMap<>();
    for (Ranked candidate : ranked) {
      String source = candidate.story().lead().source();
      Fate fate;
      if (chosen.size() >= recipe.most()) {
        fate = new Fate.Carried("the edition was full with " + recipe.most() + " better stories");
      } else if (bySource.merge(source, 1, Integer::sum) > recipe.perSource()) {
        fate = new Fate.Carried(source + " had its " + recipe.perSource() + " stories already");
      } else {
        chosen.add(candidate);
        fate = new Fate.Used("story " + chosen.size() + " by score");
      }
      candidate.story().articles().forEach(a -> fates.put(a.id(), fate));
    }
    return chosen;
  }

  private List<Section> sections(List<Ranked> chosen) {
    List<Topic> order = new ArrayList<>(recipe.topics());
    order.add(OTHER);
    List<Section> sections = new ArrayList<>();
    for (Topic topic : order) {
      List<Bite> bites =
          chosen.stream()
              .map(Ranked::story)
              .filter(story -> topicOf(story).equals(topic))
              .map(this::bite)
              .toList();
      if (!bites.isEmpty()) {
        sections.add(new Section(topic.name(), topic.title(), bites));
      }
    }
    return sections;
  }

  private Topic topicOf(Story story) {
    List<String> own = story.topics();
    return recipe.topics().stream()
        .filter(topic -> own.contains(topic.name()))
        .findFirst()
        .orElse(OTHER);
  }

  private Bite bite(Story story) {
    Article lead = story.lead();
    return new Bite(story, summarizer.gist(lead, recipe.gist()), summarizer.minutes(lead));
  }

  /**
   * A story with its score.
   *
   * @param story the story
   * @param score its score
   */
  public record Ranked(Story story, Score score) {}
}
