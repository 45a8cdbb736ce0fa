package anemone.render.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;

/** Rules for Outlook for Windows, which shows mails with Word's engine. */
final class OutlookRules {

  static final List<Rule> ALL =
      List.of(
          Rule.warning("outlook-spacing", OutlookRules::spacing),
          Rule.warning("outlook-border", OutlookRules::borders),
          Rule.warning("outlook-line-height", OutlookRules::lineHeights),
          Rule.warning("outlook-list", OutlookRules::lists));

  private static final Set<String> CELLS = Set.of("td", "th");
  private static final Set<String> WITHOUT_MARGIN = Set.of("span", "body", "a", "td", "th", "tr");
  private static final Pattern LENGTH = Pattern.compile("(\\d*\\.?\\d+)(px|pt|em|rem|%)?");
  private static final int THICKEST = 8;

  private OutlookRules() {}

  /** Word knows padding of cells only, and no margins of cells, spans and the body. */
  private static void spacing(Specimen specimen, Findings findings) {
    Set<String> told = new HashSet<>();
    for (Element element : specimen.styled()) {
      String name = element.normalName();
      for (Map.Entry<String, String> style : specimen.style(element).entrySet()) {
        boolean padding = style.getKey().startsWith("padding") && !CELLS.contains(name);
        boolean margin = style.getKey().startsWith("margin") && WITHOUT_MARGIN.contains(name);
        if ((padding || margin) && longest(style.getValue()) > 0 && told.add(name + padding)) {
          findings.add(
              specimen.at(element),
              style.getKey() + ":" + style.getValue() + " on " + name + " is ignored by Outlook",
              padding
                  ? "put the text into a td with padding, or give it a margin"
                  : "use padding on a td, or a margin on the text in it");
        }
      }
    }
  }

  private static void borders(Specimen specimen, Findings findings) {
    Set<String> told = new HashSet<>();
    for (Element element : specimen.styled()) {
      String name = element.normalName();
      for (Map.Entry<String, String> style : specimen.style(element).entrySet()) {
        boolean border = style.getKey().matches("border(-(top|right|bottom|left))?(-width)?");
        double width = border ? longest(style.getValue()) : 0;
        if (width > 0 && !CELLS.contains(name) && told.add(name)) {
          findings.add(
              specimen.at(element),
              style.getKey() + " on " + name + " is unreliable in Outlook",
              "give the border to a td");
        } else if (width > THICKEST && told.add(style.getValue())) {
          findings.add(
              specimen.at(element),
              style.getKey() + ":" + style.getValue() + " is thicker than Outlook draws",
              "make it " + THICKEST + "px or thinner");
        }
      }
    }
  }

  /** Without the rule, Word takes a line height as the least, and adds the font's own. */
  private static void lineHeights(Specimen specimen, Findings findings) {
    if (commentsForOutlook(specimen).contains("mso-line-height-rule")) {
      return;
    }
    specimen.styled().stream()
        .filter(e -> specimen.style(e).containsKey("line-height"))
        .filter(e -> !e.attr("style").contains("mso-line-height-rule"))
        .findFirst()
        .ifPresent(
            element ->
                findings.add(
                    specimen.at(element),
                    "Outlook does not keep the line height",
                    "add mso-line-height-rule: exactly in a style for mso, as in"
                        + " digest.html.ftlh"));
  }

  private static void lists(Specimen specimen, Findings findings) {
    String own = commentsForOutlook(specimen);
    boolean styled = own.matches("(?s).*\\bul\\b.*\\{.*") && own.matches("(?s).*\\bli\\b.*\\{.*");
    Element list = specimen.page().selectFirst("ul, ol");
    if (list != null && !styled) {
      findings.add(
          specimen.at(list),
          "Outlook gives lists margins and a typeface of its own",
          "set them for ul and li in a style for mso, as in digest.html.ftlh");
    }
  }

  private static String commentsForOutlook(Specimen specimen) {
    return specimen
        .page()
        .nodeStream(Comment.class)
        .map(Comment::getData)
        .filter(comment -> comment.startsWith("[if"))
        .collect(Collectors.joining("\n"));
  }

  /** Returns the largest length in a value, in pixels where it has them; negative ones are none. */
  private static double longest(String value) {
    double longest = 0;
    for (String part : value.split("\\s+", -1)) {
      Matcher length = LENGTH.matcher(part);
      if (length.matches()) {
        longest = Math.max(longest, Double.parseDouble(length.group(1)));
      }
    }
    return longest;
  }
}
