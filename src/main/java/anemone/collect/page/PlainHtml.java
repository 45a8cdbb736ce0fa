package anemone.collect.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/** Converts HTML to plain text: visible text only, paragraphs separated by one empty line. */
public final class PlainHtml {

  private static final Set<String> BLOCKS =
      Set.of(
          """
          address article aside blockquote caption center dd details dialog dir div dl dt fieldset
          figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav
          ol optgroup option p pre section summary table tbody td tfoot th thead tr ul
          """
              .split("\\s+"));
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

  private static final Pattern HIDING =
      Pattern.compile("display\\s*:\\s*none", Pattern.CASE_INSENSITIVE);

  /** Text of smaller characters only is in normal form C (UAX 15, section 9). */
  private static final char MAY_COMBINE = '\u0300';

  private PlainHtml() {}

  /** Returns the text of a fragment of HTML. */
  public static String text(String html) {
    return html.indexOf('<') < 0
        ? line(Parser.unescapeEntities(html, false))
        : String.join("\n\n", paragraphs(Jsoup.parse(html).body()));
  }

  /** Normalises text to one line, without control and invisible characters. */
  public static String line(String text) {
    return isLine(text) ? text : lineOf(text);
  }

  /** Whether a text is one line of ASCII already, with single spaces between words. */
  private static boolean isLine(String text) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f || (c == ' ' && space)) {
        return false;
      }
      space = c == ' ';
    }
    return !space || text.isEmpty();
  }

  private static String lineOf(String text) {
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

  /** Returns the paragraphs of an element, in reading order. */
  public static List<String> paragraphs(Element element) {
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
            } else if (node.normalName().equals("br")) {
              current.append(' ');
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
            && nextSeen(node).filter(next -> next.normalName().equals("br")).isPresent());
  }

  /** Returns the next node that is not blank text. */
  private static Optional<Node> nextSeen(Node node) {
    Node next = node.nextSibling();
    while (next instanceof TextNode text && text.isBlank()) {
      next = next.nextSibling();
    }
    return Optional.ofNullable(next);
  }

  private static void flush(StringBuilder current, List<String> paragraphs) {
    String line = line(current.toString());
    current.setLength(0);
    if (!line.isEmpty()) {
      paragraphs.add(line);
    }
  }
}
