package anemone.collect.sitemap;

import anemone.article.WebAddress;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What a sitemap lists (<a href="https://www.sitemaps.org/protocol.html">Sitemaps 0.90</a>, with
 * the news extension): pages, or further sitemaps, or in the text form one address a line.
 *
 * @param pages the pages, in its order
 * @param sitemaps the sitemaps that an index names, in its order
 */
public record Sitemap(List<Location> pages, List<Location> sitemaps) {

  private static final DateTimeFormatter TO_THE_MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmXXX");

  /** Copies the lists. */
  public Sitemap {
    pages = List.copyOf(pages);
    sitemaps = List.copyOf(sitemaps);
  }

  /**
   * A page or a sitemap in a sitemap.
   *
   * @param url its address
   * @param title its headline, where the news extension gives one, or empty
   * @param published when it appeared (news extension)
   * @param modified when it was last changed
   * @param language its language as a BCP 47 tag (news extension), or empty
   */
  public record Location(
      URI url,
      String title,
      Optional<Instant> published,
      Optional<Instant> modified,
      String language) {

    /** The last that is known to have happened to it. */
    public Optional<Instant> latest() {
      return published.or(() -> modified);
    }
  }

  /**
   * Reads a sitemap.
   *
   * @param text the sitemap, unpacked
   * @param base its own address
   * @param most how many locations are read at most
   */
  public static Sitemap parse(String text, URI base, int most) {
    if (!text.stripLeading().startsWith("<")) {
      return new Sitemap(lines(text, base, most), List.of());
    }
    Document document = Jsoup.parse(text, base.toString(), Parser.xmlParser());
    return new Sitemap(
        locations(document, "url", base, most), locations(document, "sitemap", base, most));
  }

  private static List<Location> lines(String text, URI base, int most) {
    return text.lines()
        .filter(line -> line.strip().startsWith("http"))
        .map(line -> address(line, base))
        .flatMap(Optional::stream)
        .limit(most)
        .map(url -> new Location(url, "", Optional.empty(), Optional.empty(), ""))
        .toList();
  }

  private static List<Location> locations(Document document, String name, URI base, int most) {
    return document.getAllElements().stream()
        .filter(e -> local(e).equals(name))
        .limit(most)
        .flatMap(e -> location(e, base).stream())
        .toList();
  }

  private static Optional<Location> location(Element element, URI base) {
    return text(element.children().stream(), "loc")
        .flatMap(loc -> address(loc, base))
        .map(
            url ->
                new Location(
                    url,
                    text(element.getAllElements().stream(), "title").orElse(""),
                    text(element.getAllElements().stream(), "publication_date")
                        .flatMap(Sitemap::instant),
                    text(element.children().stream(), "lastmod").flatMap(Sitemap::instant),
                    text(element.getAllElements().stream(), "language").orElse("")));
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

  private static Optional<URI> address(String text, URI base) {
    return WebAddress.parse(text, Optional.of(base));
  }

  /** A W3C date and time (https://www.w3.org/TR/NOTE-datetime); a date alone is its midnight. */
  private static Optional<Instant> instant(String text) {
    List<Function<String, Instant>> forms =
        List.of(
            t -> OffsetDateTime.parse(t).toInstant(),
            t -> OffsetDateTime.parse(t, TO_THE_MINUTE).toInstant(),
            t -> LocalDateTime.parse(t).toInstant(ZoneOffset.UTC),
            t -> LocalDate.parse(t).atStartOfDay(ZoneOffset.UTC).toInstant());
    for (Function<String, Instant> form : forms) {
      Optional<Instant> read = attempt(form, text);
      if (read.isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> attempt(Function<String, Instant> form, String text) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException notThisForm) {
      return Optional.empty();
    }
  }
}
