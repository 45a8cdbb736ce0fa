package anemone.web.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A feed of editions, in three formats.
 *
 * @param title its title
 * @param description the newsletter's promise; may be empty
 * @param author the newsletter's name
 * @param language its language as a BCP 47 tag
 * @param page the address of the page with the same editions
 * @param items the editions, the latest first
 */
record Feed(
    String title,
    String description,
    String author,
    String language,
    String page,
    List<FeedItem> items) {

  static final String ATOM = "atom.xml";
  static final String RSS = "rss.xml";
  static final String JSON = "feed.json";

  /** RFC 822 with a year of four digits, as the RSS Advisory Board's profile asks. */
  private static final DateTimeFormatter RSS_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

  private static final String XML = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

  Feed {
    items = List.copyOf(items);
  }

  /** Returns the feed as Atom (RFC 4287). */
  String atom() {
    StringBuilder feed = new StringBuilder(XML);
    feed.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        .append(Xml.text(language))
        .append("\">\n")
        .append(Xml.element("id", page + ATOM))
        .append(Xml.element("title", title));
    if (!description.isEmpty()) {
      feed.append(Xml.element("subtitle", description));
    }
    feed.append(Xml.element("updated", second(updated())))
        .append("<author>")
        .append(Xml.element("name", author).strip())
        .append("</author>\n")
        .append(link("alternate", "text/html", page))
        .append(link("self", "application/atom+xml", page + ATOM));
    for (FeedItem item : items) {
      feed.append("<entry>\n")
          .append(Xml.element("id", item.id()))
          .append(Xml.element("title", item.title()))
          .append(link("alternate", "text/html", item.url()))
          .append(Xml.element("published", second(item.at())))
          .append(Xml.element("updated", second(item.at())));
      item.topics().forEach(topic -> feed.append("<category term=\"" + Xml.text(topic) + "\"/>\n"));
      if (!item.summary().isEmpty()) {
        feed.append(Xml.element("summary", item.summary()));
      }
      feed.append("<content type=\"html\">")
          .append(Xml.text(item.html()))
          .append("</content>\n</entry>\n");
    }
    return feed.append("</feed>\n").toString();
  }

  /** Returns the feed as RSS 2.0, with the whole content in {@code content:encoded}. */
  String rss() {
    StringBuilder feed = new StringBuilder(XML);
    feed.append("<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"")
        .append(" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n")
        .append(Xml.element("title", title))
        .append(Xml.element("link", page))
        .append(Xml.element("description", description.isEmpty() ? title : description))
        .append(Xml.element("language", language))
        .append(Xml.element("lastBuildDate", rssDate(updated())))
        .append("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"")
        .append(Xml.text(page + RSS))
        .append("\"/>\n");
    for (FeedItem item : items) {
      feed.append("<item>\n")
          .append(Xml.element("title", item.title()))
          .append(Xml.element("link", item.url()))
          .append("<guid isPermaLink=\"false\">" + Xml.text(item.id()) + "</guid>\n")
          .append(Xml.element("pubDate", rssDate(item.at())));
      item.topics().forEach(topic -> feed.append(Xml.element("category", topic)));
      feed.append(
              Xml.element("description", item.summary().isEmpty() ? item.title() : item.summary()))
          .append(Xml.element("content:encoded", item.html()))
          .append("</item>\n");
    }
    return feed.append("</channel>\n</rss>\n").toString();
  }

  /** Returns the feed as JSON Feed 1.1. */
  String json() {
    ObjectNode feed = JsonMapper.shared().createObjectNode();
    feed.put("version", "https://jsonfeed.org/version/1.1").put("title", title);
    if (!description.isEmpty()) {
      feed.put("description", description);
    }
    feed.put("home_page_url", page).put("feed_url", page + JSON).put("language", language);
    feed.putArray("authors").addObject().put("name", author);
    ArrayNode all = feed.putArray("items");
    for (FeedItem item : items) {
      ObjectNode one = all.addObject();
      one.put("id", item.id()).put("url", item.url()).put("title", item.title());
      if (!item.summary().isEmpty()) {
        one.put("summary", item.summary());
      }
      one.put("content_html", item.html()).put("date_published", second(item.at()));
      ArrayNode tags = one.putArray("tags");
      item.topics().forEach(tags::add);
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(feed) + "\n";
  }

  /** Returns the time of its latest item: a feed that is made again is not newer. */
  private Instant updated() {
    return items.stream().map(FeedItem::at).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  private static String link(String relation, String type, String url) {
    return "<link rel=\"%s\" type=\"%s\" href=\"%s\"/>\n".formatted(relation, type, Xml.text(url));
  }

  private static String second(Instant at) {
    return at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
  }

  private static String rssDate(Instant at) {
    return RSS_DATE.format(at.atOffset(ZoneOffset.UTC));
  }
}
