package anemone.edition;

import anemone.article.Article;
import anemone.article.ArticleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Joins and parts storylines as the editor did. */
final class StorylineRegrouping {

  private final Map<ArticleId, Integer> groupOf = new HashMap<>();
  private final Map<ArticleId, Integer> placeOf = new HashMap<>();

  /**
   * A regrouping.
   *
   * @param storylines the articles of each storyline's stories, its leading story first
   */
  StorylineRegrouping(List<List<ArticleId>> storylines) {
    for (int i = 0; i < storylines.size(); i++) {
      for (int j = 0; j < storylines.get(i).size(); j++) {
        groupOf.putIfAbsent(storylines.get(i).get(j), i);
        placeOf.putIfAbsent(storylines.get(i).get(j), j);
      }
    }
  }

  /**
   * Returns the storylines regrouped by the editor. A story that the editor has not seen stays with
   * the storyline it was grouped with.
   */
  List<Storyline> apply(List<Storyline> storylines) {
    if (groupOf.isEmpty()) {
      return storylines;
    }
    List<Storyline> result = new ArrayList<>();
    Map<Integer, List<Story>> members = new TreeMap<>();
    for (Storyline storyline : storylines) {
      Optional<Integer> home =
          storyline.stories().stream().flatMap(story -> of(story, groupOf).stream()).findFirst();
      if (home.isEmpty()) {
        result.add(storyline);
        continue;
      }
      for (Story story : storyline.stories()) {
        members
            .computeIfAbsent(of(story, groupOf).orElse(home.get()), g -> new ArrayList<>())
            .add(story);
      }
    }
    members
        .values()
        .forEach(
            stories ->
                result.add(
                    new Storyline(
                        stories.stream().sorted(Comparator.comparingInt(this::place)).toList())));
    return result;
  }

  /** Returns a story's place in its storyline by the editor; after all others if it has none. */
  int place(Story story) {
    return of(story, placeOf).orElse(Integer.MAX_VALUE);
  }

  private static Optional<Integer> of(Story story, Map<ArticleId, Integer> numbers) {
    return story.articles().stream()
        .map(Article::id)
        .flatMap(id -> Optional.ofNullable(numbers.get(id)).stream())
        .findFirst();
  }
}
