package anemone.collect.feed;

import anemone.collect.feed.FeedDocument.Entry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** Atom 1.0 (RFC 4287) and 0.3. */
final class AtomFeed {

  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/][^<>]{0,2000}>|&#?\\w{1,32};");

  private final Element root;
  private final URI base;
  private final int max;
  private final FeedDates dates;

  AtomFeed(Element root, URI base, int max) {
    this.root = root;
    this.base = base;
    this.max = max;
    this.dates = FeedDates.of(root, Markup.language(root));
  }

  FeedDocument read() {
    return new FeedDocument(
        NamedElements.first(root, "title", "dc:title").map(e -> Markup.line(html(e))).orElse(""),
        link(root),
        Markup.language(root),
        BothEnds.of(entries(), max).map(this::entry).toList(),
        dates.unreadable());
  }

  private List<Element> entries() {
    return root.getAllElements().stream()
        .filter(e -> NamedElements.local(e).equals("entry"))
        .toList();
  }

  private Entry entry(Element entry) {
    String id = NamedElements.first(entry, "id").map(e -> e.text().strip()).orElse("");
    return new Entry(
        id,
        link(entry)
            .or(() -> Markup.address(id, Optional.empty()))
            .or(() -> linked(entry, "related"))
            .or(() -> linked(entry, "enclosure")),
        NamedElements.first(entry, "title", "dc:title", "media:title")
            .map(e -> Markup.line(html(e)))
            .orElse(""),
        author(entry),
        dates.first(
            entry, "published", "issued", "dcterms:issued", "dc:date", "created", "pubdate"),
        dates.first(entry, "updated", "modified", "dcterms:modified"),
        NamedElements.first(entry, "summary", "dc:description", "description", "media:description")
            .or(
                () ->
                    NamedElements.first(entry, "media:group")
                        .flatMap(g -> NamedElements.first(g, "media:description")))
            .map(this::html)
            .orElse(""),
        NamedElements.first(entry, "content", "content:encoded", "body").map(this::html).orElse(""),
        Markup.language(entry),
        EntryImage.of(entry, Markup.base(entry, base)),
        Stream.of("category", "dc:subject")
            .flatMap(name -> NamedElements.children(entry, name).stream())
            .map(e -> Markup.line(e.hasAttr("term") ? e.attr("term") : e.text()))
            .filter(c -> !c.isEmpty())
            .distinct()
            .toList(),
        Audio.of(entry),
        Markup.base(NamedElements.first(entry, "content", "summary").orElse(entry), base));
  }

  /** The HTML of a text construct (RFC 4287 section 3.1). */
  private String html(Element element) {
    String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
    String mode = element.attr("mode");
    String html;
    if (mode.equals("base64") || isBinary(type)) {
      html = base64(element.text());
    } else if (type.equals("text") || type.equals("text/plain")) {
      html = Entities.escape(element.wholeText().strip());
    } else if (element.children().isEmpty() && type.isEmpty() && mode.isEmpty()) {
      // The default type is "text", but many feeds put HTML there.
      String text = Markup.html(element);
      html = MARKUP.matcher(text).find() ? text : Entities.escape(text);
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

  /** Returns the page: an alternate link of type HTML or of no type, else any. */
  private Optional<URI> link(Element parent) {
    List<Element> links =
        NamedElements.children(parent, "link").stream()
            .filter(e -> List.of("", "alternate").contains(e.attr("rel")))
            .toList();
    return Stream.concat(links.stream().filter(Markup::isPage), links.stream())
        .flatMap(e -> address(e).stream())
        .findFirst();
  }

  private Optional<URI> linked(Element entry, String relation) {
    return NamedElements.children(entry, "link").stream()
        .filter(e -> e.attr("rel").equals(relation))
        .flatMap(e -> address(e).stream())
        .findFirst();
  }

  private Optional<URI> address(Element link) {
    String address = link.hasAttr("href") ? link.attr("href") : link.text();
    return Markup.address(address, Optional.of(Markup.base(link, base)));
  }

  private String author(Element entry) {
    return Stream.concat(Stream.of(entry), NamedElements.children(entry, "source").stream())
        .map(AtomFeed::people)
        .filter(people -> !people.isEmpty())
        .findFirst()
        .orElseGet(() -> people(root));
  }

  /** Returns one person as {@code name (address)}, several by name only. */
  private static String people(Element parent) {
    List<String> people =
        Stream.of("author", "dc:creator")
            .map(
                name ->
                    NamedElements.children(parent, name).stream().map(AtomFeed::person).toList())
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(List.of());
    return people.size() == 1
        ? people.get(0)
        : people.stream()
            .map(People::name)
            .filter(name -> !name.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
  }

  /** Returns a person (RFC 4287 section 3.2) as {@code name (address)}. */
  private static String person(Element person) {
    String name = Markup.text(NamedElements.first(person, "name").orElse(person).text());
    String address =
        NamedElements.first(person, "email").map(e -> Markup.text(e.text())).orElse("");
    boolean both = !address.isEmpty() && !name.isEmpty() && !name.contains(address);
    return both ? name + " (" + address + ")" : name;
  }
}
