package anemone.web.archive;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Slot;
import anemone.fixture.ArchiveFixture;
import anemone.store.SqlRecalls;
import anemone.web.pages.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest extends SentArchive {

  private static final int LARGEST_PAGE = 40_000;

  @Test
  void anEditionOfManyStoriesShowsAllOfThemWithinTheLimit() throws IOException {
    editions.large(Slot.parse("daily/2026-11-26"), 120);

    write("site", site(false));

    String page = files("site").getOrDefault("daily/2026-11-26/index.html", "");
    assertThat(page.getBytes(StandardCharsets.UTF_8).length)
        .isBetween(LARGEST_PAGE - 4_000, LARGEST_PAGE);
    assertThat(Jsoup.parse(page).select("a[href^=https://harbour-post.example.org]").size())
        .isGreaterThanOrEqualTo(120);
  }

  @Test
  void aRecalledEditionIsGoneFromEveryListAndSaysSo() throws IOException {
    editions.daily(LocalDate.of(2026, 11, 1), 3);
    Slot slot = Slot.parse("daily/2026-11-04");
    editions.approve(slot);
    write("site", site(false));
    new SqlRecalls(database).recall(slot, Instant.parse("2026-11-04T07:00:00Z"));

    write("site", site(false));

    Answer answer = archive(site(false)).find("daily/2026-11-04/").orElseThrow();
    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.headers()).containsEntry("X-Robots-Tag", "noindex");
    assertThat(answer.body()).contains("withdrawn").doesNotContain("article class");
    Map<String, String> files = files("site");
    assertThat(files.get("withdrawn.map")).isEqualTo("/mail/archive/daily/2026-11-04/ 1;\n");
    assertThat(files.get("daily/2026-11-04/index.html")).isEqualTo(answer.body());
    files.remove(".anemone-archive.json");
    files.remove("withdrawn.map");
    files.remove("daily/2026-11-04/index.html");
    assertThat(files.values()).noneMatch(text -> text.contains("2026-11-04"));
  }

  @Test
  void aSentEditionCanBeWithdrawn() {
    editions.daily(LocalDate.of(2026, 11, 1), 2);
    Archive archive = archive(site(false));
    assertThat(archive.find("daily/2026-11-01/").orElseThrow().status()).isEqualTo(200);

    editions.proofs().withdraw(Slot.parse("daily/2026-11-01"), Instant.EPOCH);

    assertThat(archive.find("daily/2026-11-01/").orElseThrow().status()).isEqualTo(410);
    assertThat(archive.find("atom.xml").orElseThrow().body()).doesNotContain("2026-11-01");
  }

  @Test
  void aPageSaysSinceWhenItIsAsItIs() {
    editions.daily(LocalDate.of(2026, 11, 1), 2);
    Archive archive = archive(site(false));
    assertThat(modified(archive, "daily/2026-11-01/")).isEqualTo("Mon, 30 Nov 2026 08:00:00 GMT");
    assertThat(modified(archive, "atom.xml")).isEqualTo("Mon, 30 Nov 2026 08:00:00 GMT");

    clock.pass(Duration.ofDays(2));
    editions.daily(LocalDate.of(2026, 11, 3), 1);

    assertThat(modified(archive, "daily/2026-11-01/")).isEqualTo("Mon, 30 Nov 2026 08:00:00 GMT");
    assertThat(modified(archive, "atom.xml")).isEqualTo("Wed, 02 Dec 2026 08:00:00 GMT");
  }

  private static String modified(Archive archive, String path) {
    return archive.find(path).orElseThrow().headers().getOrDefault("Last-Modified", "");
  }

  @Test
  void anEditionThatNobodyHasGotYetIsNotShown() {
    editions.approve(Slot.parse("daily/2026-11-04"));

    assertThat(archive(site(false)).find("daily/2026-11-04/")).isEmpty();
    assertThat(body("")).contains("No edition has been sent yet.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es", "fr", "ar", "ja"})
  void noPageIsLargerThanFortyKilobytesOrRunsAnything(String language) throws IOException {
    editions.daily(LocalDate.of(2024, 1, 1), 35);
    editions.mixed(Slot.parse("daily/2026-11-26"), language);

    write("site", ArchiveFixture.site(language, false));

    files("site")
        .forEach(
            (path, text) -> {
              if (path.endsWith(".html")) {
                assertThat(text.getBytes(StandardCharsets.UTF_8).length)
                    .as(path)
                    .isLessThan(LARGEST_PAGE);
                Document page = Jsoup.parse(text);
                assertThat(page.select("script, iframe, object, form, [style], [onclick]"))
                    .isEmpty();
                assertThat(page.select("html").attr("lang")).isEqualTo(language);
              }
            });
  }

  @Test
  void listsOfSeveralCadencesNameThemAndOthersDoNot() {
    editions.daily(LocalDate.of(2026, 11, 24), 1);
    editions.mixed(Slot.parse("weekly/2026-W48"), "en");

    assertThat(Jsoup.parse(body("")).select(".meta").eachText())
        .anyMatch(line -> line.contains("Every day"))
        .anyMatch(line -> line.contains("Once a week, on Monday"));
    assertThat(body("daily/")).doesNotContain(" · Every day");
  }

  @Test
  void everyLinkWithinTheArchiveLeadsSomewhere() throws IOException {
    editions.daily(LocalDate.of(2026, 10, 20), 33);
    editions.mixed(Slot.parse("weekly/2026-W48"), "en");
    write("site", site(false));
    Map<String, String> files = files("site");
    Archive archive = archive(site(false));
    Set<String> followed = new HashSet<>();

    for (Map.Entry<String, String> file : files.entrySet()) {
      if (file.getKey().endsWith(".html")) {
        Document page =
            Jsoup.parse(file.getValue(), ArchiveFixture.ADDRESS.resolve(file.getKey()).toString());
        for (String link :
            Stream.of(
                    page.select("a, link").eachAttr("abs:href"),
                    page.select("img").eachAttr("abs:src"))
                .flatMap(List::stream)
                .filter(l -> l.startsWith(ArchiveFixture.ADDRESS.toString()))
                .toList()) {
          String path = link.substring(ArchiveFixture.ADDRESS.toString().length());
          if (followed.add(path)) {
            assertThat(files).containsKey(ArchiveManifest.file(path));
            assertThat(archive.find(path)).as(path).isPresent();
          }
        }
      }
    }
    assertThat(files.keySet()).anyMatch(path -> path.matches("weekly/2026-W48/\\w{32}\\.png"));
  }

  @Test
  void theSitemapNamesEveryPageAndNoindexLeavesItOut() throws Exception {
    editions.daily(LocalDate.of(2026, 10, 20), 33);

    var map =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(body("sitemap.xml").getBytes(StandardCharsets.UTF_8)));
    assertThat(map.getElementsByTagName("loc").getLength()).isEqualTo(36);

    Archive hidden = archive(site(true));
    assertThat(hidden.find("sitemap.xml")).isEmpty();
    Answer page = hidden.find("daily/2026-10-21/").orElseThrow();
    assertThat(page.body()).contains("<meta name=\"robots\" content=\"noindex\">");
    assertThat(page.headers()).containsEntry("X-Robots-Tag", "noindex");
    assertThat(archive(site(false)).find("").orElseThrow().headers())
        .containsEntry("X-Robots-Tag", "all");
  }
}
