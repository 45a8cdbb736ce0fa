package anemone.edition.story;

import anemone.article.Article;
import anemone.edition.Relation;
import anemone.edition.story.TermReader.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes what two articles have in common. */
final class RelatedReason {

  private static final int MAX_WORDS = 3;

  /** Minimum rarity of a name that is mentioned, in nats; excludes days of the week. */
  private static final double TELLING = 4.5;

  private RelatedReason() {}

  /** Returns the reason of a pair that may be one story, if a language model was asked about it. */
  static Optional<String> event(Optional<Relation> said, boolean joined) {
    return reason(said, joined, Relation.EVENT, "one event");
  }

  /** Returns the reason of a pair that may be one storyline, if a language model was asked. */
  static Optional<String> storyline(Optional<Relation> said, boolean joined) {
    return reason(
        said.map(r -> r == Relation.EVENT ? Relation.STORYLINE : r),
        joined,
        Relation.STORYLINE,
        "one storyline");
  }

  private static Optional<String> reason(
      Optional<Relation> said, boolean joined, Relation wanted, String what) {
    return said.flatMap(
        relation ->
            relation == wanted
                ? Optional.of("the language model takes them for " + what)
                : joined
                    ? Optional.of(
                        "the rules take them for " + what + ", the language model does not")
                    : Optional.empty());
  }

  /** Returns the rarest common names of headlines and first words, else the rarest words. */
  static String of(ArticleTerms one, ArticleTerms other, Rarity rarity, TermReader reader) {
    Map<String, String> written = new LinkedHashMap<>();
    Article article = one.article();
    for (Term term : reader.read(article.title() + "\n" + head(article), one.language())) {
      if (holds(one, term.key()) && holds(other, term.key())) {
        written.putIfAbsent(term.key(), term.word());
      }
    }
    List<String> rarest = new ArrayList<>(written.keySet());
    rarest.sort(Comparator.comparingDouble(key -> -rarity.of(one.language(), key)));
    List<String> names =
        rarest.stream()
            .filter(key -> one.names().contains(key) && other.names().contains(key))
            .filter(key -> rarity.of(one.language(), key) >= TELLING)
            .toList();
    if (!names.isEmpty()) {
      return "both name " + list(names, written);
    }
    return rarest.isEmpty()
        ? "they use many of the same words"
        : "both have the words " + list(rarest, written);
  }

  private static String head(Article article) {
    return article.text().substring(0, Math.min(1_000, article.text().length()));
  }

  private static boolean holds(ArticleTerms terms, String key) {
    return terms.title().containsKey(key) || terms.lead().containsKey(key);
  }

  private static String list(List<String> keys, Map<String, String> written) {
    List<String> words =
        keys.stream().limit(MAX_WORDS).map(key -> written.getOrDefault(key, key)).toList();
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
