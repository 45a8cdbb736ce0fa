package anemone.collect.page;

import anemone.collect.text.Dates;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page says about itself in JSON-LD (https://schema.org/Article), OpenGraph, microdata and
 * meta elements.
 */
final class Metadata {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /** What some pages put around a script's text for the sake of old browsers. */
  private static final Pattern WRAPPING =
      Pattern.compile(
          "^[\\s/*]*(?:<!\\[CDATA\\[|<!--)[\\s/*]*|[\\s/*]*(?:]]>|-->)[\\s/*;]*$|;\\s*$");

  private final Document page;
  private final List<JsonNode> things = new ArrayList<>();

  private Metadata(Document page) {
    this.page = page;
  }

  static Metadata of(Document page) {
    Metadata metadata = new Metadata(page);
    for (Element script : page.select("script[type=application/ld+json]")) {
      metadata.gather(script.data());
    }
    return metadata;
  }

  String title() {
    return firstLine(
        Stream.of(
            headline(),
            meta("dc:title", "dcterm:title", "og:title"),
            meta("weibo:article:title", "weibo:webpage:title"),
            meta("title", "twitter:title", "parsely-title"),
            Stream.of(Headline.of(page))));
  }

  /** The name or headline that JSON-LD gives: the one that the title element is like. */
  private Stream<String> headline() {
    return articles()
        .limit(1)
        .flatMap(
            article -> {
              List<String> both =
                  Stream.of("name", "headline")
                      .flatMap(key -> values(article.path(key)))
                      .filter(text -> !text.isBlank())
                      .toList();
              boolean second =
                  both.size() > 1
                      && Headline.isLike(both.get(1), Headline.of(page))
                      && !Headline.isLike(both.get(0), Headline.of(page));
              return both.stream().skip(second ? 1 : 0);
            });
  }

  Optional<String> author() {
    String author =
        firstLine(
            Stream.of(
                articles().flatMap(a -> names(a.path("author"))),
                meta("dc:creator", "dcterm:creator", "dcterms:creator", "author"),
                meta("parsely-author", "article:author", "og:article:author"),
                meta("article:author_name", "byl", "sailthru.author")));
    return Optional.of(author).filter(name -> !name.isEmpty());
  }

  String site() {
    return firstLine(Stream.of(meta("og:site_name", "application-name")));
  }

  Optional<Instant> published() {
    return date(
        Stream.of(
            thing("datePublished"),
            meta("article:published_time"),
            meta("parsely-pub-date", "date", "dc:date", "dc:date:issued", "dcterms:created"),
            attribute("[itemprop=datePublished]", "content"),
            attribute("[itemprop=datePublished], time[pubdate], article time", "datetime")));
  }

  Optional<Instant> modified() {
    return date(
        Stream.of(
            thing("dateModified"),
            meta("article:modified_time"),
            attribute("[itemprop=dateModified]", "content")));
  }

  String language() {
    return firstLine(
        Stream.of(
            Stream.of(page.select("html").attr("lang")),
            attribute("meta[http-equiv=content-language]", "content"),
            thing("inLanguage"),
            meta("og:locale").map(l -> l.replace('_', '-'))));
  }

  Optional<URI> canonical() {
    return address(Stream.of(attribute("link[rel=canonical]", "abs:href"), meta("og:url")));
  }

  Optional<URI> image() {
    return address(
        Stream.of(
            meta("og:image:secure_url"),
            meta("og:image"),
            meta("twitter:image"),
            articles().flatMap(a -> images(a.path("image")))));
  }

  /** The body that JSON-LD gives, or empty. */
  String body() {
    return thing("articleBody").findFirst().orElse("");
  }

  private void gather(String text) {
    try {
      flatten(JSON.readTree(WRAPPING.matcher(text).replaceAll("")), 0);
    } catch (JacksonException broken) {
      // Broken JSON-LD says nothing; the page's other marks still do.
      return;
    }
  }

  private void flatten(JsonNode node, int depth) {
    if (node.isArray() || depth > 4) {
      node.forEach(child -> flatten(child, depth + 1));
    } else if (node.isObject()) {
      things.add(node);
      flatten(node.path("@graph"), depth + 1);
      flatten(node.path("mainEntity"), depth + 1);
    }
  }

  private Stream<JsonNode> articles() {
    return things.stream()
        .filter(
            thing ->
                values(thing.path("@type"))
                    .anyMatch(
                        t -> t.endsWith("Article") || t.endsWith("Posting") || t.equals("Report")));
  }

  private Stream<String> thing(String name) {
    return articles().flatMap(a -> values(a.path(name)));
  }

  private static Stream<String> values(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().flatMap(Metadata::values);
    }
    return node.isString() ? Stream.of(node.asString()) : Stream.empty();
  }

  private static Stream<String> names(JsonNode author) {
    String joined =
        (author.isArray() ? author.valueStream() : Stream.of(author))
            .map(a -> a.isString() ? a.asString() : a.path("name").asString(""))
            .map(PlainHtml::line)
            .filter(name -> !name.isEmpty())
            .distinct()
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return Stream.of(joined);
  }

  private static Stream<String> images(JsonNode image) {
    if (image.isArray()) {
      return image.valueStream().flatMap(Metadata::images);
    }
    return Stream.of(image.isString() ? image.asString() : image.path("url").asString(""));
  }

  /** What meta elements say under some names, in the order of the names. */
  private Stream<String> meta(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                page.select("meta[content]").stream()
                    .filter(e -> isNamed(e, name))
                    .map(e -> e.attr("content")));
  }

  /** Whether a meta element bears a name; "property" may hold several, "dc.title" is "dc:title". */
  private static boolean isNamed(Element meta, String name) {
    String all = meta.attr("property") + " " + meta.attr("name");
    return Stream.of(all.toLowerCase(Locale.ROOT).split("\\s+"))
        .anyMatch(n -> n.equals(name) || n.replace('.', ':').equals(name));
  }

  private Stream<String> attribute(String selector, String name) {
    return page.select(selector).stream().map(e -> e.attr(name));
  }

  private static String firstLine(Stream<Stream<String>> values) {
    return values
        .flatMap(s -> s)
        .filter(Objects::nonNull)
        .map(v -> PlainHtml.line(org.jsoup.parser.Parser.unescapeEntities(v, false)))
        .filter(v -> !v.isEmpty() && !v.startsWith("http"))
        .findFirst()
        .orElse("");
  }

  private static Optional<Instant> date(Stream<Stream<String>> values) {
    return values.flatMap(s -> s).flatMap(v -> Dates.parse(v).stream()).findFirst();
  }

  private Optional<URI> address(Stream<Stream<String>> values) {
    return values
        .flatMap(s -> s)
        .filter(v -> !v.isBlank())
        .flatMap(v -> resolve(v.strip()).stream())
        .findFirst();
  }

  private Optional<URI> resolve(String reference) {
    try {
      URI base = new URI(page.baseUri().isEmpty() ? "https://localhost/" : page.baseUri());
      URI uri = base.resolve(new URI(reference.replace(" ", "%20")));
      return String.valueOf(uri.getScheme()).startsWith("http")
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
