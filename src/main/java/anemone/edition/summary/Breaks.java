package anemone.edition.summary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ends of sentences that Unicode's rules do not see: marks that end one in some languages only,
 * items of a list in one line, references behind the full stop, a space that is missing.
 */
final class Breaks {

  /**
   * Each pattern's end is where a sentence begins, in every language. A pattern begins with a mark
   * that is seldom and looks back from there, which is fast. Groups repeat possessively: those are
   * matched in a loop, others by recursion, which a long run of references exhausts.
   */
  private static final List<Pattern> EVERYWHERE =
      List.of(
          Pattern.compile("\\s(?=[•⁃▪●◦‣]\\s?\\S)"),
          Pattern.compile("[.!?](?<=[\\p{L}\\d].)\\s+(?=(?:\\.{3}|…)\\p{L})"),
          Pattern.compile("\\.(?<=\\p{L}.)\\s+(?=(?:\\.\\s){2,3}\\p{L})"),
          Pattern.compile("[.!?](?<=\\p{L}{2}.)(?:\\[\\d{1,3}])++\\s+(?=\\p{Lu})"),
          Pattern.compile("\\.(?<=\\p{L}{3}.)\\d{1,3}(?:[ ,]\\d{1,3})*+\\s+(?=\\p{Lu})"));

  private static final Pattern ELLIPSIS = Pattern.compile("…[\"”’»)]{0,3}\\s+(?=\\p{Lu})");

  /** An enumeration that ends with an ellipsis is the subject of the sentence that follows it. */
  private static final int LONGEST_ENUMERATION = 300;

  private static final int MAX_WORDS_OF_A_PART = 7;

  private static final Pattern DANDA =
      Pattern.compile("(?<=[\\p{InDevanagari}\\p{InBengali}]) ?\\|\\s*");

  private static final Pattern COLON = Pattern.compile("(?<=\\p{L}):\\s+(?=\\p{L})");

  private static final Map<String, Pattern> BY_LANGUAGE =
      Map.of(
          "hy", Pattern.compile("(?<=\\p{L}[\"»)]?):\\s+"),
          "el", Pattern.compile("(?<=\\p{L}[\"»)]?)[;\u037e]\\s+"),
          "ar", COLON,
          "fa", COLON,
          "hi", DANDA,
          "mr", DANDA,
          "ne", DANDA,
          "bn", DANDA);

  /** Arabic chains clauses with commas; where no full stop ends any, the commas do. */
  private static final Pattern CLAUSE = Pattern.compile("،\\s+(?!\\S+،)");

  private static final Set<Character> STOPS = Set.of('.', '؟', '!');

  /** A word or number, a full stop and a word with a capital, without the space between. */
  private static final Pattern GLUED =
      Pattern.compile(
          "(?<![^\\s\"“(.])(?:(?:\\p{Ll}+|[\\d,]+)\\.(?=\\p{Lu}\\p{Ll}*(?:['’]\\p{Ll}+)?[\\s,?!])"
              + "|\\p{L}\\p{Ll}+\\.(?=\\p{Lu}\\p{Ll}{0,3}\\.\\s))");

  /** Unicode's rules look past numbers and signs for a lower-case letter; the next word decides. */
  private static final Pattern POSSIBLE = Pattern.compile("\\.(?:\\s?[\"'”’»)\\]]){0,3}\\s+");

  private Breaks() {}

  /** Where sentences may begin behind a full stop, besides the places that Unicode's rules know. */
  static Set<Integer> possible(String text) {
    Set<Integer> found = new TreeSet<>();
    addEnds(POSSIBLE, text, found);
    return found;
  }

  /** Where sentences surely begin, besides the places that Unicode's rules know. */
  static Set<Integer> certain(String text, String language) {
    Set<Integer> found = new TreeSet<>(ListItems.in(text));
    EVERYWHERE.forEach(pattern -> addEnds(pattern, text, found));
    addEllipses(text, found);
    if (hasGlued(text)) {
      addEnds(GLUED, text, found);
    }
    Pattern own = BY_LANGUAGE.get(language);
    if (own != null) {
      addEnds(own, text, found);
    }
    if (language.equals("ar") && text.chars().noneMatch(c -> STOPS.contains((char) c))) {
      addEnds(CLAUSE, text, found);
    }
    return found;
  }

  private static void addEllipses(String text, Set<Integer> found) {
    Matcher ellipsis = ELLIPSIS.matcher(text);
    while (ellipsis.find()) {
      String before = text.substring(sentence(text, ellipsis.start()), ellipsis.start());
      if (!isEnumeration(before)) {
        found.add(ellipsis.end());
      }
    }
  }

  /** Returns where the sentence before a mark begins, at most a few words back. */
  private static int sentence(String text, int mark) {
    int from = mark;
    while (from > 0
        && mark - from <= LONGEST_ENUMERATION
        && ".!?…\n".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    return from;
  }

  /** Whether a text is at least three parts of a few words each, with commas between. */
  private static boolean isEnumeration(String text) {
    String[] parts = text.strip().split(",", -1);
    return parts.length > 2
        && Stream.of(parts)
            .allMatch(part -> part.strip().split("\\s+").length <= MAX_WORDS_OF_A_PART);
  }

  /** Whether a capital follows a full stop at once; few texts have any such place. */
  private static boolean hasGlued(String text) {
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
      if (dot + 1 < text.length() && Character.isUpperCase(text.codePointAt(dot + 1))) {
        return true;
      }
    }
    return false;
  }

  private static void addEnds(Pattern pattern, String text, Set<Integer> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.end());
    }
  }
}
