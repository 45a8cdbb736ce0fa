package anemone.collect.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Classifies elements by class, id and role. */
final class Marks {

  /** Names of parts that are hardly ever the article. */
  private static final Pattern AROUND =
      Pattern.compile(
          "-ad-|ad-break|advert|agegate|ai2html|banner|breadcrumb|combx|comment|community|consent|cookie"
              + "|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|most-read|newsletter|outbrain"
              + "|pager|pagination|paywall|popup|promo|recirc|recommend|related|remark|replies|rss|shoutbox"
              + "|sidebar|signup|skyscraper|social|sponsor|subscribe|supplemental|taboola|trending",
          Pattern.CASE_INSENSITIVE);

  /** Names that articles have, too; they overrule the names above. */
  private static final Pattern PERHAPS =
      Pattern.compile(
          "and|article|body|column|content|main|mathjax|shadow", Pattern.CASE_INSENSITIVE);

  private static final Pattern ARTICLE =
      Pattern.compile(
          "article|blog|body|content|entry|hentry|h-entry|main|page|post|story|text",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OTHER =
      Pattern.compile(
          "-ad-|banner|combx|com-|comment|contact|footer|gdpr|hidden|(?:^| )hid(?:"
              + " |$)|masthead|media|meta"
              + "|outbrain|promo|related|scroll|share|shoutbox|shopping|sidebar|skyscraper|sponsor|tags"
              + "|widget",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BYLINE =
      Pattern.compile("byline|author|dateline|writtenby|p-author", Pattern.CASE_INSENSITIVE);

  private static final Pattern SHARE =
      Pattern.compile("(?:\\b|_)(?:share|sharedaddy)(?:\\b|_)", Pattern.CASE_INSENSITIVE);

  private static final Pattern INVISIBLE =
      Pattern.compile(
          "(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);

  private static final double WEIGHT = 25;

  private Marks() {}

  /** Whether an element is hidden by its own style or attribute. */
  static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || (element.attr("aria-hidden").equals("true")
            && !element.className().contains("fallback-image"))
        || INVISIBLE.matcher(element.attr("style")).find();
  }

  /** Whether an element is outside the article by its names. */
  static boolean isAround(Element element) {
    String names = names(element);
    return AROUND.matcher(names).find() && !PERHAPS.matcher(names).find();
  }

  /** Whether an element is a byline by its names. */
  static boolean isByline(Element element) {
    return element.attr("rel").equals("author")
        || element.attr("itemprop").contains("author")
        || BYLINE.matcher(names(element)).find();
  }

  /** Whether an element contains share buttons by its names. */
  static boolean isShare(Element element) {
    return SHARE.matcher(names(element)).find();
  }

  /** The sum of the weights of class and id, plus or minus 25 each. */
  static double weight(Element element) {
    return weight(element.className()) + weight(element.id());
  }

  private static double weight(String name) {
    double weight = 0;
    if (!name.isEmpty()) {
      weight -= OTHER.matcher(name).find() ? WEIGHT : 0;
      weight += ARTICLE.matcher(name).find() ? WEIGHT : 0;
    }
    return weight;
  }

  private static String names(Element element) {
    return element.className() + " " + element.id();
  }
}
