package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins and splits stories as the editor did. */
final class Regrouping {

  private final List<List<ArticleId>> groups;
  private final Map<ArticleId, Integer> groupOf = new HashMap<>();

  /**
   * A regrouping.
   *
   * @param groups the articles of each story, its lead first
   */
  Regrouping(List<List<ArticleId>> groups) {
    this.groups = groups;
    for (int i = 0; i < groups.size(); i++) {
      for (ArticleId id : groups.get(i)) {
        groupOf.putIfAbsent(id, i);
      }
    }
  }

  /**
   * Returns the stories regrouped by the editor. An article that the editor has not seen stays with
   * the story it was grouped with.
   */
  List<Story> apply(List<Story> stories) {
    if (groups.isEmpty()) {
      return stories;
    }
    List<Story> result = new ArrayList<>();
    Map<Integer, List<Article>> members = new HashMap<>();
    for (Story story : stories) {
      Optional<Integer> home =
          story.articles().stream()
              .flatMap(a -> Optional.ofNullable(groupOf.get(a.id())).stream())
              .findFirst();
      if (home.isEmpty()) {
        result.add(story);
        continue;
      }
      for (Article article : story.articles()) {
        int group = groupOf.getOrDefault(article.id(), home.get());
        members.computeIfAbsent(group, g -> new ArrayList<>()).add(article);
      }
    }
    members.forEach((group, articles) -> result.add(story(groups.get(group), articles)));
    return result;
  }

  private static Story story(List<ArticleId> group, List<Article> articles) {
    List<Article> inOrder =
        articles.stream()
            .sorted(
                Comparator.comparingInt(
                    a -> group.contains(a.id()) ? group.indexOf(a.id()) : group.size()))
            .toList();
    return new Story(inOrder.get(0), inOrder.subList(1, inOrder.size()));
  }
}
