package anemone.edition.summary;

import anemone.article.Article;
import anemone.edition.words.ContentWords;
import anemone.edition.words.LanguageDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Selects the sentences of an article that may be shown, and weighs them. */
final class Candidates {

  /** A sentence repeats the headline if at most this share of its words is not in the headline. */
  private static final double NEWS = 0.2;

  /** The length in letters above which a sentence loses weight. */
  private static final double LONG = 300;

  private final Phrases phrases;
  private final Set<String> title;
  private final List<Sentence> sentences;
  private final Headline headline;
  private final Names names;
  private final ContextRules context;
  private final LeadScore score;

  private Candidates(Article article, String language) {
    phrases = Phrases.of(language);
    ContentWords content = new ContentWords(language);
    title = Set.copyOf(content.of(article.title()));
    sentences = ArticleSentences.of(article.text(), language);
    headline = new Headline(title, sentences);
    names = new Names(sentences, headline, phrases, ContentWords.stopWords(language));
    context = new ContextRules(phrases);
    List<String> titleTokens = ArticleSentences.tokens(article.title());
    Headline teaser = new Headline(Set.copyOf(content.of(article.teaser())), sentences);
    score = new LeadScore(phrases, headline, teaser, phrases.in(Phrases.Kind.KINDS, titleTokens));
  }

  /** Returns the candidates of an article in reading order; empty if no sentence may be shown. */
  static List<Candidate> of(Article article) {
    String language = LanguageDetector.of(article.language(), article.text());
    return new Candidates(article, language).weighed(!language.equals("th"));
  }

  private List<Candidate> weighed(boolean marked) {
    List<Sentence> fit =
        sentences.stream()
            .filter(s -> !UnfitSentences.contains(s, marked) && !repeatsTitle(s))
            .toList();
    double[] weights = weights(fit);
    double heaviest = Math.max(1, Arrays.stream(weights).max().orElse(0));
    List<Candidate> candidates = new ArrayList<>();
    for (Sentence s : fit) {
      int named = names.fullAt(s);
      double weight = weights[s.index()];
      int line = s.line() - fit.get(0).line();
      double lead = score.of(s, new LeadScore.Place(candidates.size(), line, weight / heaviest));
      boolean standsAlone = !context.isNeeded(s) && named < 0;
      candidates.add(
          new Candidate(s, standsAlone, context.pointsBackEarly(s), named, lead, weight));
    }
    return candidates;
  }

  /** Returns for each sentence how often its words occur in other sentences. */
  private double[] weights(List<Sentence> fit) {
    Map<String, Integer> count = new HashMap<>();
    fit.forEach(s -> s.words().forEach(w -> count.merge(w, 1, Integer::sum)));
    double[] weights = new double[sentences.size()];
    for (Sentence s : fit) {
      int shared = s.words().stream().mapToInt(w -> count.getOrDefault(w, 1) - 1).sum();
      weights[s.index()] = shared * Math.min(1, LONG / Math.max(1, s.length()));
    }
    return weights;
  }

  private boolean repeatsTitle(Sentence s) {
    Set<String> news = new HashSet<>(s.words());
    int all = news.size();
    news.removeAll(title);
    return all > 0 && news.size() <= NEWS * all;
  }
}
