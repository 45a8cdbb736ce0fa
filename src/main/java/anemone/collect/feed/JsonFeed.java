package anemone.collect.feed;

import anemone.article.Image;
import anemone.collect.feed.FeedDocument.Entry;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Entities;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). Of a feed that is cut off or
 * broken the items before that place are read.
 */
final class JsonFeed {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String ITEMS = "items";

  private JsonFeed() {}

  static FeedDocument read(String text, URI base, int max) throws NotAFeedException {
    JsonNode root = tree(text);
    if (!root.path(ITEMS).isArray()) {
      throw new NotAFeedException("it is JSON without items, not a JSON Feed");
    }
    URI from =
        Markup.address(root.path("feed_url").asString(""), Optional.empty())
            .or(() -> Markup.address(root.path("home_page_url").asString(""), Optional.of(base)))
            .orElse(base);
    String language = root.path("language").asString("");
    String author = author(root);
    FeedDates dates =
        FeedDates.of(
            language,
            StreamSupport.stream(root.path(ITEMS).spliterator(), false)
                .map(item -> item.path("date_published").asString(""))
                .toList());
    List<Entry> entries =
        BothEnds.of(root.path(ITEMS).valueStream().toList(), max)
            .map(item -> entry(item, from, language, author, dates))
            .toList();
    return new FeedDocument(
        Markup.line(root.path("title").asString("")),
        Markup.address(root.path("home_page_url").asString(""), Optional.of(base)),
        language,
        entries,
        dates.unreadable());
  }

  private static JsonNode tree(String text) throws NotAFeedException {
    ObjectNode feed = JSON.createObjectNode();
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(ITEMS)) {
          ArrayNode items = feed.putArray(ITEMS);
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(parser.<JsonNode>readValueAsTree());
          }
        } else {
          feed.set(name, parser.readValueAsTree());
        }
      }
    } catch (JacksonException e) {
      if (feed.path(ITEMS).isEmpty()) {
        throw new NotAFeedException("it is broken JSON: " + e.getOriginalMessage());
      }
    }
    return feed;
  }

  private static Entry entry(
      JsonNode item, URI base, String language, String author, FeedDates dates) {
    String own = author(item);
    String html = item.path("content_html").asString("");
    String text = item.path("content_text").asString("");
    return new Entry(
        item.path("id").asString(""),
        Markup.address(item.path("url").asString(""), Optional.of(base))
            .or(() -> Markup.address(item.path("external_url").asString(""), Optional.of(base)))
            .or(() -> Markup.address(item.path("id").asString(""), Optional.empty())),
        Markup.line(item.path("title").asString("")),
        own.isEmpty() ? author : own,
        dates.moment(item.path("date_published").asString("")),
        dates.moment(item.path("date_modified").asString("")),
        Entities.escape(item.path("summary").asString("")),
        html.isEmpty() ? paragraphs(text) : html,
        item.path("language").asString(language),
        Markup.address(item.path("image").asString(""), Optional.of(base))
            .or(() -> Markup.address(item.path("banner_image").asString(""), Optional.of(base)))
            .map(Image::new),
        StreamSupport.stream(item.path("tags").spliterator(), false)
            .map(tag -> tag.asString(""))
            .filter(tag -> !tag.isEmpty())
            .toList(),
        audio(item),
        base);
  }

  private static String paragraphs(String text) {
    return text.isEmpty()
        ? ""
        : "<p>" + Entities.escape(text).replaceAll("\\n\\s*\\n", "</p><p>") + "</p>";
  }

  /**
   * Returns all authors (JSON Feed 1.1), or the one of version 1.0; an object instead of the list
   * is accepted.
   */
  private static String author(JsonNode node) {
    JsonNode authors = node.path("authors");
    Stream<JsonNode> listed =
        authors.isArray() ? StreamSupport.stream(authors.spliterator(), false) : Stream.of(authors);
    return Stream.concat(listed, Stream.of(node.path("author")))
        .map(person -> person.isString() ? person.asString("") : person.path("name").asString(""))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Optional<Audio> audio(JsonNode item) {
    return StreamSupport.stream(item.path("attachments").spliterator(), false)
        .filter(file -> file.path("mime_type").asString("").startsWith("audio/"))
        .map(file -> new Audio(Audio.length(file.path("duration_in_seconds").asString(""))))
        .findFirst();
  }
}
