package anemone.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Lets long words be broken where clients know no other way (Outlook for Windows ignores {@code
 * word-wrap}, Gmail {@code hyphens}): a soft hyphen between the syllables, and a zero width space
 * in what is no word, such as a web address.
 */
final class LongWords {

  /** The fewest letters of a word that may be wider than a title on a small phone. */
  private static final int LONG = 16;

  /** The most characters without a place to break. */
  private static final int MAX = 24;

  /** A run without white space in a script with spaces, and without merge fields. */
  private static final Pattern RUN =
      Pattern.compile(
          "[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{Mn}\\d\\p{Punct}]{" + LONG + ",}");

  private static final Pattern WORD = Pattern.compile("\\p{L}{" + LONG + ",}");

  /** What stays in one piece, with a place to break after it. */
  private static final Pattern PIECE =
      Pattern.compile(
          ".{8,%1$d}?[/?&=_.,;:+-]+|.{1,%1$d}(?!\\p{Mn})|.".formatted(MAX), Pattern.DOTALL);

  /** An address, in which a hyphen would mislead. */
  private static final Pattern ADDRESS = Pattern.compile("\\w[/.@_:]+\\w");

  /** An email address: the subscriber's is a merge field, and stays as it is. */
  private static final Pattern MAILBOX = Pattern.compile("[^@]+@[^@]+\\.[^@]+");

  private LongWords() {}

  /** Adds the places to break to the body of a page whose styles are inlined. */
  static void soften(Document page) {
    List<TextNode> texts = new ArrayList<>();
    page.body()
        .nodeStream(TextNode.class)
        .filter(text -> RUN.matcher(text.getWholeText()).find() && isShown(text))
        .forEach(texts::add);
    texts.forEach(text -> text.text(soft(text.getWholeText(), Hyphenation.of(language(text)))));
  }

  private static String soft(String text, Optional<Hyphenation> hyphenation) {
    return RUN.matcher(text)
        .replaceAll(run -> Matcher.quoteReplacement(broken(run.group(), hyphenation)));
  }

  private static String broken(String run, Optional<Hyphenation> hyphenation) {
    if (MAILBOX.matcher(run).matches()) {
      return run;
    }
    String hyphenated =
        hyphenation.isEmpty() || ADDRESS.matcher(run).find()
            ? run
            : WORD.matcher(run)
                .replaceAll(w -> Matcher.quoteReplacement(hyphenation.get().soften(w.group())));
    StringBuilder broken = new StringBuilder();
    for (String part : hyphenated.split("(?<=\u00AD)", -1)) {
      broken.append(part.length() <= MAX + 1 ? part : pieces(part));
    }
    return broken.toString();
  }

  private static String pieces(String part) {
    StringBuilder pieces = new StringBuilder();
    Matcher piece = PIECE.matcher(part);
    while (piece.find()) {
      pieces.append(piece.group()).append(piece.end() < part.length() ? "\u200B" : "");
    }
    return pieces.toString();
  }

  /** Whether a text is shown: not that for the list of mails, which is hidden. */
  private static boolean isShown(TextNode text) {
    for (Element around = text.parent(); around != null; around = around.parent()) {
      if (around.attr("style").contains("display:none")) {
        return false;
      }
    }
    return true;
  }

  private static String language(TextNode text) {
    for (Element around = text.parent(); around != null; around = around.parent()) {
      if (around.hasAttr("lang")) {
        return around.attr("lang");
      }
    }
    return "";
  }
}
