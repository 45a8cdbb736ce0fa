package anemone.edition.summary;

import anemone.edition.Span;
import java.util.List;
import java.util.Set;

/**
 * A sentence of an article, with its place and words.
 *
 * @param span where it stands, without a dateline before it
 * @param index its place among the article's sentences, from 0
 * @param line the place of its line among the article's lines, from 0
 * @param opens whether it opens its line
 * @param closes whether it closes its line
 * @param written its words with their capitals
 * @param tokens its words in lower case
 * @param words what it is about, each word once
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

  /** A sentence longer than this is judged by what stands up to here. */
  static final int MAX_TOKENS = 120;

  Sentence {
    written = List.copyOf(written);
    tokens = List.copyOf(tokens);
    words = Set.copyOf(words);
  }

  String text() {
    return span.text();
  }

  /** Whether it is a line of its own. */
  boolean alone() {
    return opens && closes;
  }

  /** Its length in letters, one of a script without spaces counted twice. */
  int length() {
    return text().codePoints().map(c -> ReadingTime.isUnspaced(c) ? 2 : 1).sum();
  }
}
