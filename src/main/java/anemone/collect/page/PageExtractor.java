package anemone.collect.page;

import anemone.collect.text.Encoding;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Takes the article out of a page: its headline, kicker, author, times, image and body, without
 * navigation, captions, boxes and buttons. What the page says about itself counts first, and the
 * shape of its text decides what the body is. Safe for use by many threads at once.
 */
public final class PageExtractor {

  private static final String NEVER =
      "script, style, noscript, template, iframe, object, embed, svg, canvas, form, button, select,"
          + " textarea, input, nav, footer, aside, figcaption, dialog, menu, audio, video,"
          + " [hidden], [role=navigation], [role=complementary], [role=dialog], [role=banner],"
          + " [role=contentinfo], [style~=(?i)display\\s*:\\s*none]";

  private static final Pattern AROUND =
      Pattern.compile(
          "(^|[-_ ])(ad|ads|advert\\w*|banner|breadcrumbs?|byline|caption|comments?|consent|cookies?"
              + "|copyright|credits?|disqus|footer|gdpr|hidden|meta|metadata|modal|more|nav\\w*"
              + "|newsletter\\w*|outbrain|paywall|popup|promo\\w*|recirc\\w*|recommend\\w*|related\\w*"
              + "|share\\w*|sharing|sidebar|signup|skip|social\\w*|sponsor\\w*|subscri\\w*|taboola|tags?"
              + "|toc|toolbar|tooltip|trending|widget|read-?more|see-?also|author-?bio|sr-only"
              + "|visually-?hidden|screen-reader-text|timestamp|dateline|topics?|kicker|eyebrow)($|[-_ ])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BUTTON =
      Pattern.compile(
          "(?i)^(share|share (this|on) .*|tweet|advertisement|read more.*|also read.*|related.*"
              + "|sign up.*|subscribe.*|follow us.*|click here.*|photo:.*|image:.*|loading.*"
              + "|copy link|print|email|comments?( \\(\\d+\\))?|close|menu|skip to .*)$");

  private static final String BLOCKS = "p, pre, blockquote, li, h2, h3, h4, td";
  private static final double SHARE_OF_LINKS = 0.5;
  private static final int SHORT_PARAGRAPH = 25;
  private static final int SHORTEST_BODY = 250;

  /**
   * The article of a page.
   *
   * @param body the page's bytes
   * @param contentType its Content-Type, or empty
   * @param base the address it was read from
   */
  public PageDocument extract(byte[] body, String contentType, URI base) {
    return extract(Jsoup.parse(Encoding.decode(body, contentType), base.toString()));
  }

  /** The article of a parsed page; the page is changed by it. */
  public PageDocument extract(Document page) {
    Metadata metadata = Metadata.of(page);
    String title = withoutSite(metadata.title(), page);
    String label = labelAbove(page);
    List<String> paragraphs = new ArrayList<>(body(page, title));
    if (length(paragraphs) < SHORTEST_BODY && metadata.body().length() > length(paragraphs)) {
      paragraphs =
          PlainHtml.text(metadata.body().replace("\n", "<p>"))
              .lines()
              .filter(l -> !l.isEmpty())
              .toList();
    }
    if (label.isEmpty()) {
      Kicker kicker = Kicker.of(paragraphs);
      label = kicker.label();
      paragraphs = kicker.paragraphs();
    }
    return new PageDocument(
        title,
        label,
        author(metadata.author()),
        metadata.published(),
        metadata.modified(),
        metadata.language(),
        metadata.canonical(),
        metadata.image(),
        String.join("\n\n", paragraphs));
  }

  private static String author(String author) {
    return author.replaceFirst("(?i)^(written |posted )?by:?\\s+", "").strip();
  }

  /** A title without the name of the site behind a bar or dash, if the page's headline agrees. */
  private static String withoutSite(String title, Document page) {
    for (Element heading : page.select("h1, h2")) {
      String text = PlainHtml.line(heading.text());
      if (text.length() >= 10 && title.startsWith(text)) {
        return text;
      }
    }
    String cut =
        title.replaceFirst(
            "\\s+[|\u00b7\u2013\u2014\u00bb-]\\s+[^|\u00b7\u2013\u2014\u00bb]{2,40}$", "");
    return page.title().equals(title) && cut.length() >= 10 ? cut : title;
  }

  private static String labelAbove(Document page) {
    Element kicker = page.selectFirst("[class*=kicker], [class*=eyebrow], [class*=overline]");
    String text = kicker == null ? "" : PlainHtml.line(kicker.text());
    return text.length() <= 40 ? text.replaceFirst(":$", "") : "";
  }

  private static List<String> body(Document page, String title) {
    page.select(NEVER).remove();
    Element root =
        Optional.ofNullable(page.selectFirst("[itemprop=articleBody]")).orElse(page.body());
    clean(page);
    Element best = best(length(texts(root, title)) >= SHORTEST_BODY ? root : page.body());
    return texts(best, title);
  }

  private static void clean(Document page) {
    for (Element element : page.body().select("[class], [id]")) {
      String names = element.className() + " " + element.id();
      boolean holdsAll =
          element.is("body, html, main, article, h1") || element.select("p").size() > 8;
      if (!holdsAll && AROUND.matcher(names).find()) {
        element.remove();
      }
    }
  }

  /** The element whose own paragraphs weigh most. */
  private static Element best(Element root) {
    Map<Element, Double> scores = new HashMap<>();
    for (Element block : root.select("p, pre, blockquote, div, section")) {
      String own = block.is("p, pre, blockquote") ? block.text() : block.ownText();
      if (own.length() < SHORT_PARAGRAPH) {
        continue;
      }
      double score =
          (1
                  + own.chars().filter(c -> c == ',' || c == '\u3001' || c == '\uff0c').count()
                  + Math.min(own.length() / 100.0, 4))
              * (1 - linkShare(block));
      double share = 1;
      Element parent = block.is("p, pre, blockquote") ? block.parent() : block;
      for (int i = 0; i < 4 && parent != null && !root.parents().contains(parent); i++) {
        scores.merge(parent, score * share, Double::sum);
        share *= 0.6;
        parent = parent.parent();
      }
    }
    return scores.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(root);
  }

  private static List<String> texts(Element root, String title) {
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : PlainHtml.paragraphs(withoutLists(root))) {
      boolean repeated = paragraph.equalsIgnoreCase(title) || paragraphs.contains(paragraph);
      if (!repeated && !BUTTON.matcher(paragraph).matches()) {
        paragraphs.add(paragraph);
      }
    }
    return paragraphs;
  }

  /** A copy without the blocks that are mostly links. */
  private static Element withoutLists(Element root) {
    Element copy = root.clone();
    for (Element block : copy.select(BLOCKS + ", ul, ol, div, section, table")) {
      if (!block.equals(copy) && linkShare(block) > SHARE_OF_LINKS && block.parent() != null) {
        block.remove();
      }
    }
    return copy;
  }

  private static double linkShare(Element block) {
    int all = block.text().length();
    int links = block.select("a").stream().mapToInt(a -> a.text().length()).sum();
    return all == 0 ? 0 : Math.min(1, links / (double) all);
  }

  private static int length(List<String> paragraphs) {
    return paragraphs.stream().mapToInt(String::length).sum();
  }
}
