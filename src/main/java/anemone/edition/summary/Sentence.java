package anemone.edition.summary;

import anemone.edition.Span;
import java.util.List;
import java.util.Set;

/**
 * A sentence of an article, with its position and words.
 *
 * @param span its text, without a dateline
 * @param index its index among the article's sentences, from 0
 * @param line the index of its line among the article's lines, from 0
 * @param opens whether it is the first of its line
 * @param closes whether it is the last of its line
 * @param written its words as written
 * @param tokens its words in lower case
 * @param words its content words, each once
 */
record Sentence(
    Span span,
    int index,
    int line,
    boolean opens,
    boolean closes,
    List<String> written,
    List<String> tokens,
    Set<String> words) {

  /** Maximum number of words read of a sentence. */
  static final int MAX_TOKENS = 120;

  Sentence {
    written = List.copyOf(written);
    tokens = List.copyOf(tokens);
    words = Set.copyOf(words);
  }

  String text() {
    return span.text();
  }

  /** Whether it fills a line of its own. */
  boolean alone() {
    return opens && closes;
  }

  /** Returns its length in characters; those of a script without spaces count twice. */
  int length() {
    return text().codePoints().map(c -> ReadingTime.isUnspaced(c) ? 2 : 1).sum();
  }
}
