package anemone.collect.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.Selector;

/** HTML as plain text: paragraphs parted by one empty line, nothing that a reader would not see. */
public final class PlainHtml {

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "blockquote",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "li",
          "main",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "table",
          "tbody",
          "td",
          "th",
          "tr",
          "ul");
  private static final Evaluator UNSEEN =
      Selector.evaluatorOf(
          "script, style, noscript, template, iframe, object, embed, svg, button, select, textarea,"
              + " [hidden], [aria-hidden=true], [style~=(?i)display\\s*:\\s*none]");
  private static final Pattern TAIL =
      Pattern.compile(
          "(?i)^(the post .{1,300} (appeared first on|first appeared on) .*"
              + "|(continue|keep) reading.{0,80}|read (more|on|the full (story|article)).{0,60}"
              + "|\\[?(\u2026|\\.\\.\\.)]?)$");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\u200b\\ufeff]+");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private PlainHtml() {}

  /** The text of a fragment of HTML, such as a feed's, without its "continue reading". */
  public static String text(String html) {
    if (html.indexOf('<') < 0) {
      return line(Parser.unescapeEntities(html, false));
    }
    Element body = Jsoup.parse(html).body();
    body.select(UNSEEN).remove();
    List<String> paragraphs = new ArrayList<>(paragraphs(body));
    while (!paragraphs.isEmpty() && TAIL.matcher(paragraphs.get(paragraphs.size() - 1)).matches()) {
      paragraphs.remove(paragraphs.size() - 1);
    }
    return String.join("\n\n", paragraphs);
  }

  /** One line without markup, control or invisible characters. */
  static String line(String text) {
    String spaced = SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
    return CONTROL.matcher(spaced).replaceAll("").strip();
  }

  /** The paragraphs of an element, in reading order. */
  static List<String> paragraphs(Element element) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    element.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
              current.append(text.getWholeText());
            } else if (endsParagraph(node)) {
              flush(current, paragraphs);
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (endsParagraph(node)) {
              flush(current, paragraphs);
            }
          }
        });
    flush(current, paragraphs);
    return paragraphs;
  }

  private static boolean endsParagraph(Node node) {
    return BLOCKS.contains(node.normalName())
        || (node.normalName().equals("br")
            && node.nextSibling() != null
            && node.nextSibling().normalName().equals("br"));
  }

  private static void flush(StringBuilder current, List<String> paragraphs) {
    String line = line(current.toString());
    current.setLength(0);
    if (!line.isEmpty()) {
      paragraphs.add(line);
    }
  }
}
