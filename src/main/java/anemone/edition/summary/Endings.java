package anemone.edition.summary;

import java.util.regex.Pattern;

/** Judges whether a sentence ends where the rules for every language say that it may. */
final class Endings {

  /** What marks an item of a list: "1.", "1.)", "a)", "(iv)", "• 9." and the like. */
  private static final Pattern MARKER =
      Pattern.compile("[•⁃▪●◦‣–-]?\\s*\\(?(?:\\d{1,3}|\\p{L}|[ivx]{1,4})(?:\\.\\)?|\\))");

  private static final int LONGEST_MARKER = 9;

  private final Abbreviations abbreviations;
  private final boolean fullStops;

  /**
   * Judges by a language's habits.
   *
   * @param fullStops whether a full stop ends a sentence in that language at all
   */
  Endings(Abbreviations abbreviations, boolean fullStops) {
    this.abbreviations = abbreviations;
    this.fullStops = fullStops;
  }

  /**
   * Whether a sentence ends.
   *
   * @param text the text
   * @param from where the sentence begins
   * @param at where the next one would begin, behind the mark and white space
   */
  boolean endsAt(String text, int from, int at) {
    int end = Around.beforeSpace(text, from, at);
    int last = Around.beforeClosers(text, from, end);
    if (last == from || isMarker(text, from, end)) {
      return false;
    }
    boolean closed = last < end;
    if (closed && text.charAt(at) == '(') {
      return false;
    }
    return switch (text.charAt(last - 1)) {
      case '.' -> fullStops && endsWithStop(text, from, last, at);
      case '?', '!' -> (end < at || closed) && endsWithMark(text, last, at, closed);
      case '…' -> !Around.startsLow(text, at);
      default -> isTerminal(text.charAt(last - 1)) && !(closed && isParticle(text.charAt(at)));
    };
  }

  private static boolean isMarker(String text, int from, int end) {
    String begun = text.substring(from, Math.min(end, from + LONGEST_MARKER + 1)).strip();
    return begun.length() <= LONGEST_MARKER && MARKER.matcher(begun).matches();
  }

  /** What Japanese joins to a quotation with, as in 「…。」と言った: the sentence goes on. */
  private static boolean isParticle(char c) {
    return "とっなの".indexOf(c) >= 0;
  }

  private static boolean isTerminal(char c) {
    return !Character.isLetterOrDigit(c) && ",;:-–—([".indexOf(c) < 0;
  }

  /** A mark such as that of «"Why?" she said» or "Yahoo! in the mail" ends no sentence. */
  private static boolean endsWithMark(String text, int last, int at, boolean closed) {
    boolean dash = "-–—".indexOf(text.charAt(at)) >= 0;
    boolean question = text.charAt(last - 1) == '?' && !closed && !dash;
    return question || !Around.startsLow(text, at);
  }

  private boolean endsWithStop(String text, int from, int last, int at) {
    if (".,;:-–—".indexOf(text.charAt(at)) >= 0 || Around.startsLow(text, at)) {
      return false;
    }
    String dots = dots(text, from, last);
    if (dots.length() == last - from || dots.equals(". . .")) {
      return false;
    }
    return dots.length() > 1 || FullStop.of(text, from, last, at).ends(abbreviations);
  }

  /** The full stops that end at a place, with the spaces between them. */
  private static String dots(String text, int from, int last) {
    int first = last;
    for (int i = last - 1; i >= from && ". ".indexOf(text.charAt(i)) >= 0; i--) {
      first = text.charAt(i) == '.' ? i : first;
    }
    return text.substring(first, last);
  }
}
