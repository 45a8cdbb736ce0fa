package anemone.collect.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The label before the first sentence of an article ("A hot potato:").
 *
 * @param label the label without its colon, or empty
 * @param paragraphs the paragraphs without it
 */
public record Kicker(String label, List<String> paragraphs) {

  private static final Pattern LABEL =
      Pattern.compile(
          "^((?:\\p{Lu}|\\d)[^\\s:.,;!?]*(?: [^\\s:.,;!?]+){0,3}): (?=\\p{Lu}|[\"\u201c\u2018])");

  /** Openings with a colon that are not kickers. */
  private static final Set<String> ORDINARY =
      Set.of(
          "update",
          "updated",
          "note",
          "correction",
          "editor's note",
          "editors note",
          "disclosure",
          "disclaimer",
          "by",
          "photo",
          "image",
          "source",
          "sources",
          "read more",
          "related",
          "ps");

  /** Copies the paragraphs. */
  public Kicker {
    paragraphs = List.copyOf(paragraphs);
  }

  /** Splits the label off the first paragraph, if it has one. */
  public static Kicker of(List<String> paragraphs) {
    if (paragraphs.isEmpty() || !paragraphs.get(0).contains(": ")) {
      return new Kicker("", paragraphs);
    }
    Matcher matcher = LABEL.matcher(paragraphs.get(0));
    if (!matcher.find() || ORDINARY.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
      return new Kicker("", paragraphs);
    }
    List<String> rest = new ArrayList<>(paragraphs);
    rest.set(0, paragraphs.get(0).substring(matcher.end()));
    return new Kicker(matcher.group(1), rest);
  }
}
