package anemone.collect.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendOffset("+HHmm", "Z")
          .toFormatter(java.util.Locale.ROOT);

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
            thing("headline"),
            meta("og:title"),
            meta("twitter:title"),
            meta("dc.title"),
            text("h1[itemprop=headline], h1.entry-title, article h1"),
            onlyHeading(),
            Stream.of(page.title())));
  }

  String author() {
    return firstLine(
        Stream.of(
            articles().flatMap(a -> names(a.path("author"))),
            meta("author"),
            meta("article:author"),
            meta("dc.creator"),
            meta("parsely-author"),
            text("[itemprop=author] [itemprop=name], [itemprop=author], [rel=author]"),
            text(".byline .author, .author-name, .byline__name, a.author, .author")));
  }

  Optional<Instant> published() {
    return date(
        Stream.of(
            thing("datePublished"),
            meta("article:published_time"),
            meta("date"),
            meta("dc.date"),
            meta("parsely-pub-date"),
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
      flatten(JSON.readTree(text.strip()), 0);
    } catch (JacksonException broken) {
      // Broken JSON-LD says nothing; the page's other marks still do.
      things.clear();
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

  private Stream<String> meta(String name) {
    return page.select("meta[content]").stream()
        .filter(
            e -> e.attr("property").equalsIgnoreCase(name) || e.attr("name").equalsIgnoreCase(name))
        .map(e -> e.attr("content"));
  }

  private Stream<String> text(String selector) {
    return page.select(selector).stream().map(Element::text);
  }

  private Stream<String> onlyHeading() {
    List<String> headings = page.select("h1").stream().map(Element::text).distinct().toList();
    return headings.size() == 1 ? headings.stream() : Stream.empty();
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
    return values.flatMap(s -> s).flatMap(v -> instant(v.strip()).stream()).findFirst();
  }

  private static Optional<Instant> instant(String text) {
    List<java.util.function.Function<String, Instant>> forms =
        List.of(
            t -> OffsetDateTime.parse(t).toInstant(),
            t -> OffsetDateTime.parse(t, OFFSET).toInstant(),
            t -> LocalDateTime.parse(t.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            t -> LocalDate.parse(t).atStartOfDay().toInstant(ZoneOffset.UTC));
    return forms.stream().flatMap(form -> attempt(form, text).stream()).findFirst();
  }

  private static Optional<Instant> attempt(
      java.util.function.Function<String, Instant> form, String text) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException notThisForm) {
      return Optional.empty();
    }
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
