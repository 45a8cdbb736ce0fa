package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Stories by whether earlier editions told them.
 *
 * @param untold the stories of which no article was told
 * @param told the stories with an article that was
 * @param fates the fates of the other articles of told stories
 */
record ToldStories(List<Story> untold, List<Story> told, Map<ArticleId, Fate> fates) {

  ToldStories {
    untold = List.copyOf(untold);
    told = List.copyOf(told);
    fates = Collections.unmodifiableMap(new TreeMap<>(fates));
  }

  /**
   * Divides stories. An article of a told story that is about what happened next is a story of its
   * own.
   *
   * @param stories all stories
   * @param articles the articles of earlier editions
   * @param finder finds what happened next
   */
  static ToldStories of(List<Story> stories, List<SentArticle> articles, StorylineFinder finder) {
    Map<ArticleId, Slot> sent = new HashMap<>();
    articles.forEach(article -> sent.putIfAbsent(article.article().id(), article.slot()));
    List<Story> untold = new ArrayList<>();
    List<Story> told = new ArrayList<>();
    Map<ArticleId, Fate> fates = new TreeMap<>();
    for (Story story : stories) {
      Optional<Slot> before =
          story.articles().stream()
              .flatMap(article -> Optional.ofNullable(sent.get(article.id())).stream())
              .findFirst();
      if (before.isEmpty()) {
        untold.add(story);
      } else {
        told.add(story);
        Fate fate = new Fate.Dropped("its story was in " + before.get());
        story.articles().stream()
            .filter(article -> !sent.containsKey(article.id()))
            .forEach(article -> fates.put(article.id(), fate));
        untold.addAll(next(story, sent.keySet(), finder));
      }
    }
    return new ToldStories(untold, told, fates);
  }

  /** Returns the articles of a told story that are about what happened next, as stories. */
  private static List<Story> next(Story story, Set<ArticleId> sent, StorylineFinder finder) {
    Map<Boolean, List<Article>> parts =
        story.articles().stream().collect(Collectors.partitioningBy(a -> sent.contains(a.id())));
    List<Article> told = parts.getOrDefault(true, List.of());
    Story before = new Story(told.get(0), told.subList(1, told.size()));
    return parts.getOrDefault(false, List.of()).stream()
        .filter(article -> finder.isNext(article, before))
        .map(article -> new Story(article, List.of()))
        .toList();
  }
}
