package anemone.collect.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a text file as an article: its first line is the headline. In a page saved as text, lines
 * before a repeated headline are the site's, and a short line between the two is the author.
 */
public final class SavedText {

  private static final Pattern BLANK = Pattern.compile("\\R\\s*\\R");
  private static final int LONGEST_NAME = 60;
  private static final int SHORTEST_HEADLINE = 12;
  private static final int WORDS_OF_A_BUTTON = 3;

  private SavedText() {}

  /** Returns the article of a text. */
  public static PageDocument parse(String text) {
    List<String> lines = text.lines().map(PlainHtml::line).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      return document("", "", List.of());
    }
    Optional<int[]> twins = repeated(lines);
    if (twins.isEmpty()) {
      return document(lines.get(0), "", paragraphs(text, lines.get(0)));
    }
    int first = twins.get()[0];
    int second = twins.get()[1];
    String author =
        lines.subList(first + 1, second).stream()
            .filter(line -> line.length() <= LONGEST_NAME && !isSentence(line))
            .findFirst()
            .orElse("");
    return document(lines.get(first), author, article(lines.subList(second + 1, lines.size())));
  }

  /** Returns the indexes of the first headline that is repeated shortly after. */
  private static Optional<int[]> repeated(List<String> lines) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Integer before = seen.putIfAbsent(lines.get(i), i);
      boolean headline = lines.get(i).length() >= SHORTEST_HEADLINE && lines.get(i).contains(" ");
      if (before != null && headline && i - before <= 6) {
        return Optional.of(new int[] {before, i});
      }
    }
    return Optional.empty();
  }

  /** Removes the words of buttons at the start and the end. */
  private static List<String> article(List<String> lines) {
    int from = 0;
    int to = lines.size();
    while (from < to && isButton(lines.get(from))) {
      from++;
    }
    while (to > from && isButton(lines.get(to - 1))) {
      to--;
    }
    return lines.subList(from, to);
  }

  private static boolean isButton(String line) {
    return !isSentence(line) && line.chars().filter(c -> c == ' ').count() < WORDS_OF_A_BUTTON;
  }

  private static boolean isSentence(String line) {
    return SentenceEnd.is(line, ":");
  }

  private static List<String> paragraphs(String text, String headline) {
    List<String> paragraphs =
        new ArrayList<>(
            BLANK
                .splitAsStream(text.strip())
                .map(PlainHtml::line)
                .filter(line -> !line.isEmpty())
                .toList());
    if (paragraphs.get(0).equals(headline)) {
      paragraphs.remove(0);
    } else if (paragraphs.get(0).startsWith(headline)) {
      paragraphs.set(0, paragraphs.get(0).substring(headline.length()).strip());
    }
    return paragraphs;
  }

  private static PageDocument document(String title, String author, List<String> paragraphs) {
    Kicker kicker = Kicker.of(paragraphs);
    return new PageDocument(
        "",
        title,
        kicker.label(),
        author,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        String.join("\n\n", kicker.paragraphs()));
  }
}
