package anemone.render.lint;

import anemone.render.Direction;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** Rules for the directions of writing. */
final class DirectionRules {

  static final List<Rule> ALL =
      List.of(
          Rule.warning("direction-dropped", DirectionRules::dropped),
          Rule.warning("list-direction", DirectionRules::lists),
          Rule.warning("text-direction", DirectionRules::textLines),
          Rule.warning("text-indent", DirectionRules::indents));

  private static final String BULLET = "* ";

  /** The fewest columns of a line that was broken. */
  private static final int FULL = 55;

  private DirectionRules() {}

  /** Gmail, Outlook and Yahoo drop bdi; GMX and Web.de drop dir. */
  private static void dropped(Specimen specimen, Findings findings) {
    for (Element element : specimen.page().body().select("bdi, [dir=auto], [dir]")) {
      String direction = element.attr("dir").toLowerCase(Locale.ROOT);
      if (element.normalName().equals("bdi") || direction.equals("auto")) {
        findings.add(
            specimen.at(element),
            (element.normalName().equals("bdi") ? "bdi" : "dir=\"auto\"")
                + " is dropped by many clients",
            "use a span with dir=\"ltr\" or dir=\"rtl\"");
      } else if (!direction.equals(styled(specimen, element))) {
        findings.add(
            specimen.at(element),
            "the direction is in dir only, which some clients drop",
            "give the element style=\"direction:" + direction + "\", too");
      }
    }
  }

  /** Returns the direction by the styles of an element and those around it, or empty. */
  private static String styled(Specimen specimen, Element element) {
    for (Element around = element; around != null; around = around.parent()) {
      String direction = specimen.style(around).getOrDefault("direction", "");
      if (!direction.isEmpty()) {
        return direction;
      }
    }
    return "";
  }

  /** A list in the other direction has its bullets at the ends of its lines. */
  private static void lists(Specimen specimen, Findings findings) {
    for (Element list : specimen.page().select("ul, ol")) {
      String styled = styled(specimen, list);
      Element turned = list.closest("[dir]");
      String direction =
          !styled.isEmpty()
              ? styled
              : turned == null ? "ltr" : turned.attr("dir").toLowerCase(Locale.ROOT);
      Direction usual = direction.equals("rtl") ? Direction.RTL : Direction.LTR;
      Direction own = Direction.ofLetters(list.text(), usual);
      if (own != usual) {
        findings.add(
            specimen.at(list),
            "the bullets stand at the ends of the lines",
            "give the list the direction of its text, as parts/story.ftlh does");
      } else if (specimen.style(list).getOrDefault("text-align", "").equals("center")) {
        findings.add(
            specimen.at(list),
            "the text of the list is centred, apart from its bullets",
            "align it at the side where its lines start");
      }
    }
  }

  /** Mail programs take the direction of a line of text from its first letter. */
  private static void textLines(Specimen specimen, Findings findings) {
    String text = specimen.message().text();
    int at = 0;
    for (String line : text.split("\n", -1)) {
      boolean signed = line.chars().anyMatch(c -> Direction.isSign((char) c));
      if (!signed && !line.contains("://") && isMisread(line)) {
        findings.add(
            Specimen.at(Specimen.TEXT, text, at),
            "the line begins with a word of the other direction, and is shown in that direction",
            "begin it with a mark (U+200E or U+200F), or put the word between isolates");
      }
      at += line.length() + 1;
    }
  }

  private static boolean isMisread(String line) {
    Direction most = Direction.ofLetters(line, Direction.LTR);
    return line.codePoints()
        .mapToObj(Character::toString)
        .filter(c -> Direction.hasOne(c))
        .findFirst()
        .map(first -> Direction.ofLetters(first, most) != most)
        .orElse(false);
  }

  private static void indents(Specimen specimen, Findings findings) {
    String text = specimen.message().text();
    String before = "";
    int at = 0;
    for (String line : text.split("\n", -1)) {
      boolean broken = plain(before).startsWith(BULLET) && before.length() >= FULL;
      if (broken && !line.isBlank() && !plain(line).startsWith(BULLET) && !isIndented(line)) {
        findings.add(
            Specimen.at(Specimen.TEXT, text, at),
            "the second line of a point begins under its bullet",
            "write the point in one line after \"* \": it is wrapped and indented");
      }
      before = line;
      at += line.length() + 1;
    }
  }

  private static String plain(String line) {
    return line.replaceAll("[\\u200E\\u200F]", "");
  }

  private static boolean isIndented(String line) {
    return plain(line).startsWith("  ");
  }
}
