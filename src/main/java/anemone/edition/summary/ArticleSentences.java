package anemone.edition.summary;

import anemone.edition.Span;
import anemone.edition.words.ContentWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits an article's text into sentences, each with its position and words. */
final class ArticleSentences {

  /** Maximum number of sentences read; the subject of an article is clear long before. */
  private static final int MAX_SENTENCES = 200;

  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}\\u00ad]*+(?:['’-][\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}\\u00ad]*+)*+");

  /** Maximum length of a word, in UTF-16 units; longer ones are cut. */
  private static final int LONGEST_TOKEN = 60;

  private static final String SOFT_HYPHEN = "\u00ad";

  private static final String LINE_ENDS = "\n\r\u2028\u2029";

  private ArticleSentences() {}

  /** Returns the sentences of a text, in reading order. */
  static List<Sentence> of(String text, String language) {
    List<Span> all = Sentences.of(text, language);
    List<Span> spans = all.subList(0, Math.min(MAX_SENTENCES, all.size()));
    ContentWords content = new ContentWords(language);
    List<Sentence> sentences = new ArrayList<>();
    int line = -1;
    int before = 0;
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      boolean opens = i == 0 || breaksLine(text, before, span.start());
      int after = i + 1 < spans.size() ? spans.get(i + 1).start() : text.length();
      boolean closes = i + 1 == spans.size() || breaksLine(text, span.end(), after);
      line += opens ? 1 : 0;
      before = span.end();
      Span bare =
          opens ? Span.of(text, Dateline.end(text, span.start(), span.end()), span.end()) : span;
      List<String> written = written(bare.text());
      List<String> tokens = written.stream().map(ArticleSentences::low).toList();
      sentences.add(
          new Sentence(
              bare,
              i,
              line,
              opens,
              closes,
              written,
              tokens,
              new HashSet<>(content.of(bare.text().replace(SOFT_HYPHEN, "")))));
    }
    return sentences;
  }

  /** Returns the words of a text, in lower case. */
  static List<String> tokens(String text) {
    return written(text).stream().map(ArticleSentences::low).toList();
  }

  private static boolean breaksLine(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (LINE_ENDS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static List<String> written(String sentence) {
    List<String> found = new ArrayList<>();
    Matcher token = TOKEN.matcher(sentence);
    while (found.size() < Sentence.MAX_TOKENS && token.find()) {
      found.add(token.group().substring(0, Math.min(LONGEST_TOKEN, token.group().length())));
    }
    return found;
  }

  private static String low(String token) {
    return token.replace('’', '\'').replace(SOFT_HYPHEN, "").toLowerCase(Locale.ROOT);
  }
}
