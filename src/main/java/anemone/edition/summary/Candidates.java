package anemone.edition.summary;

import anemone.article.Article;
import anemone.edition.Span;
import anemone.edition.words.ContentWords;
import anemone.edition.words.Tongue;
import anemone.edition.words.WordLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The sentences of an article that may tell it, weighed. */
final class Candidates {

  /** How many sentences are looked at: what an article is about, it says before these are over. */
  private static final int MOST = 400;

  /** A sentence with a smaller share of words that its headline lacks repeats the headline. */
  private static final double NEWS = 0.2;

  /** The lengths of sentences that suit a gist, in letters. */
  private static final int SHORT = 40;

  private static final int LONG = 300;

  /** What a sentence that is too short is worth; one that is too long loses with its length. */
  private static final double FRAGMENT = 0.7;

  /** The first sentence of news tells most: in the inverted pyramid it is the story. */
  private static final double LEAD = 1.1;

  private static final WordLists OPENINGS = WordLists.of(Candidates.class, "openings.properties");

  private Candidates() {}

  /** Those of an article, in reading order; empty only for an empty text. */
  static List<Candidate> of(Article article) {
    String language = Tongue.of(article.language(), article.text());
    List<Span> all = Sentences.of(article.text(), language);
    List<Span> sentences = all.subList(0, Math.min(MOST, all.size()));
    ContentWords content = new ContentWords(language);
    List<Span> own = own(sentences, Set.copyOf(content.of(article.title())), content);
    Map<String, Integer> said = new HashMap<>();
    List<List<String>> words = own.stream().map(s -> content.of(s.text())).toList();
    words.forEach(sentence -> sentence.forEach(word -> said.merge(word, 1, Integer::sum)));
    Set<String> leaning = OPENINGS.under(language);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      String text = own.get(i).text();
      Set<String> about = new HashSet<>(words.get(i));
      int shared = about.stream().mapToInt(word -> said.getOrDefault(word, 1) - 1).sum();
      double weight = shared * fit(text) * (i == 0 ? LEAD : 1);
      candidates.add(new Candidate(own.get(i), about, weight, leans(text, leaning)));
    }
    return candidates;
  }

  /** Without the page's own sentences and the headline; the first where nothing else is left. */
  private static List<Span> own(List<Span> sentences, Set<String> title, ContentWords content) {
    List<Span> articles = sentences.stream().filter(s -> !Boilerplate.is(s.text())).toList();
    List<Span> news = articles.stream().filter(s -> !repeats(content.of(s.text()), title)).toList();
    if (!news.isEmpty()) {
      return news;
    }
    List<Span> rest = articles.isEmpty() ? sentences : articles;
    return rest.subList(0, Math.min(1, rest.size()));
  }

  private static boolean repeats(List<String> words, Set<String> title) {
    Set<String> news = new HashSet<>(words);
    int all = news.size();
    news.removeAll(title);
    return all > 0 && news.size() <= NEWS * all;
  }

  private static double fit(String sentence) {
    double length = sentence.codePoints().map(c -> ReadingTime.isUnspaced(c) ? 2 : 1).sum();
    return length < SHORT ? FRAGMENT : Math.min(1, LONG / length);
  }

  private static boolean leans(String sentence, Set<String> openings) {
    String first = Around.word(sentence, Around.afterOpeners(sentence, 0));
    return "\"'“„‘«»「".indexOf(sentence.charAt(0)) >= 0
        || openings.contains(first.toLowerCase(Locale.ROOT));
  }
}
