package anemone.collect.feed;

import anemone.collect.feed.FeedDocument.Entry;
import anemone.collect.text.Dates;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * RSS 0.9x, 1.0 (RDF) and 2.0 with the Dublin Core, content, Media RSS, iTunes and Atom extensions;
 * and CDF (W3C NOTE-CDFsubmit), whose channels and items are named alike and have their addresses
 * and times in attributes.
 */
final class RssFeed {

  private final Element root;
  private final URI base;
  private final int most;

  RssFeed(Element root, URI base, int most) {
    this.root = root;
    this.base = base;
    this.most = most;
  }

  FeedDocument read() {
    Element channel =
        Names.local(root).equals("channel") ? root : Names.first(root, "channel").orElse(root);
    return new FeedDocument(
        Names.first(channel, "title", "dc:title", "itunes:title")
            .map(e -> Markup.line(Markup.html(e)))
            .orElse(""),
        link(channel),
        Names.first(channel, "language", "dc:language")
            .map(e -> e.text().strip())
            .orElse(Markup.language(channel)),
        root.getAllElements().stream()
            .filter(e -> Names.local(e).equals("item") || Names.local(e).equals("entry"))
            .limit(most)
            .map(this::entry)
            .toList());
  }

  private Entry entry(Element item) {
    String base = Markup.base(item, this.base);
    Optional<Element> guid = Names.first(item, "guid", "id", "dc:identifier");
    String id = guid.map(e -> e.text().strip()).orElse(item.attr("rdf:about").strip());
    boolean permanent = guid.map(e -> !e.attr("isPermaLink").equals("false")).orElse(true);
    return new Entry(
        id,
        link(item).or(() -> permanent ? Markup.address(id, "") : Optional.empty()),
        Names.first(item, "title", "dc:title", "media:title", "itunes:title")
            .map(e -> Markup.line(Markup.html(e)))
            .orElse(""),
        author(item),
        date(item, "pubdate", "dc:date", "dcterms:issued", "published", "dcterms:created", "date"),
        date(item, "atom:updated", "updated", "dcterms:modified", "lastbuilddate")
            .or(() -> Dates.parse(item.attributes().getIgnoreCase("lastmod"))),
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
        Names.first(item, "dc:language", "language")
            .map(e -> e.text().strip())
            .orElse(Markup.language(item)),
        EntryImage.of(item, base),
        Stream.of("category", "dc:subject", "media:category", "itunes:category")
            .flatMap(name -> Names.children(item, name).stream())
            .map(RssFeed::category)
            .filter(c -> !c.isEmpty())
            .distinct()
            .toList(),
        Markup.address(base, "").orElse(this.base));
  }

  private Optional<URI> link(Element parent) {
    return Stream.of("link", "atom:link", "feedburner:origlink")
        .flatMap(name -> Names.children(parent, name).stream())
        .filter(e -> List.of("", "alternate").contains(e.attr("rel")))
        .flatMap(
            e -> {
              String address = e.text().isBlank() ? e.attr("href") : e.text();
              return Markup.address(address, Markup.base(e, base)).stream();
            })
        .findFirst()
        .or(
            () ->
                Markup.address(
                    parent.attributes().getIgnoreCase("href"), Markup.base(parent, base)));
  }

  private static String category(Element category) {
    String text = category.text();
    String itunes = category.attr("text");
    String cdf = category.attributes().getIgnoreCase("value");
    return Markup.line(!text.isBlank() ? text : itunes.isBlank() ? cdf : itunes);
  }

  private static String author(Element item) {
    String author =
        Names.first(item, "dc:creator", "author", "dc:author", "itunes:author", "managingeditor")
            .map(e -> Names.first(e, "name").orElse(e).text())
            .map(Markup::line)
            .orElse("");
    return People.name(author);
  }

  private static String html(Element item, String... names) {
    return Names.first(item, names).map(Markup::html).orElse("");
  }

  private static Optional<Instant> date(Element item, String... names) {
    return Stream.of(names)
        .flatMap(name -> Names.children(item, name).stream())
        .flatMap(e -> Dates.parse(e.text()).stream())
        .findFirst();
  }
}
