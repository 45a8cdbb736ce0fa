package anemone.collect.feed;

import anemone.collect.feed.FeedDocument.Entry;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * RSS 0.9x, 1.0 (RDF) and 2.0 with the Dublin Core, content, Media RSS, iTunes and Atom extensions;
 * and CDF (W3C NOTE-CDFsubmit), which has the same channels and items with addresses and times in
 * attributes.
 */
final class RssFeed {

  private final Element root;
  private final URI base;
  private final int max;
  private final Element channel;
  private final FeedDates dates;

  RssFeed(Element root, URI base, int max) {
    this.root = root;
    this.base = base;
    this.max = max;
    this.channel =
        NamedElements.local(root).equals("channel")
            ? root
            : NamedElements.first(root, "channel").orElse(root);
    this.dates = FeedDates.of(root, language(channel));
  }

  FeedDocument read() {
    return new FeedDocument(
        NamedElements.first(channel, "title", "dc:title", "itunes:title")
            .map(e -> Markup.line(Markup.html(e)))
            .orElse(""),
        link(channel),
        language(channel),
        BothEnds.of(items(), max).map(this::entry).toList(),
        dates.unreadable());
  }

  private List<Element> items() {
    return root.getAllElements().stream()
        .filter(e -> List.of("item", "entry").contains(NamedElements.local(e)))
        .toList();
  }

  private Entry entry(Element item) {
    URI base = Markup.base(item, this.base);
    Optional<Element> guid = NamedElements.first(item, "guid", "id", "dc:identifier");
    String id = guid.map(e -> e.text().strip()).orElse(item.attr("rdf:about").strip());
    boolean permanent = guid.map(e -> !e.attr("isPermaLink").equals("false")).orElse(true);
    return new Entry(
        id,
        link(item)
            .or(() -> permanent ? Markup.address(id, Optional.empty()) : Optional.empty())
            .or(() -> enclosure(item, base)),
        NamedElements.first(item, "title", "dc:title", "media:title", "itunes:title")
            .map(e -> Markup.line(Markup.html(e)))
            .orElse(""),
        author(item),
        dates.first(
            item, "pubdate", "dc:date", "dcterms:issued", "published", "dcterms:created", "date"),
        dates
            .first(item, "atom:updated", "updated", "dcterms:modified", "lastbuilddate")
            .or(() -> dates.moment(item.attributes().getIgnoreCase("lastmod"))),
        html(
            item,
            "description",
            "dc:description",
            "summary",
            "itunes:summary",
            "media:description",
            "abstract"),
        html(
            item,
            "content:encoded",
            "xhtml:body",
            "body",
            "fullitem",
            "content",
            "xhtml:div",
            "div"),
        language(item),
        EntryImage.of(item, base),
        Stream.of("category", "dc:subject", "media:category", "itunes:category", "media:keywords")
            .flatMap(name -> NamedElements.children(item, name).stream())
            .flatMap(RssFeed::categories)
            .filter(c -> !c.isEmpty())
            .distinct()
            .toList(),
        Audio.of(item),
        base);
  }

  /** Returns the page: a link of type HTML or of no type, else any alternate link. */
  private Optional<URI> link(Element parent) {
    List<Element> links =
        Stream.of("link", "atom:link", "feedburner:origlink")
            .flatMap(name -> NamedElements.children(parent, name).stream())
            .filter(e -> List.of("", "alternate").contains(e.attr("rel")))
            .distinct()
            .toList();
    return Stream.of(links.stream().filter(Markup::isPage), links.stream())
        .flatMap(each -> each)
        .flatMap(
            e -> {
              String address = e.text().isBlank() ? e.attr("href") : e.wholeText();
              return Markup.address(address, Optional.of(Markup.base(e, base))).stream();
            })
        .findFirst()
        .or(
            () ->
                Markup.address(
                    parent.attributes().getIgnoreCase("href"),
                    Optional.of(Markup.base(parent, base))));
  }

  /** Returns the enclosure of an entry without a page: an episode, a film, a document. */
  private static Optional<URI> enclosure(Element item, URI base) {
    return Stream.of("enclosure", "media:content")
        .flatMap(name -> NamedElements.children(item, name).stream())
        .filter(e -> !EntryImage.isWhole(e))
        .flatMap(e -> Markup.address(e.attr("url"), Optional.of(base)).stream())
        .findFirst();
  }

  /** Returns a category and those inside it; keywords are a list in one element. */
  private static Stream<String> categories(Element category) {
    if (NamedElements.local(category).equals("keywords")) {
      return Stream.of(category.text().split(",")).map(Markup::line);
    }
    String label = NamedElements.prefix(category).equals("media") ? category.attr("label") : "";
    String text = label.isBlank() ? category.ownText() : label;
    String itunes = category.attr("text");
    String cdf = category.attributes().getIgnoreCase("value");
    String own = Markup.line(!text.isBlank() ? text : itunes.isBlank() ? cdf : itunes);
    return Stream.concat(Stream.of(own), category.children().stream().flatMap(RssFeed::categories));
  }

  private static String language(Element element) {
    return NamedElements.first(element, "language", "dc:language")
        .map(e -> e.text().strip())
        .orElse(Markup.language(element));
  }

  private static String author(Element item) {
    return Stream.of("dc:creator", "author", "dc:author", "itunes:author", "managingeditor")
        .map(
            name ->
                NamedElements.children(item, name).stream()
                    .map(e -> NamedElements.first(e, "name").orElse(e).text())
                    .map(Markup::text)
                    .map(
                        author ->
                            NamedElements.children(item, name).size() > 1
                                ? People.name(author)
                                : author)
                    .filter(author -> !author.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(", ")))
        .filter(authors -> !authors.isEmpty())
        .findFirst()
        .map(RssFeed::named)
        .orElse("");
  }

  /** Returns the name; the address if there is no name. */
  private static String named(String author) {
    String name = People.name(author);
    return name.isEmpty() ? author : name;
  }

  private static String html(Element item, String... names) {
    return NamedElements.first(item, names)
        .or(
            () ->
                NamedElements.first(item, "media:group")
                    .flatMap(g -> NamedElements.first(g, names)))
        .map(Markup::html)
        .orElse("");
  }
}
