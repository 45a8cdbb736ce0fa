package anemone.edition.summary;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Map;

/** The positions of a text that are inside brackets or quotation marks. */
final class Enclosures {

  /** Maximum length of an enclosed text, in UTF-16 units; sentences may end in longer ones. */
  private static final int LONGEST = 500;

  /** Maximum number of open marks, so that a hostile text costs no more than an ordinary one. */
  private static final int MAX_OPEN = 16;

  /** The marks that close each opening mark, in any language. */
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

  /** Finds the enclosed positions of a text; a mark without a partner encloses nothing. */
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

  /** Whether a position is enclosed. */
  boolean hold(int at) {
    return inside.get(at);
  }

  /** Returns the position of the opening mark that a character closes, or -1. */
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
        && (isWord(text, at + 1) || at == 0 || TextScan.isSpace(text.charAt(at - 1)));
  }

  /** Straight marks look the same on both sides: one opens if a word follows and none precedes. */
  private static boolean opens(String text, int at) {
    char c = text.charAt(at);
    if ("\"'`".indexOf(c) < 0) {
      return CLOSING.containsKey(c);
    }
    boolean spaceFollows = at + 1 == text.length() || TextScan.isSpace(text.charAt(at + 1));
    return !spaceFollows && !isWord(text, at - 1);
  }

  private static boolean isWord(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}
