package anemone.collect.sitemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SitemapTest {

  private static final URI BASE = URI.create("https://harbour.example.org/sitemap.xml");

  @Test
  void aNewsSitemapGivesTheTimeOfPublication() {
    Sitemap sitemap =
        Sitemap.parse(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
              <url>
                <loc>https://harbour.example.org/pilot-boats</loc>
                <news:news>
                  <news:publication><news:name>Harbour Post</news:name>
                    <news:language>en</news:language></news:publication>
                  <news:publication_date>2026-11-22T07:30+01:00</news:publication_date>
                  <news:title>Pilot boats &amp; fog</news:title>
                </news:news>
              </url>
              <url><loc> /older </loc><lastmod>2026-11-20</lastmod></url>
              <url><loc>ftp://harbour.example.org/file</loc></url>
            </urlset>
            """,
            BASE,
            100);

    assertThat(sitemap.pages()).hasSize(2);
    Sitemap.Location first = sitemap.pages().get(0);
    assertThat(first.latest()).contains(Instant.parse("2026-11-22T06:30:00Z"));
    assertThat(sitemap.pages().get(1).url()).hasToString("https://harbour.example.org/older");
    assertThat(sitemap.pages().get(1).latest()).contains(Instant.parse("2026-11-20T00:00:00Z"));
  }

  @Test
  void anIndexNamesFurtherSitemaps() {
    Sitemap sitemap =
        Sitemap.parse(
            "<sitemapindex><sitemap><loc>https://harbour.example.org/a.xml</loc>"
                + "<lastmod>2026-11-23T05:00:00Z</lastmod></sitemap></sitemapindex>",
            BASE,
            100);

    assertThat(sitemap.pages()).isEmpty();
    assertThat(sitemap.sitemaps()).extracting(l -> l.url().getPath()).containsExactly("/a.xml");
  }

  @Test
  void theTextFormHasOneAddressALine() {
    assertThat(
            Sitemap.parse("https://harbour.example.org/a\n\nnot an address\n", BASE, 100).pages())
        .extracting(l -> l.url().toString())
        .containsExactly("https://harbour.example.org/a");
  }

  @Test
  void noMoreLocationsAreReadThanAllowed() {
    String many = "<url><loc>https://harbour.example.org/x</loc></url>".repeat(500);

    assertThat(Sitemap.parse("<urlset>" + many + "</urlset>", BASE, 20).pages()).hasSize(20);
  }

  @Test
  void entitiesFromOutsideAreNotRead() {
    Sitemap sitemap =
        Sitemap.parse(
            "<!DOCTYPE urlset [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                + "<urlset><url><loc>https://harbour.example.org/&x;</loc></url></urlset>",
            BASE,
            100);

    assertThat(sitemap.pages()).allSatisfy(l -> assertThat(l.url().toString()).contains("x"));
  }
}
