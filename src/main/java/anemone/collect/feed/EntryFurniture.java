package anemone.collect.feed;

import anemone.collect.page.PlainHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** Detects the boilerplate that publishing software adds to the text of feed entries. */
final class EntryFurniture {

  /** Maximum length of boilerplate, in characters. */
  private static final int LONGEST = 400;

  /** Maximum length of a closing paragraph of links, in characters. */
  private static final int LONGEST_TAIL = 160;

  /** The minimum share of link text in such a paragraph. */
  private static final double MOSTLY = 0.5;

  private static final Evaluator LINK = Selector.evaluatorOf("a[href]");
  private static final Evaluator CAPTION = Selector.evaluatorOf("figcaption, [hidden]");
  private static final Evaluator NAMED = Selector.evaluatorOf("[class], [id]");

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[\\s_-])(?:button|buttons|subscribe|subscription|newsletter|share|sharing|sharedaddy"
              + "|social|feedflare|related|relatedposts|jp-relatedposts|caption|caption-text|advert"
              + "|advertisement|promo|comment-link|post-footer|signup|sign-up|cta|paywall|toc)(?:$|[\\s_-])",
          Pattern.CASE_INSENSITIVE);

  /** A label followed only by an address or a number. */
  private static final Pattern FIELD =
      Pattern.compile("#?\\s?\\p{L}[\\p{L} ]{0,30}:\\s*(?:https?://\\S+|[\\d.,]{1,12})");

  private static final Pattern COUNTS =
      Pattern.compile("\\d{1,7} \\p{L}{1,20}(?: ?[-\u2013\u00b7,|] ?\\d{1,7} \\p{L}{1,20}){1,3}");

  private static final Pattern DATE =
      Pattern.compile(
          "(?:\\p{L}{2,12}\\.?,? ){0,2}\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}(?:["
              + " ,-]{1,3}\\d{1,2}:\\d{2})?");

  private static final Pattern MORE_LINK =
      Pattern.compile("(?:more|read)[-_]?(?:link|more)", Pattern.CASE_INSENSITIVE);

  private static final Pattern CONTINUED =
      Pattern.compile(
          "(?:continue|keep) reading\\b.{0,80}|read (?:more|on|the"
              + " (?:full|whole|rest).{0,30})\\b.{0,60}|\\[?(?:\u2026|\\.\\.\\.)]?|\\(?(?:more|mehr|suite|leer"
              + " m\u00e1s|leggi tutto)\\)?|weiterlesen.{0,60}|mehr lesen.{0,60}|lire la"
              + " suite.{0,60}|(?:seguir|continuar) leyendo.{0,60}|continua a"
              + " leggere.{0,60}|continue lendo.{0,60}|lees (?:verder|meer).{0,60}|l\u00e4s"
              + " mer.{0,60}|l\u00e6s mere.{0,60}|les"
              + " mer.{0,60}|\u0447\u0438\u0442\u0430\u0442\u044c"
              + " \u0434\u0430\u043b\u0435\u0435.{0,60}|czytaj"
              + " dalej.{0,60}|\u7d9a\u304d\u3092\u8aad\u3080.{0,40}|\u9605\u8bfb\u5168\u6587.{0,40}|submitted"
              + " by .{0,100}|\\[contains .{0,60}]|hosted (?:on|by) .{1,40}\\. (?:see|visit)"
              + " .{1,80}|learn more about your ad choices\\..{0,80}|(?:this post is public so feel"
              + " free to share it|thanks for reading .{1,80})\\.?.{0,120}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** "The post ... appeared first on ..." in many languages, in lower case. */
  private static final Pattern APPEARED_FIRST =
      Pattern.compile(
          "(?<![a-z])(?:(?:first appeared|appeared first|first published|originally"
              + " published|originally appeared) (?:on|in|at)\\b|erschien zuerst"
              + " (?:auf|bei|in)|zuerst erschienen|est apparu en premier|a \u00e9t\u00e9"
              + " publi\u00e9 en premier|(?:se public\u00f3|apareci\u00f3|aparece) (?:primero|por"
              + " primera vez) en|apareceu primeiro|aparece primeiro|proviene da|\u00e8 apparso per"
              + " primo|sembra essere il primo|verscheen eerst|d\u00f6k f\u00f6rst upp|blev"
              + " f\u00f8rst udgivet|dukket f\u00f8rst opp|pochodzi z serwisu|poch\u00e1z\u00ed"
              + " z|poch\u00e1dza"
              + " z|\u043f\u043e\u044f\u0432\u0438\u043b(?:\u0438\u0441\u044c|\u0430\u0441\u044c|\u0441\u044f)"
              + " (?:\u0441\u043d\u0430\u0447\u0430\u043b\u0430|\u0432\u043f\u0435\u0440\u0432\u044b\u0435)|\u0437\u2019\u044f\u0432\u0438\u0432\u0441\u044f"
              + " \u0441\u043f\u043e\u0447\u0430\u0442\u043a\u0443|ilk \u00f6nce .{1,80}"
              + " \u00fczerinde|julkaistiin ensimm\u00e4isen|el\u0151sz\u00f6r .{1,80} jelent"
              + " meg|apare prima"
              + " dat\u0103)|\u306b\u6700\u521d\u306b\u8868\u793a|\u6700\u5148\u51fa\u73fe|\u6700\u65e9\u51fa\u73b0|\u6700\u5148\u51fa\u73b0|\u6700\u65e9\u767c\u4f48|\ucc98\uc74c"
              + " \ub4f1\uc7a5|\u0623\u0648\u0644\u0627\u064b"
              + " \u0639\u0644\u0649|\u05d4\u05d5\u05e4\u05d9\u05e2"
              + " \u05dc\u05e8\u05d0\u05e9\u05d5\u05e0\u05d4");

  /** One of these is in every text of ASCII that the pattern finds: searching for it is faster. */
  private static final List<String> APPEARED_FIRST_IN_ASCII =
      List.of(
          "appear",
          "publish",
          "zuerst",
          "premier",
          "prim",
          "proviene",
          "eerst",
          "poch",
          "julkaistiin");

  private EntryFurniture() {}

  /** Returns the links that may lead from a teaser to its whole text, wherever they stand. */
  static List<Element> continuations(Element body) {
    return body.select(LINK).stream().filter(EntryFurniture::saysMore).toList();
  }

  /**
   * Returns those at the end of a text.
   *
   * @param links the continuations in a body
   */
  static List<Element> atEnd(List<Element> links, Element body) {
    if (links.isEmpty()) {
      return links;
    }
    String all = body.text();
    return links.stream()
        .filter(link -> all.length() - all.lastIndexOf(link.text()) < LONGEST)
        .toList();
  }

  private static boolean saysMore(Element link) {
    String text = link.text();
    return !text.isBlank()
        && text.length() < LONGEST
        && ((link.hasAttr("class") && MORE_LINK.matcher(link.className()).find())
            || CONTINUED.matcher(text.strip()).matches());
  }

  /** Removes captions, and elements named as buttons, share boxes and the like. */
  static void remove(Element body) {
    body.select(CAPTION).remove();
    List<Element> named = body.select(NAMED);
    if (named.isEmpty()) {
      return;
    }
    int all = body.text().length();
    for (Element element : named) {
      String names = element.className() + " " + element.id();
      int length = element.text().length();
      if (!element.equals(body)
          && length < LONGEST
          && 2 * length < all
          && NAMES.matcher(names).find()
          && element.select("img").isEmpty()) {
        element.remove();
      }
    }
  }

  /** Removes the last paragraphs that are mostly links, such as "Read full topic". */
  static void removeTail(Element body, List<String> paragraphs) {
    int last = paragraphs.size() - 1;
    if (last < 0 || (last > 0 && paragraphs.get(last).length() > LONGEST_TAIL)) {
      return;
    }
    String linked =
        PlainHtml.line(String.join(" ", body.select(LINK).eachText())).toLowerCase(Locale.ROOT);
    while (paragraphs.size() > 1 && isLinks(paragraphs.get(paragraphs.size() - 1), linked)) {
      paragraphs.remove(paragraphs.size() - 1);
    }
    if (paragraphs.size() == 1
        && paragraphs.get(0).equalsIgnoreCase(linked)
        && linked.indexOf(' ') < 0) {
      paragraphs.clear();
    }
  }

  private static boolean isLinks(String paragraph, String linked) {
    if (paragraph.length() > LONGEST_TAIL || linked.isEmpty()) {
      return false;
    }
    String lower = paragraph.toLowerCase(Locale.ROOT);
    if (!linked.endsWith(lower.substring(lower.lastIndexOf(' ') + 1))) {
      return false;
    }
    int within = 0;
    for (String word : lower.split(" ", -1)) {
      within += linked.contains(word) ? word.length() + 1 : 0;
    }
    return within > MOSTLY * (paragraph.length() + 1);
  }

  /** Removes fields, counts, a repeated headline and closing lines from the paragraphs. */
  static List<String> without(List<String> paragraphs, String title, String author) {
    List<String> own = new ArrayList<>(paragraphs);
    own.removeIf(text -> text.indexOf(':') >= 0 && FIELD.matcher(text).matches());
    while (!own.isEmpty() && isRepeated(own.get(0), title, author)) {
      own.remove(0);
    }
    while (!own.isEmpty() && isClosing(own.get(own.size() - 1))) {
      own.remove(own.size() - 1);
    }
    return own;
  }

  private static boolean isRepeated(String paragraph, String title, String author) {
    return paragraph.equalsIgnoreCase(title)
        || paragraph.equalsIgnoreCase(author)
        || (paragraph.length() < 60 && DATE.matcher(paragraph).matches());
  }

  private static boolean isClosing(String paragraph) {
    return CONTINUED.matcher(paragraph).matches()
        || COUNTS.matcher(paragraph).matches()
        || (paragraph.length() < LONGEST && appearedFirst(paragraph.toLowerCase(Locale.ROOT)));
  }

  private static boolean appearedFirst(String lower) {
    return (!isAscii(lower) || APPEARED_FIRST_IN_ASCII.stream().anyMatch(lower::contains))
        && APPEARED_FIRST.matcher(lower).find();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
