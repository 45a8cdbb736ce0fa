package anemone.edition.summary;

import java.util.List;
import java.util.regex.Pattern;

/** Says which sentences are none that may be shown: headings, questions, code, tables, pieces. */
final class Unfit {

  /** A sentence of fewer words tells nothing by itself. */
  private static final int MIN_WORDS = 4;

  /** The letters that a sentence of a script without spaces has at least. */
  private static final int MIN_SIGNS = 8;

  /** A line without a full stop that is shorter than this is a heading or caption. */
  private static final int HEADING = 110;

  /** The share of a sentence that are words and spaces; code and formulas have less. */
  private static final double WORDY = 0.9;

  /** The share of a sentence that may be figures; tables have more. */
  private static final double FIGURES = 0.2;

  private static final Pattern CODE =
      Pattern.compile(
          "[{}]|[\\w)\\]]\\([^)]{0,40}\\)[;.{]|[=!<>+*/%&|-]=|=>|->|::|\\\\|</?\\w|#\\w+\\s*[=({]"
              + "|\\b(?:import|def|const|var|sudo|pip|npm|git|function)\\s\\S+[=({;-]"
              + "|[\\w\\])]\\s=\\s[\\w\"'\\[({-]|\\$[a-z]\\w*|`[^`]{1,80}`\\s*$");

  private static final Pattern MATHEMATICS = Pattern.compile("[∑∫√∞≤≥≠≈∂∇∈∀∃⊂∪∩∏→↦⇒⟨⟩±×÷]");

  private static final Pattern TRAIL =
      Pattern.compile(">>|[|¦→›»▸▶►]\\s|\\s[|¦→›▸▶►]|\\s>\\s|\\s/\\s[^/]{1,60}\\s/\\s");

  /** What stands in addresses, and in posts of social networks. */
  private static final List<String> ADDRESSES =
      List.of("@", "http:", "https:", "www.", " #", "pic.twitter");

  /** Marks of a list's item at its beginning. */
  private static final Pattern ITEM =
      Pattern.compile(
          "(?:[•⁃▪●◦‣*·■□✓✔※†‡–—#+-]|\\(?(?:\\d{1,3}|\\p{L})(?:\\.\\)|[.)]|\\s?[-–]\\s?)(?=[\\s\\p{L}])).*",
          Pattern.DOTALL);

  private static final String ENDS = ".!。！।؟?？…।۔։።";

  private static final String CLOSERS = "\"'”’“‘»«›‹)]}」』》〉）】*";

  private Unfit() {}

  /**
   * Whether a sentence may never be shown.
   *
   * @param spoken whether the language ends its sentences with a mark; Thai does not
   */
  static boolean is(Sentence sentence, boolean spoken) {
    String text = sentence.text();
    return isShort(sentence)
        || Boilerplate.is(text)
        || isPiece(text)
        || isQuestion(text)
        || (spoken && isHeading(sentence))
        || isForMachines(text)
        || ITEM.matcher(text).matches()
        || TRAIL.matcher(text).find()
        || ADDRESSES.stream().anyMatch(text::contains);
  }

  private static boolean isShort(Sentence sentence) {
    boolean unspaced = sentence.text().codePoints().anyMatch(Unfit::isUnspaced);
    return unspaced ? sentence.text().length() < MIN_SIGNS : sentence.tokens().size() < MIN_WORDS;
  }

  private static boolean isUnspaced(int c) {
    return ReadingTime.isUnspaced(c)
        || Character.UnicodeScript.of(c) == Character.UnicodeScript.THAI;
  }

  /** Whether it begins or ends in the middle: a low letter, an open quotation, a colon. */
  private static boolean isPiece(String text) {
    int first = Around.afterOpeners(text, 0);
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
    int end = Around.beforeClosers(text, 0, text.length());
    return end > 0 && "?؟？\u037e".indexOf(text.charAt(end - 1)) >= 0;
  }

  /** Whether no mark ends it and it is short, or is all in capitals. */
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
        || MATHEMATICS.matcher(text).find();
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || "\u00ad\"'“”„‘’«».,;:?!()-–—…。、，「」『』％%£€$".indexOf(c) >= 0;
  }
}
