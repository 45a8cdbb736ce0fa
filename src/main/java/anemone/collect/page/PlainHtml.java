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
import org.jsoup.select.NodeFilter;

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
  private static final Set<String> UNSEEN =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "embed",
          "svg",
          "button",
          "select",
          "textarea");

  private static final Pattern TAIL =
      Pattern.compile(
          "(?i)^(the post .{1,300} (appeared first on|first appeared on) .*"
              + "|(continue|keep) reading.{0,80}|read (more|on|the full (story|article)).{0,60}"
              + "|\\[?(\u2026|\\.\\.\\.)]?)$");
  private static final Pattern HIDING =
      Pattern.compile("display\\s*:\\s*none", Pattern.CASE_INSENSITIVE);

  /** All characters before this one are normalized wherever they stand (UAX 15, section 9). */
  private static final char MAY_COMBINE = '\u0300';

  private PlainHtml() {}

  /** The text of a fragment of HTML, such as a feed's, without its "continue reading". */
  public static String text(String html) {
    if (html.indexOf('<') < 0) {
      return line(Parser.unescapeEntities(html, false));
    }
    List<String> paragraphs = new ArrayList<>(paragraphs(Jsoup.parse(html).body()));
    while (!paragraphs.isEmpty() && TAIL.matcher(paragraphs.get(paragraphs.size() - 1)).matches()) {
      paragraphs.remove(paragraphs.size() - 1);
    }
    return String.join("\n\n", paragraphs);
  }

  /** One line without markup, control or invisible characters. */
  static String line(String text) {
    String normal = mayCombine(text) ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
    StringBuilder line = new StringBuilder(normal.length());
    boolean space = false;
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      if (isSpace(c)) {
        space = true;
      } else if (!Character.isISOControl(c)) {
        if (space && !line.isEmpty()) {
          line.append(' ');
        }
        space = false;
        line.append(c);
      }
    }
    return line.toString();
  }

  private static boolean mayCombine(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= MAY_COMBINE) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || (c >= '\u00a0' && (Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff'));
  }

  /** The paragraphs of an element, in reading order. */
  static List<String> paragraphs(Element element) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    element.filter(
        new NodeFilter() {
          @Override
          public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
              current.append(text.getWholeText());
            } else if (isUnseen(node)) {
              return FilterResult.SKIP_ENTIRELY;
            } else if (endsParagraph(node)) {
              flush(current, paragraphs);
            }
            return FilterResult.CONTINUE;
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            if (endsParagraph(node)) {
              flush(current, paragraphs);
            }
            return FilterResult.CONTINUE;
          }
        });
    flush(current, paragraphs);
    return paragraphs;
  }

  private static boolean isUnseen(Node node) {
    return UNSEEN.contains(node.normalName())
        || (node.attributesSize() > 0
            && (node.hasAttr("hidden")
                || node.attr("aria-hidden").equals("true")
                || HIDING.matcher(node.attr("style")).find()));
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
