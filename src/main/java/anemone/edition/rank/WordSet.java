package anemone.edition.rank;

import anemone.article.Article;
import anemone.edition.Topic;
import anemone.edition.words.ContentWords;
import anemone.edition.words.LanguageDetector;
import java.util.HashSet;
import java.util.Set;

/** The content words of an article or a topic. */
final class WordSet {

  /** Number of UTF-16 units read of a text. */
  private static final int HEAD = 600;

  private final Set<String> words;

  private WordSet(Set<String> words) {
    this.words = words;
  }

  static WordSet of(Article article) {
    String head = article.text().substring(0, Math.min(HEAD, article.text().length()));
    ContentWords reader = new ContentWords(LanguageDetector.of(article.language(), head));
    Set<String> words = new HashSet<>(reader.of(article.title()));
    words.addAll(reader.of(head));
    return new WordSet(words);
  }

  static WordSet of(Topic topic) {
    ContentWords reader = new ContentWords("en");
    Set<String> words = new HashSet<>(reader.of(topic.title()));
    topic.words().forEach(word -> words.addAll(reader.of(word)));
    return new WordSet(words);
  }

  /** Returns the number of common words. */
  int common(WordSet other) {
    return (int) words.stream().filter(other.words::contains).count();
  }

  /** Returns the number of common words divided by the size of the smaller set, from 0 to 1. */
  double overlap(WordSet other) {
    int fewer = Math.min(words.size(), other.words.size());
    return fewer == 0 ? 0 : common(other) / (double) fewer;
  }
}
