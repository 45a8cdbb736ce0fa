package anemone.collect.feed;

import anemone.collect.feed.FeedDocument.Entry;
import anemone.collect.text.Dates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** Atom 1.0 (RFC 4287) and 0.3. */
final class AtomFeed {

  private final Element root;
  private final URI base;
  private final int most;

  AtomFeed(Element root, URI base, int most) {
    this.root = root;
    this.base = base;
    this.most = most;
  }

  FeedDocument read() {
    return new FeedDocument(
        Names.first(root, "title", "dc:title").map(e -> Markup.line(html(e))).orElse(""),
        link(root),
        Markup.language(root),
        root.getAllElements().stream()
            .filter(e -> Names.local(e).equals("entry"))
            .limit(most)
            .map(this::entry)
            .toList());
  }

  private Entry entry(Element entry) {
    String id = Names.first(entry, "id").map(e -> e.text().strip()).orElse("");
    return new Entry(
        id,
        link(entry).or(() -> Markup.address(id, "")),
        Names.first(entry, "title", "dc:title", "media:title")
            .map(e -> Markup.line(html(e)))
            .orElse(""),
        author(entry),
        date(entry, "published", "issued", "dcterms:issued", "dc:date", "created"),
        date(entry, "updated", "modified", "dcterms:modified"),
        Names.first(entry, "summary", "dc:description", "media:description")
            .map(this::html)
            .orElse(""),
        Names.first(entry, "content", "content:encoded", "body").map(this::html).orElse(""),
        Markup.language(entry),
        EntryImage.of(entry, Markup.base(entry, base)),
        Stream.of("category", "dc:subject")
            .flatMap(name -> Names.children(entry, name).stream())
            .map(e -> Markup.line(e.hasAttr("term") ? e.attr("term") : e.text()))
            .filter(c -> !c.isEmpty())
            .distinct()
            .toList(),
        Markup.address(
                Markup.base(Names.first(entry, "content", "summary").orElse(entry), base), "")
            .orElse(base));
  }

  /** The HTML of a text construct (RFC 4287 section 3.1). */
  private String html(Element element) {
    String type = element.attr("type");
    String mode = element.attr("mode");
    String html;
    if (mode.equals("base64") || isBinary(type)) {
      html = base64(element.text());
    } else if (type.equals("text") || type.equals("text/plain")) {
      html = Entities.escape(element.wholeText().strip());
    } else if (element.children().isEmpty() && type.isEmpty() && mode.isEmpty()) {
      // "text" is meant where nothing is said, but HTML is what many write.
      String text = element.wholeText().strip();
      html = text.matches("(?s).*(<[a-zA-Z/][^>]*>|&[#\\w]+;).*") ? text : Entities.escape(text);
    } else {
      html = Markup.html(element);
    }
    return html;
  }

  private static boolean isBinary(String type) {
    return !type.isEmpty()
        && type.contains("/")
        && !type.startsWith("text/")
        && !type.contains("xml");
  }

  private static String base64(String text) {
    try {
      return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return text;
    }
  }

  private Optional<URI> link(Element parent) {
    return Names.children(parent, "link").stream()
        .filter(e -> List.of("", "alternate").contains(e.attr("rel")))
        .flatMap(
            e ->
                Markup.address(e.hasAttr("href") ? e.attr("href") : e.text(), Markup.base(e, base))
                    .stream())
        .findFirst();
  }

  private String author(Element entry) {
    return Stream.concat(Stream.of(entry), Names.children(entry, "source").stream())
        .flatMap(e -> Names.first(e, "author", "dc:creator").stream())
        .findFirst()
        .or(() -> Names.first(root, "author", "dc:creator"))
        .map(AtomFeed::person)
        .orElse("");
  }

  /** A person (RFC 4287 section 3.2) as {@code name (address)}. */
  private static String person(Element person) {
    String name = Markup.line(Names.first(person, "name").orElse(person).text());
    String address = Names.first(person, "email").map(e -> Markup.line(e.text())).orElse("");
    boolean both = !address.isEmpty() && !name.isEmpty() && !name.contains(address);
    return both ? name + " (" + address + ")" : name;
  }

  private static Optional<Instant> date(Element entry, String... names) {
    return Stream.of(names)
        .flatMap(name -> Names.children(entry, name).stream())
        .flatMap(e -> Dates.parse(e.text()).stream())
        .findFirst();
  }
}
