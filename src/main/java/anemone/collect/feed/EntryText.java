package anemone.collect.feed;

import anemone.collect.page.NotArticle;
import anemone.collect.page.PlainHtml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * The text of an entry, without the boilerplate of publishing software (buttons, share links,
 * captions, "continue reading", "appeared first on").
 *
 * @param text plain text, paragraphs separated by one empty line; possibly empty
 * @param more whether its HTML ends with a link to the rest of it ("Continue reading")
 */
public record EntryText(String text, boolean more) {

  private static final EntryText NONE = new EntryText("", false);

  private static final Pattern BLANK_LINE = Pattern.compile("\\n[\\t\\x0B\\f\\r ]*\\n");

  /** Opening block elements and line breaks in HTML that was escaped twice. */
  private static final Pattern BLOCK =
      Pattern.compile("<(?:p|div|br|ul|ol|h[1-6]|blockquote|table|figure)(?:\\s[^<>]{0,500})?/?>");

  private static final Pattern BLOCK_END =
      Pattern.compile("</(?:p|div|ul|ol|h[1-6]|blockquote|table|figure)>|<br\\s*/?>");

  private static final String ABSTRACT = "Abstract:";

  /** The identifier and kind of notice before an abstract. */
  private static final Pattern BEFORE_ABSTRACT =
      Pattern.compile("^[^.:!?\\n]{0,30}(?:[.:][^.:!?\\n]{0,60}){0,4}\\bAbstract:\\s+");

  /**
   * Converts HTML to text.
   *
   * @param html untrusted HTML, or plain text
   * @param title the entry's title; removed if repeated above the text
   * @param author the author's name; removed if repeated above the text
   */
  public static EntryText of(String html, String title, String author) {
    if (html.isBlank()) {
      return NONE;
    }
    if (html.indexOf('<') < 0) {
      return new EntryText(joined(plain(html), title, author), false);
    }
    Element body = Jsoup.parse(html).body();
    List<Element> continuations = EntryFurniture.continuations(body);
    boolean more = !EntryFurniture.atEnd(continuations, body).isEmpty();
    return new EntryText(joined(marked(body, !continuations.isEmpty()), title, author), more);
  }

  private static String joined(List<String> paragraphs, String title, String author) {
    List<String> own = EntryFurniture.without(paragraphs, title, author);
    if (!own.isEmpty() && own.get(0).contains(ABSTRACT)) {
      own.set(0, BEFORE_ABSTRACT.matcher(own.get(0)).replaceFirst(""));
    }
    return String.join("\n\n", own);
  }

  private static List<String> plain(String text) {
    String words = Parser.unescapeEntities(text, false);
    if (BLOCK.matcher(words).find() && BLOCK_END.matcher(words).find()) {
      return marked(Jsoup.parse(words).body(), true);
    }
    return Arrays.stream(BLANK_LINE.split(words))
        .map(PlainHtml::line)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /**
   * Returns the paragraphs of HTML.
   *
   * @param continued whether a link may lead to the rest of it
   */
  private static List<String> marked(Element body, boolean continued) {
    if (body.childrenSize() == 0) {
      return plain(body.wholeText());
    }
    partFields(body);
    partLines(body);
    boolean changed = NotArticle.removeNotes(body);
    if (continued || changed) {
      EntryFurniture.atEnd(EntryFurniture.continuations(body), body).forEach(Element::remove);
    }
    EntryFurniture.remove(body);
    List<String> paragraphs = new ArrayList<>(PlainHtml.paragraphs(body));
    EntryFurniture.removeTail(body, paragraphs);
    return paragraphs;
  }

  /** Turns spans between blocks into blocks: some software prints each field as a span. */
  private static void partFields(Element body) {
    boolean fields =
        body.childrenSize() > 1
            && body.ownText().isBlank()
            && body.children().stream().anyMatch(e -> e.isBlock())
            && body.children().stream().anyMatch(e -> e.normalName().equals("span"));
    if (fields) {
      body.children().stream()
          .filter(e -> e.normalName().equals("span"))
          .forEach(e -> e.tagName("div"));
    }
  }

  /** Splits text nodes into paragraphs at blank lines. */
  private static void partLines(Element body) {
    for (TextNode text : body.textNodes()) {
      String[] parts = BLANK_LINE.split(text.getWholeText(), -1);
      if (parts.length > 1) {
        for (int i = 0; i < parts.length; i++) {
          text.before(new TextNode(parts[i]));
          if (i < parts.length - 1) {
            text.before(new Element("hr"));
          }
        }
        text.remove();
      }
    }
  }
}
