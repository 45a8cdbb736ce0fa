package anemone.edition.story;

import anemone.article.Article;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An article as it is compared with others: its terms, weighed by how rare they are.
 *
 * @param terms its terms
 * @param title its headline
 * @param lead its headline, twice, and first words: what the article is about
 * @param opening its headline and first sentences
 * @param body all that is read
 * @param names the names alone
 * @param numbers the numbers alone
 */
record ArticleVectors(
    ArticleTerms terms,
    TermVector title,
    TermVector lead,
    TermVector opening,
    TermVector body,
    TermVector names,
    TermVector numbers) {

  /** The rarity of a word that may be a name, in nats: one article in 1,100 has it. */
  private static final double RARE = 7;

  /** Some articles, weighed with each other. */
  static List<ArticleVectors> of(List<Article> articles) {
    TermReader reader = new TermReader();
    Rarity rarity = new Rarity();
    List<ArticleTerms> terms =
        articles.stream().map(article -> ArticleTerms.of(article, reader)).toList();
    terms.forEach(t -> rarity.add(t.language(), t.body().keySet()));
    return terms.stream().map(t -> of(t, rarity)).toList();
  }

  static ArticleVectors of(ArticleTerms terms, Rarity rarity) {
    String language = terms.language();
    Map<String, Integer> lead = new HashMap<>(terms.lead());
    terms.title().forEach((term, times) -> lead.merge(term, 2 * times, Integer::sum));
    Map<String, Integer> opening = new HashMap<>(terms.opening());
    terms.title().forEach((term, times) -> opening.merge(term, times, Integer::sum));
    Map<String, Integer> names = new HashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (String term : terms.body().keySet()) {
      if (RoundedNumber.is(term)) {
        if (!RoundedNumber.isYear(term)) {
          numbers.put(term, 1);
        }
      } else if (isName(term, terms, rarity)) {
        names.put(term, 1);
      }
    }
    return new ArticleVectors(
        terms,
        rarity.vector(language, terms.title()),
        rarity.vector(language, lead),
        rarity.vector(language, opening),
        rarity.vector(language, terms.body()),
        rarity.vector(language, names),
        rarity.vector(language, numbers));
  }

  Article article() {
    return terms.article();
  }

  /** In scripts without capitals, rare words stand for names. */
  private static boolean isName(String term, ArticleTerms terms, Rarity rarity) {
    int first = term.codePointAt(0);
    boolean cased = Character.toUpperCase(first) != first;
    return cased ? terms.names().contains(term) : rarity.of(terms.language(), term) >= RARE;
  }
}
