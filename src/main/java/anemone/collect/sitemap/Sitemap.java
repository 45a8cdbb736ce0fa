package anemone.collect.sitemap;

import anemone.article.WebAddress;
import anemone.collect.date.DateHints;
import anemone.collect.date.DateParser;
import anemone.collect.date.FoundDate;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A sitemap (<a href="https://www.sitemaps.org/protocol.html">Sitemaps 0.90</a>, with the news
 * extension), or its text form with one address a line. Broken XML is read as far as it makes
 * sense.
 *
 * @param pages the pages, in document order
 * @param sitemaps the sitemaps listed by a sitemap index, in document order
 */
public record Sitemap(List<Location> pages, List<Location> sitemaps) {

  /** Copies the lists. */
  public Sitemap {
    pages = List.copyOf(pages);
    sitemaps = List.copyOf(sitemaps);
  }

  /**
   * An address in a sitemap.
   *
   * @param url the absolute address
   * @param published its publication time (news extension)
   * @param modified its last modification
   */
  public record Location(URI url, Optional<Instant> published, Optional<Instant> modified) {

    /** Returns the publication time, or else the last modification. */
    public Optional<Instant> latest() {
      return published.or(() -> modified);
    }
  }

  /**
   * Parses a sitemap.
   *
   * @param text the sitemap, uncompressed
   * @param base its own address
   * @param max the maximum number of locations of each kind
   */
  public static Sitemap parse(String text, URI base, int max) {
    if (!text.stripLeading().startsWith("<")) {
      return new Sitemap(lines(text, base, max), List.of());
    }
    Document document = Jsoup.parse(text, base.toString(), Parser.xmlParser());
    return new Sitemap(
        locations(document, "url", base, max), locations(document, "sitemap", base, max));
  }

  private static List<Location> lines(String text, URI base, int max) {
    return text.lines()
        .filter(line -> line.strip().startsWith("http"))
        .flatMap(line -> WebAddress.parse(line, Optional.of(base)).stream())
        .limit(max)
        .map(url -> new Location(url, Optional.empty(), Optional.empty()))
        .toList();
  }

  private static List<Location> locations(Document document, String name, URI base, int max) {
    return document.getAllElements().stream()
        .filter(e -> local(e).equals(name))
        .limit(max)
        .flatMap(e -> location(e, base).stream())
        .toList();
  }

  private static Optional<Location> location(Element element, URI base) {
    return text(element.children().stream(), "loc")
        .flatMap(loc -> WebAddress.parse(loc, Optional.of(base)))
        .map(
            url ->
                new Location(
                    url,
                    instant(element.getAllElements().stream(), "publication_date"),
                    instant(element.children().stream(), "lastmod")));
  }

  private static Optional<Instant> instant(Stream<Element> elements, String name) {
    return text(elements, name)
        .flatMap(text -> DateParser.parse(text, DateHints.NONE))
        .map(FoundDate::instant);
  }

  private static Optional<String> text(Stream<Element> elements, String name) {
    return elements
        .filter(e -> local(e).equals(name))
        .map(e -> e.text().strip())
        .filter(t -> !t.isEmpty())
        .findFirst();
  }

  private static String local(Element element) {
    String name = element.normalName();
    return name.substring(name.indexOf(':') + 1);
  }
}
