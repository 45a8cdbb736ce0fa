package anemone.edition.summary;

import java.util.regex.Pattern;

/** Decides whether a sentence ends at a position where Unicode's rules allow it. */
final class SentenceEnds {

  /** The marker of a list item: "1.", "1.)", "a)", "(iv)", "• 9." and the like. */
  private static final Pattern MARKER =
      Pattern.compile("[•⁃▪●◦‣–-]?\\s*\\(?(?:\\d{1,3}|\\p{L}|[ivx]{1,4})(?:\\.\\)?|\\))");

  private static final int LONGEST_MARKER = 9;

  private final Abbreviations abbreviations;
  private final boolean fullStops;

  /**
   * The rules of a language.
   *
   * @param abbreviations its abbreviations
   * @param fullStops whether a full stop ends a sentence in that language at all
   */
  SentenceEnds(Abbreviations abbreviations, boolean fullStops) {
    this.abbreviations = abbreviations;
    this.fullStops = fullStops;
  }

  /**
   * Whether a sentence ends.
   *
   * @param text the text
   * @param from the start of the sentence
   * @param at where the next sentence would start, after the mark and white space
   */
  boolean endsAt(String text, int from, int at) {
    int end = TextScan.beforeSpace(text, from, at);
    int last = TextScan.beforeClosers(text, from, end);
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
      case '…' -> !TextScan.startsLow(text, at);
      default -> isTerminal(text.charAt(last - 1)) && !(closed && isParticle(text.charAt(at)));
    };
  }

  private static boolean isMarker(String text, int from, int end) {
    String begun = text.substring(from, Math.min(end, from + LONGEST_MARKER + 1)).strip();
    return begun.length() <= LONGEST_MARKER && MARKER.matcher(begun).matches();
  }

  /** Whether a character continues a Japanese sentence after a quotation: 「…。」と言った. */
  private static boolean isParticle(char c) {
    return "とっなの".indexOf(c) >= 0;
  }

  private static boolean isTerminal(char c) {
    return !Character.isLetterOrDigit(c) && ",;:-–—([".indexOf(c) < 0;
  }

  /** Marks such as those in «"Why?" she said» or "Yahoo! in the mail" end no sentence. */
  private static boolean endsWithMark(String text, int last, int at, boolean closed) {
    boolean dash = "-–—".indexOf(text.charAt(at)) >= 0;
    boolean question = text.charAt(last - 1) == '?' && !closed && !dash;
    return question || !TextScan.startsLow(text, at);
  }

  private boolean endsWithStop(String text, int from, int last, int at) {
    if (".,;:-–—".indexOf(text.charAt(at)) >= 0 || TextScan.startsLow(text, at)) {
      return false;
    }
    String dots = dots(text, from, last);
    if (dots.length() == last - from || dots.equals(". . .")) {
      return false;
    }
    return dots.length() > 1 || FullStop.of(text, from, last, at).ends(abbreviations);
  }

  /** Returns the full stops before a position, with the spaces between them. */
  private static String dots(String text, int from, int last) {
    int first = last;
    for (int i = last - 1; i >= from && ". ".indexOf(text.charAt(i)) >= 0; i--) {
      first = text.charAt(i) == '.' ? i : first;
    }
    return text.substring(first, last);
  }
}
