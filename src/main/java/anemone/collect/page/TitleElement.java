package anemone.collect.page;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** Extracts the headline from a page's {@code title} element. */
final class TitleElement {

  private static final String MARKS = "|\\-\u2013\u2014\\\\/>\u00bb";
  private static final Pattern PARTED = Pattern.compile(" [" + MARKS + "] ");
  private static final Pattern PATH = Pattern.compile(" [\\\\/>\u00bb] ");
  private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");
  private static final int FEW_WORDS = 3;
  private static final int LONGEST = 150;
  private static final int SHORTEST = 15;

  private TitleElement() {}

  /** Returns the headline, without the name of the site if recognised. */
  static String of(Document page) {
    String whole = PlainHtml.line(page.title());
    String cut = whole;
    boolean path = PATH.matcher(whole).find();
    int last = lastMark(whole);
    if (last >= 0) {
      cut = whole.substring(0, last);
      if (words(cut) < FEW_WORDS) {
        cut = whole.replaceFirst("^[^" + MARKS + "]*[" + MARKS + "]", "");
      }
    } else if (whole.contains(": ")) {
      cut = withoutLabel(whole, page);
    } else if (whole.length() > LONGEST || whole.length() < SHORTEST) {
      List<String> headings = page.select("h1").eachText();
      cut = headings.size() == 1 ? headings.get(0) : whole;
    }
    cut = PlainHtml.line(cut);
    int words = words(cut);
    int all = words(whole.replaceAll("\\s[" + MARKS + "]+\\s", " "));
    return words <= FEW_WORDS + 1 && (!path || words != all - 1) ? whole : cut;
  }

  private static int lastMark(String title) {
    Matcher marks = PARTED.matcher(title);
    int last = -1;
    int from = 0;
    while (marks.find(from)) {
      last = marks.start();
      from = marks.start() + 1;
    }
    return last;
  }

  private static String withoutLabel(String whole, Document page) {
    if (page.select("h1, h2").eachText().contains(whole)) {
      return whole;
    }
    String cut = whole.substring(whole.lastIndexOf(':') + 1);
    if (words(cut) < FEW_WORDS) {
      return whole.substring(whole.indexOf(':') + 1);
    }
    return words(whole.substring(0, whole.indexOf(':'))) > 5 ? whole : cut;
  }

  /** Whether most words of a text are also in another. */
  static boolean isLike(String text, String other) {
    List<String> all = List.of(WORD.split(text.toLowerCase(Locale.ROOT)));
    Set<String> known = new HashSet<>(List.of(WORD.split(other.toLowerCase(Locale.ROOT))));
    if (all.isEmpty() || known.isEmpty()) {
      return false;
    }
    int length = String.join(" ", all).length();
    int strange =
        String.join(" ", all.stream().filter(word -> !known.contains(word)).toList()).length();
    return length > 0 && 1 - strange / (double) length > 0.75;
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
