package anemone.edition.summary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds sentence breaks that Unicode's rules miss: marks that end a sentence in some languages
 * only, list items in one line, references after the full stop, missing spaces.
 */
final class SentenceBreaks {

  /**
   * In every language, a sentence begins where a match ends. Each pattern begins with a rare mark
   * and looks back from there, which is fast. Repeated groups are possessive: Java matches those in
   * a loop, but others by recursion, which overflows the stack on a long run of references.
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

  /** Arabic joins clauses with commas; in a text without full stops, commas end sentences. */
  private static final Pattern CLAUSE = Pattern.compile("،\\s+(?!\\S+،)");

  private static final Set<Character> STOPS = Set.of('.', '؟', '!');

  /** A full stop without a space between a word or number and a capitalised word. */
  private static final Pattern GLUED =
      Pattern.compile(
          "(?<![^\\s\"“(.])(?:(?:\\p{Ll}+|[\\d,]+)\\.(?=\\p{Lu}\\p{Ll}*(?:['’]\\p{Ll}+)?[\\s,?!])"
              + "|\\p{L}\\p{Ll}+\\.(?=\\p{Lu}\\p{Ll}{0,3}\\.\\s))");

  /**
   * Unicode's rules see no break if a lower-case letter follows after numbers and symbols; here
   * only the next word counts.
   */
  private static final Pattern POSSIBLE = Pattern.compile("\\.(?:\\s?[\"'”’»)\\]]){0,3}\\s+");

  private SentenceBreaks() {}

  /** Returns further positions after a full stop where a sentence may begin. */
  static Set<Integer> possible(String text) {
    Set<Integer> found = new TreeSet<>();
    addEnds(POSSIBLE, text, found);
    return found;
  }

  /** Returns further positions where a sentence certainly begins. */
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

  /** Whether a text consists of at least three short parts, separated by commas. */
  private static boolean isEnumeration(String text) {
    String[] parts = text.strip().split(",", -1);
    return parts.length > 2
        && Stream.of(parts)
            .allMatch(part -> part.strip().split("\\s+").length <= MAX_WORDS_OF_A_PART);
  }

  /** Whether a capital directly follows a full stop, which is rare; saves a slower search. */
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
