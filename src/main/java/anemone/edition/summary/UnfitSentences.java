package anemone.edition.summary;

import java.util.List;
import java.util.regex.Pattern;

/** Recognises sentences that are never shown: headings, questions, code, tables, fragments. */
final class UnfitSentences {

  /** Minimum number of words. */
  private static final int MIN_WORDS = 4;

  /** Minimum length of a sentence of a script without spaces, in UTF-16 units. */
  private static final int MIN_SIGNS = 8;

  /** A line without a full stop below this length is a heading or caption. */
  private static final int HEADING = 110;

  /** Minimum share of letters and spaces in a sentence; code and formulas have less. */
  private static final double WORDY = 0.9;

  /** Maximum share of digits in a sentence; tables have more. */
  private static final double FIGURES = 0.2;

  private static final Pattern CODE =
      Pattern.compile(
          "[{}]|[\\w)\\]]\\([^)]{0,40}\\)[;.{]|[=!<>+*/%&|-]=|=>|->|::|\\\\|</?\\w|#\\w+\\s*[=({]"
              + "|\\b(?:import|def|const|var|sudo|pip|npm|git|function)\\s\\S+[=({;-]"
              + "|[\\w\\])]\\s=\\s[\\w\"'\\[({-]|\\$[a-z]\\w*|`[^`]{1,80}`\\s*$");

  private static final Pattern MATHEMATICS = Pattern.compile("[∑∫√∞≤≥≠≈∂∇∈∀∃⊂∪∩∏→↦⇒⟨⟩±×÷]");

  private static final Pattern TRAIL =
      Pattern.compile(">>|[|¦→›»▸▶►]\\s|\\s[|¦→›▸▶►]|\\s>\\s|\\s/\\s[^/]{1,60}\\s/\\s");

  /** Parts of addresses and of posts on social networks. */
  private static final List<String> ADDRESSES =
      List.of("@", "http:", "https:", "www.", " #", "pic.twitter");

  /** A list item, by the marker at its beginning. */
  private static final Pattern ITEM =
      Pattern.compile(
          "(?:[•⁃▪●◦‣*·■□✓✔※†‡–—#+-]|\\(?(?:\\d{1,3}|\\p{L})(?:\\.\\)|[.)]|\\s?[-–]\\s?)(?=[\\s\\p{L}])).*",
          Pattern.DOTALL);

  /** A character whose octets could not be read, or were read as those of another encoding. */
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "\uFFFD|\u00c2[\u00a0-\u00bf]|\u00c3[\u00a0-\u00bf\u0152\u0153\u0178\u2013-\u2022]|\u00e2\u20ac");

  /** A message of software: "Only variables should be passed in /srv/www/index.php on line 12". */
  private static final Pattern ERROR =
      Pattern.compile("(?:/[\\w.-]++){3,}+|[Oo]n line \\d+|Exception in thread");

  private static final String ENDS = ".!。！।؟?？…।۔։።";

  private static final String CLOSERS = "\"'”’“‘»«›‹)]}」』》〉）】*";

  private UnfitSentences() {}

  /**
   * Whether a sentence may never be shown.
   *
   * @param marked whether the language ends its sentences with a mark; Thai does not
   */
  static boolean contains(Sentence sentence, boolean marked) {
    String text = sentence.text();
    return isShort(sentence)
        || Boilerplate.matches(text)
        || isFragment(text)
        || isQuestion(text)
        || (marked && isHeading(sentence))
        || isForMachines(text)
        || UNREADABLE.matcher(text).find()
        || ITEM.matcher(text).matches()
        || TRAIL.matcher(text).find()
        || ADDRESSES.stream().anyMatch(text::contains);
  }

  private static boolean isShort(Sentence sentence) {
    boolean unspaced = sentence.text().codePoints().anyMatch(UnfitSentences::isUnspaced);
    return unspaced ? sentence.text().length() < MIN_SIGNS : sentence.tokens().size() < MIN_WORDS;
  }

  private static boolean isUnspaced(int c) {
    return ReadingTime.isUnspaced(c)
        || Character.UnicodeScript.of(c) == Character.UnicodeScript.THAI;
  }

  /** Whether it is a fragment: a lower-case beginning, an open quotation, a colon at the end. */
  private static boolean isFragment(String text) {
    int first = TextScan.afterOpeners(text, 0);
    if (first == text.length()) {
      return true;
    }
    boolean low = Character.isLowerCase(text.codePointAt(first));
    boolean name = first + 1 < text.length() && Character.isUpperCase(text.charAt(first + 1));
    char last = text.charAt(text.length() - 1);
    return (low && !name)
        || ":,;：、，；-–—(".indexOf(last) >= 0
        || text.endsWith("...")
        || text.endsWith("…")
        || text.endsWith("[…]")
        || !Quotes.of(text).balanced();
  }

  private static boolean isQuestion(String text) {
    int end = TextScan.beforeClosers(text, 0, text.length());
    return end > 0 && "?؟？\u037e".indexOf(text.charAt(end - 1)) >= 0;
  }

  /** Whether it is all in capitals, or short without a mark at its end. */
  private static boolean isHeading(Sentence sentence) {
    String text = sentence.text();
    int end = text.length();
    while (end > 0 && CLOSERS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean ended = end > 0 && ENDS.indexOf(text.charAt(end - 1)) >= 0;
    boolean loud =
        text.chars().anyMatch(Character::isUpperCase)
            && text.chars().noneMatch(Character::isLowerCase);
    return loud || (!ended && (!sentence.closes() || sentence.length() < HEADING));
  }

  private static boolean isForMachines(String text) {
    long words =
        text.chars()
            .filter(c -> Character.isLetter(c) || Character.isSpaceChar(c) || isMark(c))
            .count();
    long figures = text.chars().filter(Character::isDigit).count();
    return words + figures < WORDY * text.length()
        || figures > FIGURES * text.length()
        || CODE.matcher(text).find()
        || ERROR.matcher(text).find()
        || MATHEMATICS.matcher(text).find();
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || "\u00ad\"'“”„‘’«».,;:?!()-–—…。、，「」『』％%£€$".indexOf(c) >= 0;
  }
}
