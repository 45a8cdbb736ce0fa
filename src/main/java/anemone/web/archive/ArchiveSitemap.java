package anemone.web.archive;

import anemone.render.Proofs.Sent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The sitemap of the archive (sitemaps.org, protocol 0.9).
 *
 * @param site the newsletter
 * @param catalogue the editions
 */
record ArchiveSitemap(ArchiveSite site, Catalogue catalogue) {

  /** Maximum number of addresses in a sitemap. */
  private static final int MAX = 50_000;

  String text() {
    StringBuilder map =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            """);
    List<Sent> published = catalogue.published();
    if (!published.isEmpty()) {
      add(map, "", latest(published));
      catalogue.byMonth().forEach((month, editions) -> add(map, month + "/", latest(editions)));
    }
    published.stream()
        .limit(MAX - 1 - catalogue.byMonth().size())
        .forEach(sent -> add(map, EditionReader.path(sent.slot()), sent.at()));
    return map.append("</urlset>\n").toString();
  }

  private static Instant latest(List<Sent> editions) {
    return editions.stream().map(Sent::at).max(Instant::compareTo).orElseThrow();
  }

  private void add(StringBuilder map, String path, Instant at) {
    map.append("<url><loc>")
        .append(Xml.text(site.at(path)))
        .append("</loc><lastmod>")
        .append(at.truncatedTo(ChronoUnit.SECONDS))
        .append("</lastmod></url>\n");
  }
}
