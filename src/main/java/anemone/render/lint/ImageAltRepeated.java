package anemone.render.lint;

import anemone.render.Clean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A picture whose alternative says what another or the text beside it says already. */
final class ImageAltRepeated implements Rule {

  @Override
  public String id() {
    return "image-alt-repeated";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public List<Finding> check(Specimen specimen) {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> pictures = new HashMap<>();
    List<Node> seen = specimen.seen();
    for (int i = 0; i < seen.size(); i++) {
      Node node = seen.get(i);
      String alt = plain(node.attr("alt"));
      if (!node.nodeName().equals("img") || alt.isEmpty()) {
        continue;
      }
      String other = pictures.putIfAbsent(alt, node.attr("src"));
      if (other != null && !other.equals(node.attr("src"))) {
        findings.add(
            finding(
                specimen.at(node),
                "another picture has the same alt \"" + node.attr("alt") + "\"",
                "say in each what it shows"));
      } else if (alt.equals(before(seen, i)) || alt.equals(after(seen, i))) {
        findings.add(
            finding(
                specimen.at(node),
                "the alt \"" + node.attr("alt") + "\" stands as text beside the picture, too",
                "write alt=\"\", so that nobody has to hear it twice"));
      }
    }
    return findings;
  }

  private static String before(List<Node> seen, int picture) {
    for (int i = picture - 1; i >= 0; i--) {
      if (seen.get(i) instanceof TextNode text && !text.isBlank()) {
        return plain(text.text());
      }
    }
    return "";
  }

  private static String after(List<Node> seen, int picture) {
    for (Node node : seen.subList(picture, seen.size())) {
      if (node instanceof TextNode text && !text.isBlank()) {
        return plain(text.text());
      }
    }
    return "";
  }

  private static String plain(String text) {
    return Clean.line(text).toLowerCase(Locale.ROOT);
  }
}
