package anemone.edition.story;

import anemone.article.Article;
import anemone.article.CanonicalUrl;
import anemone.edition.story.TermReader.Shape;
import anemone.edition.story.TermReader.Term;
import anemone.edition.words.Tongue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an article says, as far as matching it with others needs to know.
 *
 * @param article the article
 * @param url its canonical address, or empty
 * @param language an ISO 639 code, or empty
 * @param title how often its headline has each term
 * @param body the same of all that is looked at
 * @param names the terms that name people, places and things
 * @param shingles its runs of terms
 */
record Reading(
    Article article,
    String url,
    String language,
    Map<String, Integer> title,
    Map<String, Integer> body,
    Set<String> names,
    Shingles shingles) {

  /** News is told at the top: what comes later adds little to what an article is about. */
  private static final int LOOKED_AT = 2_400;

  static Reading of(Article article, TermReader reader) {
    String text = head(article.text(), LOOKED_AT);
    String language = Tongue.of(article.language(), text);
    List<Term> terms = reader.read(text, language);
    List<Term> title = reader.read(article.title(), language);
    Map<String, Integer> body = count(terms);
    count(title).forEach((term, times) -> body.merge(term, times, Integer::sum));
    return new Reading(
        article,
        article.url().map(CanonicalUrl::of).map(Object::toString).orElse(""),
        language,
        count(title),
        body,
        names(terms),
        Shingles.of(terms));
  }

  private static String head(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }

  private static Map<String, Integer> count(List<Term> terms) {
    Map<String, Integer> counts = new HashMap<>();
    terms.forEach(term -> counts.merge(term.key(), 1, Integer::sum));
    return counts;
  }

  /** The terms with a capital inside a sentence that are never written without one. */
  private static Set<String> names(List<Term> terms) {
    Set<String> names = new HashSet<>();
    for (Term term : terms) {
      if (term.shape() == Shape.CAPITAL) {
        names.add(term.key());
      }
    }
    terms.stream().filter(t -> t.shape() == Shape.PLAIN).map(Term::key).forEach(names::remove);
    return names;
  }
}
