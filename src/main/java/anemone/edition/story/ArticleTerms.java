package anemone.edition.story;

import static java.util.stream.Collectors.toSet;

import anemone.article.Article;
import anemone.article.CanonicalUrl;
import anemone.edition.story.TermReader.Shape;
import anemone.edition.story.TermReader.Term;
import anemone.edition.words.LanguageDetector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The terms of an article, as needed to match it with others.
 *
 * @param article the article
 * @param url its canonical address, or empty
 * @param language an ISO 639 code, or empty
 * @param title the count of each term in its headline
 * @param titleNumbers the numbers of its headline as written
 * @param opening the count of each term in its first sentences
 * @param lead the count of each term in its first 120 words
 * @param body the count of each term in its headline and the text that is read
 * @param names the terms that are names
 * @param shingles its runs of four terms
 */
record ArticleTerms(
    Article article,
    String url,
    String language,
    Map<String, Integer> title,
    Set<String> titleNumbers,
    Map<String, Integer> opening,
    Map<String, Integer> lead,
    Map<String, Integer> body,
    Set<String> names,
    Shingles shingles) {

  /** Number of UTF-16 units read of a text. */
  private static final int READ = 2_400;

  /** Number of words that contain the news. */
  private static final int LEAD_WORDS = 120;

  /** Number of words of about two sentences. */
  private static final int OPENING_WORDS = 40;

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*+");

  static ArticleTerms of(Article article, TermReader reader) {
    String text = article.text().substring(0, Math.min(article.text().length(), READ));
    String language = LanguageDetector.of(article.language(), text);
    List<Term> terms = reader.read(text, language);
    List<Term> title = reader.read(article.title(), language);
    Map<String, Integer> body = count(terms, term -> true);
    count(title, term -> true).forEach((term, times) -> body.merge(term, times, Integer::sum));
    return new ArticleTerms(
        article,
        article.url().map(CanonicalUrl::of).map(Object::toString).orElse(""),
        language,
        count(title, term -> true),
        NUMBER.matcher(article.title()).results().map(MatchResult::group).collect(toSet()),
        count(terms, term -> term.place() < OPENING_WORDS),
        count(terms, term -> term.place() < LEAD_WORDS),
        body,
        names(terms),
        Shingles.of(terms));
  }

  private static Map<String, Integer> count(List<Term> terms, Predicate<Term> which) {
    Map<String, Integer> counts = new HashMap<>();
    terms.stream().filter(which).forEach(term -> counts.merge(term.key(), 1, Integer::sum));
    return counts;
  }

  /** Returns the terms that have a capital inside a sentence and are never written without one. */
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
