package anemone.render.lint;

import anemone.article.Article;
import anemone.render.Clean;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Rules for the size, the place and the texts of pictures. */
final class PictureRules {

  static final List<Rule> ALL =
      List.of(
          Rule.warning("image-size", PictureRules::sizes),
          Rule.warning("image-box", PictureRules::boxes),
          Rule.warning("image-before-title", PictureRules::places),
          Rule.warning("image-credit", PictureRules::credits),
          Rule.warning("image-alt-name", PictureRules::alternatives));

  private static final int WIDEST = 600;

  /** The height from which an empty box is seen as one, in pixels. */
  private static final int BOX = 60;

  /** The number of visible texts after a picture that may be its credit: caption and credit. */
  private static final int NEAR = 4;

  private static final Pattern FILE_NAME =
      Pattern.compile(
          "(?i)\\S+\\.(?:jpe?g|png|gif|webp|avif|svg)|(?:img|dsc|image|photo)[-_ ]?\\d+");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,6}");
  private static final Pattern PIXELS = Pattern.compile("(\\d{1,6})(?:\\.\\d+)?(?:px)?");

  private PictureRules() {}

  private static void sizes(Specimen specimen, Findings findings) {
    for (Element image : specimen.page().select("img")) {
      String width = image.attr("width");
      if (image.hasAttr("height")) {
        findings.add(
            specimen.at(image),
            "the height attribute makes Yahoo stretch the picture",
            "leave it out, and write style=\"height:auto\"");
      }
      if (!DIGITS.matcher(width).matches() || Integer.parseInt(width) > WIDEST) {
        findings.add(
            specimen.at(image),
            width.isEmpty()
                ? "without a width attribute, Outlook shows the picture in its own size"
                : "the width " + width + " is no number of pixels up to " + WIDEST,
            "write width=\"${story.picture.width?c}\"");
      }
    }
  }

  /** With pictures off, an element of a fixed height that only holds a picture stays empty. */
  private static void boxes(Specimen specimen, Findings findings) {
    Set<Element> told = new HashSet<>();
    for (Element image : specimen.page().body().select("img")) {
      for (Element box = image; box != null && !box.hasText(); box = box.parent()) {
        int height = height(specimen, box);
        if (height >= BOX && told.add(box)) {
          findings.add(
              specimen.at(image),
              "where pictures are off, an empty box of " + height + " pixels stays",
              "leave the height of the " + box.normalName() + " out");
        }
      }
    }
  }

  private static int height(Specimen specimen, Element box) {
    Map<String, String> style = specimen.style(box);
    String attribute = box.normalName().equals("img") ? "" : box.attr("height");
    int height = 0;
    for (String value :
        List.of(
            style.getOrDefault("height", ""), style.getOrDefault("min-height", ""), attribute)) {
      Matcher pixels = PIXELS.matcher(value.strip());
      height = pixels.matches() ? Math.max(height, Integer.parseInt(pixels.group(1))) : height;
    }
    return height;
  }

  /** A phone shows only the picture if it is above the title. */
  private static void places(Specimen specimen, Findings findings) {
    List<Node> seen = specimen.seen();
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i) instanceof Element image && image.normalName().equals("img")) {
        String title = specimen.origin().pictured(image).map(Article::title).orElse("");
        if (!title.isEmpty()
            && !names(specimen, seen.subList(0, i), title)
            && names(specimen, seen.subList(i, seen.size()), title)) {
          findings.add(
              specimen.at(image),
              "the picture is above its title, and a phone shows nothing else",
              "put it below the title, as parts/story.ftlh does");
        }
      }
    }
  }

  /** Whether a heading among some nodes has a title, or its start. */
  private static boolean names(Specimen specimen, List<Node> nodes, String title) {
    return nodes.stream()
        .filter(node -> node.nodeName().matches("h[1-6]"))
        .map(node -> Clean.line(((Element) node).text()))
        .anyMatch(heading -> !heading.isEmpty() && specimen.origin().isTitleOf(heading, title));
  }

  /** A picture belongs to somebody, whose name stands below it. */
  private static void credits(Specimen specimen, Findings findings) {
    List<Node> seen = specimen.seen();
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i) instanceof Element image && image.normalName().equals("img")) {
        String source =
            specimen.origin().pictured(image).map(a -> Clean.line(a.source())).orElse("");
        boolean credited =
            seen.subList(i, seen.size()).stream()
                .filter(node -> node instanceof TextNode text && !text.isBlank())
                .limit(NEAR)
                .anyMatch(text -> Clean.line(((TextNode) text).text()).contains(source));
        if (!source.isEmpty() && !credited) {
          findings.add(
              specimen.at(image),
              "nothing below the picture says that it is by " + source,
              "write ${story.picture.caption} below it");
        }
      }
    }
  }

  private static void alternatives(Specimen specimen, Findings findings) {
    for (Element image : specimen.page().select("img[alt]")) {
      if (FILE_NAME.matcher(image.attr("alt").strip()).matches()) {
        findings.add(
            specimen.at(image),
            "the alt \"" + image.attr("alt") + "\" is a file's name",
            "say what the picture shows, or write alt=\"\"");
      }
    }
  }
}
