package anemone.collect.feed;

import anemone.article.Image;
import anemone.collect.feed.FeedDocument.Entry;
import anemone.collect.text.Dates;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Entities;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). */
final class JsonFeed {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonFeed() {}

  static FeedDocument read(String text, URI base, int most) throws NotAFeedException {
    JsonNode root = tree(text);
    if (!root.path("items").isArray()) {
      throw new NotAFeedException("it is JSON without items, so no JSON Feed");
    }
    String own = root.path("feed_url").asString("");
    String from = own.isEmpty() ? base.toString() : own;
    String language = root.path("language").asString("");
    String author = author(root);
    List<Entry> entries =
        StreamSupport.stream(root.path("items").spliterator(), false)
            .limit(most)
            .map(item -> entry(item, from, language, author))
            .toList();
    return new FeedDocument(
        Markup.line(Entities.escape(root.path("title").asString(""))),
        Markup.address(root.path("home_page_url").asString(""), base.toString()),
        language,
        entries);
  }

  private static JsonNode tree(String text) throws NotAFeedException {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new NotAFeedException("it is broken JSON: " + e.getOriginalMessage());
    }
  }

  private static Entry entry(JsonNode item, String base, String language, String author) {
    String own = author(item);
    String html = item.path("content_html").asString("");
    String text = item.path("content_text").asString("");
    return new Entry(
        item.path("id").asString(""),
        Markup.address(item.path("url").asString(""), base)
            .or(() -> Markup.address(item.path("external_url").asString(""), base))
            .or(() -> Markup.address(item.path("id").asString(""), "")),
        Markup.line(Entities.escape(item.path("title").asString(""))),
        own.isEmpty() ? author : own,
        Dates.parse(item.path("date_published").asString("")),
        Dates.parse(item.path("date_modified").asString("")),
        Entities.escape(item.path("summary").asString("")),
        html.isEmpty() ? paragraphs(text) : html,
        item.path("language").asString(language),
        Markup.address(item.path("image").asString(""), base)
            .or(() -> Markup.address(item.path("banner_image").asString(""), base))
            .map(Image::new),
        StreamSupport.stream(item.path("tags").spliterator(), false)
            .map(tag -> tag.asString(""))
            .filter(tag -> !tag.isEmpty())
            .toList(),
        URI.create(base));
  }

  private static String paragraphs(String text) {
    return text.isEmpty()
        ? ""
        : "<p>" + Entities.escape(text).replaceAll("\\n\\s*\\n", "</p><p>") + "</p>";
  }

  private static String author(JsonNode node) {
    JsonNode first = node.path("authors").path(0);
    return Optional.of(first.path("name").asString(""))
        .filter(name -> !name.isEmpty())
        .orElse(node.path("author").path("name").asString(""))
        .strip();
  }
}
