package anemone.edition.summary;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Map;

/** The places of a text that stand within brackets or quotation marks. */
final class Enclosures {

  /** What is enclosed for longer than this, in UTF-16 units, is a text of its own. */
  private static final int LONGEST = 500;

  /**
   * How many marks may be open at a time, so that a hostile text costs no more than a plain one.
   */
  private static final int MAX_OPEN = 16;

  /** Each opening mark, and the marks that close it in one language or another. */
  private static final Map<Character, String> CLOSING =
      Map.ofEntries(
          Map.entry('(', ")"),
          Map.entry('[', "]"),
          Map.entry('{', "}"),
          Map.entry('“', "”"),
          Map.entry('”', "”"),
          Map.entry('„', "“”"),
          Map.entry('‘', "’"),
          Map.entry('‚', "‘’"),
          Map.entry('«', "»"),
          Map.entry('»', "«"),
          Map.entry('‹', "›"),
          Map.entry('›', "‹"),
          Map.entry('「', "」"),
          Map.entry('『', "』"),
          Map.entry('《', "》"),
          Map.entry('〈', "〉"),
          Map.entry('（', "）"),
          Map.entry('【', "】"),
          Map.entry('"', "\""),
          Map.entry('\'', "'"),
          Map.entry('`', "'"));

  private final BitSet inside;

  private Enclosures(BitSet inside) {
    this.inside = inside;
  }

  /** The enclosed places of a text; a mark without its partner encloses nothing. */
  static Enclosures of(String text) {
    BitSet inside = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      int partner = partner(text, i, open);
      if (partner >= 0) {
        while (open.element() >= partner) {
          open.pop();
          if (open.isEmpty()) {
            break;
          }
        }
        if (i - partner <= LONGEST) {
          inside.set(partner + 1, i + 1);
        }
      } else if (opens(text, i)) {
        open.push(i);
        if (open.size() > MAX_OPEN) {
          open.removeLast();
        }
      }
    }
    return new Enclosures(inside);
  }

  /** Whether a place is enclosed. */
  boolean hold(int at) {
    return inside.get(at);
  }

  /** Where the mark opens that a character closes, or -1. */
  private static int partner(String text, int at, Deque<Integer> open) {
    if (open.isEmpty() || isApostrophe(text, at)) {
      return -1;
    }
    for (int opened : open) {
      if (CLOSING.getOrDefault(text.charAt(opened), "").indexOf(text.charAt(at)) >= 0) {
        return opened;
      }
    }
    return -1;
  }

  private static boolean isApostrophe(String text, int at) {
    return "'’".indexOf(text.charAt(at)) >= 0
        && (isWord(text, at + 1) || at == 0 || Around.isSpace(text.charAt(at - 1)));
  }

  /** Straight marks look alike on both sides: one opens before a word and after none. */
  private static boolean opens(String text, int at) {
    char c = text.charAt(at);
    if ("\"'`".indexOf(c) < 0) {
      return CLOSING.containsKey(c);
    }
    boolean spaceFollows = at + 1 == text.length() || Around.isSpace(text.charAt(at + 1));
    return !spaceFollows && !isWord(text, at - 1);
  }

  private static boolean isWord(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}
