package anemone.edition.story;

import anemone.article.Article;
import java.util.HashMap;
import java.util.Map;

/**
 * The weighted term vectors of an article.
 *
 * @param terms its terms
 * @param title its headline
 * @param lead its headline, counted twice, and first words
 * @param opening its headline and first sentences
 * @param body all the text that is read
 * @param names the names only
 * @param numbers the numbers only
 */
record ArticleVectors(
    ArticleTerms terms,
    TermVector title,
    TermVector lead,
    TermVector opening,
    TermVector body,
    TermVector names,
    TermVector numbers) {

  /** Minimum rarity of a word that counts as a name, in nats: one article in 1,100 has it. */
  private static final double RARE = 7;

  static ArticleVectors of(ArticleTerms terms, Rarity rarity) {
    String language = terms.language();
    Map<String, Integer> lead = new HashMap<>(terms.lead());
    terms.title().forEach((term, times) -> lead.merge(term, 2 * times, Integer::sum));
    Map<String, Integer> opening = new HashMap<>(terms.opening());
    terms.title().forEach((term, times) -> opening.merge(term, times, Integer::sum));
    Map<String, Integer> names = new HashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (String term : terms.body().keySet()) {
      if (RoundedNumber.isKey(term)) {
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

  /** Whether a term is a name; in scripts without capitals, whether it is rare. */
  private static boolean isName(String term, ArticleTerms terms, Rarity rarity) {
    int first = term.codePointAt(0);
    boolean cased = Character.toUpperCase(first) != first;
    return cased ? terms.names().contains(term) : rarity.of(terms.language(), term) >= RARE;
  }
}
