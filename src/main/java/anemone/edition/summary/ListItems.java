package anemone.edition.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the items of lists within one line: "1) bread 2) salt". */
final class ListItems {

  private static final Pattern MARKER =
      Pattern.compile(
          "(?<!\\S)[•⁃▪●◦‣]?\\s?\\(?(?:(\\d{1,3})|(\\p{L}))(\\.\\)|\\.|\\))(?=\\s+\\S)");

  /** Minimum length of an item, in UTF-16 units; initials, as in "A. B. Marsh", are shorter. */
  private static final int SHORTEST = 3;

  private ListItems() {}

  /** Returns where items begin: consecutive markers, the first at the start of a sentence. */
  static Set<Integer> in(String text) {
    Set<Integer> found = new TreeSet<>();
    List<Item> list = new ArrayList<>();
    Matcher matcher = MARKER.matcher(text);
    while (matcher.find()) {
      Item item = Item.of(matcher);
      if (!list.isEmpty() && item.follows(list.get(list.size() - 1))) {
        list.add(item);
      } else if (beginsSentence(text, item.at)) {
        addList(list, found);
        list = new ArrayList<>(List.of(item));
      }
    }
    addList(list, found);
    return found;
  }

  private static void addList(List<Item> list, Set<Integer> found) {
    if (list.size() > 1) {
      list.forEach(item -> found.add(item.at));
    }
  }

  private static boolean beginsSentence(String text, int at) {
    String before = text.substring(Math.max(0, at - 8), at).strip();
    return before.isEmpty() || ".?!:;".indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  /**
   * The marker of an item.
   *
   * @param at where it begins
   * @param end where it ends
   * @param number its number, or the code point of its letter
   * @param mark its kind and the mark after it: {@code 1.} or {@code a)}
   */
  private record Item(int at, int end, int number, String mark) {

    static Item of(Matcher matcher) {
      String digits = matcher.group(1);
      int number = digits == null ? matcher.group(2).codePointAt(0) : Integer.parseInt(digits);
      return new Item(
          matcher.start(), matcher.end(), number, (digits == null ? "a" : "1") + matcher.group(3));
    }

    boolean follows(Item previous) {
      return number == previous.number + 1
          && mark.equals(previous.mark)
          && at - previous.end >= SHORTEST;
    }
  }
}
