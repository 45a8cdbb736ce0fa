package anemone.web.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.cli.rehearse.SimulatedClock;
import anemone.collect.feed.FeedDocument;
import anemone.collect.feed.FeedParser;
import anemone.edition.Slot;
import anemone.edition.Topic;
import anemone.fixture.SentEditions;
import anemone.fixture.TemplateFiles;
import anemone.process.CommandFailure;
import anemone.render.PageTemplates;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlRecalls;
import anemone.web.pages.Answer;
import anemone.web.pages.PageLanguages;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArchiveTest {

  private static final URI ADDRESS = URI.create("https://tidepool.example.org/mail/archive/");
  private static final int LARGEST_PAGE = 40_000;

  @TempDir private Path folder;
  private Database database;
  private SentEditions editions;
  private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-30T08:00:00.4Z"));

  @BeforeEach
  void open() {
    database = DatabaseFile.open(folder.resolve("state"));
    editions = new SentEditions(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anEditionOfManyStoriesShowsAllOfThemWithinTheLimit() throws IOException {
    editions.large(Slot.parse("daily/2026-11-26"), 120);

    write("site", site(false, "en"));

    String page = files("site").getOrDefault("daily/2026-11-26/index.html", "");
    assertThat(page.getBytes(StandardCharsets.UTF_8).length)
        .isBetween(LARGEST_PAGE - 4_000, LARGEST_PAGE);
    assertThat(Jsoup.parse(page).select("a[href^=https://harbour-post.example.org]").size())
        .isGreaterThanOrEqualTo(120);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "daily/", "topics/sea/"})
  void everyFeedIsReadByOthersAndByOurOwnParser(String scope) throws Exception {
    editions.daily(LocalDate.of(2026, 11, 1), 25);
    editions.mixed(Slot.parse("daily/2026-11-26"), "en");
    URI home = ADDRESS.resolve(scope);

    for (String name : List.of("atom.xml", "rss.xml")) {
      String text = body(scope + name);
      SyndFeed other = new SyndFeedInput().build(new StringReader(text));
      assertThat(
              Stream.concat(
                  Stream.of(other.getLink()), other.getLinks().stream().map(SyndLink::getHref)))
          .contains(home.toString());
      assertThat(other.getEntries()).hasSize(20);
      assertThat(other.getEntries().get(0).getLink()).isEqualTo(ADDRESS + "daily/2026-11-26/");
      assertThat(other.getEntries().get(0).getPublishedDate())
          .isEqualTo(Instant.parse("2026-11-26T06:00:00Z"));
    }
    for (String name : List.of("atom.xml", "rss.xml", "feed.json")) {
      String text = body(scope + name);
      FeedDocument own =
          new FeedParser(100).parse(text.getBytes(StandardCharsets.UTF_8), "", home.resolve(name));
      assertThat(own.title()).startsWith("Tidepool");
      assertThat(own.entries()).hasSize(20);
      FeedDocument.Entry latest = own.entries().get(0);
      assertThat(latest.url()).contains(ADDRESS.resolve("daily/2026-11-26/"));
      assertThat(latest.published()).contains(Instant.parse("2026-11-26T06:00:00Z"));
      assertThat(Jsoup.parse(latest.contentHtml()).select("h3, li").size()).isGreaterThan(8);
      assertThat(own.entries().stream().map(FeedDocument.Entry::id)).doesNotHaveDuplicates();
    }
  }

  @Test
  void theFeedOfATopicHasOnlyItsStories() {
    editions.daily(LocalDate.of(2026, 11, 1), 1);

    JsonNode sea = JsonMapper.shared().readTree(body("topics/sea/feed.json"));
    JsonNode all = JsonMapper.shared().readTree(body("feed.json"));

    assertThat(sea.at("/items/0/tags").toString()).isEqualTo("[\"Sea\"]");
    assertThat(all.at("/items/0/tags").size()).isGreaterThan(1);
    assertThat(sea.at("/items/0/id")).isNotEqualTo(all.at("/items/0/id"));
  }

  @Test
  void theSameEditionsMakeTheSameBytes() throws IOException {
    editions.daily(LocalDate.of(2026, 10, 20), 33);
    write("one", site(false));
    write("two", site(false));

    assertThat(files("one")).isEqualTo(files("two"));
    assertThat(write("one", site(false)).written()).isZero();
  }

  @Test
  void oneMoreEditionIsAsIfAllWereMadeAgain() throws IOException {
    editions.daily(LocalDate.of(2026, 10, 20), 33);
    write("grown", site(false));
    editions.mixed(Slot.parse("daily/2026-11-29"), "en");

    ArchiveFolder.Written more = write("grown", site(false));
    write("fresh", site(false));

    assertThat(files("grown")).isEqualTo(files("fresh"));
    assertThat(more.written()).isLessThan(35).isLessThan(more.files() / 2);
  }

  @Test
  void aFileThatSomebodyDeletedOrCutIsMadeAgain() throws IOException {
    editions.daily(LocalDate.of(2026, 11, 1), 3);
    write("site", site(false));
    Map<String, String> before = files("site");
    Files.delete(folder.resolve("site/daily/2026-11-02/index.html"));
    Files.writeString(folder.resolve("site/index.html"), "");

    write("site", site(false));

    assertThat(files("site")).isEqualTo(before);
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

    write("site", site(false, language));

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
  void everyLinkWithinTheArchiveLeadsSomewhere() throws IOException {
    editions.daily(LocalDate.of(2026, 10, 20), 33);
    editions.mixed(Slot.parse("weekly/2026-W48"), "en");
    write("site", site(false));
    Map<String, String> files = files("site");
    Archive archive = archive(site(false));
    Set<String> followed = new HashSet<>();

    for (Map.Entry<String, String> file : files.entrySet()) {
      if (file.getKey().endsWith(".html")) {
        Document page = Jsoup.parse(file.getValue(), ADDRESS.resolve(file.getKey()).toString());
        for (String link :
            Stream.of(
                    page.select("a, link").eachAttr("abs:href"),
                    page.select("img").eachAttr("abs:src"))
                .flatMap(List::stream)
                .filter(l -> l.startsWith(ADDRESS.toString()))
                .toList()) {
          String path = link.substring(ADDRESS.toString().length());
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

  @Test
  void aMistakeInATemplateIsNamedAndTheFolderKept() throws IOException {
    editions.daily(LocalDate.of(2026, 11, 1), 2);
    write("site", site(false));
    Map<String, String> before = files("site");
    Map<String, String> wrong = new TreeMap<>(TemplateFiles.in("pages"));
    wrong.put("edition.ftlh", "<p>\n${edition.nmae}");
    ArchiveView view =
        new ArchiveView(
            Optional.empty(),
            new PageTemplates(wrong),
            PageLanguages.BUILT_IN,
            "",
            wrong.toString());

    assertThatThrownBy(
            () ->
                new ArchiveFolder(folder.resolve("site"), "1")
                    .write(site(false), view, editions.proofs()))
        .hasMessageContaining("pages/edition.ftlh:2:3: ${edition.nmae} has no value");
    before.remove("archive.css");
    assertThat(files("site")).containsAllEntriesOf(before);
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("www"));
    Files.writeString(folder.resolve("www/index.html"), "mine");

    assertThatThrownBy(() -> write("www", site(false)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("choose an empty folder");
    assertThat(folder.resolve("www/index.html")).hasContent("mine");
  }

  @Test
  void whatIsClosedIsDeletedAndOnlyThat() throws IOException {
    editions.daily(LocalDate.of(2026, 11, 1), 3);
    ArchiveFolder.Written written = write("site", site(false));
    Files.writeString(folder.resolve("site/robots.txt"), "mine");

    assertThat(new ArchiveFolder(folder.resolve("site"), "1").clear()).isEqualTo(written.files());
    assertThat(files("site")).containsOnlyKeys("robots.txt");
  }

  private ArchiveFolder.Written write(String name, ArchiveSite site) throws IOException {
    return new ArchiveFolder(folder.resolve(name), "1").write(site, view(), editions.proofs());
  }

  private String body(String path) {
    return archive(site(false)).find(path).orElseThrow().body();
  }

  private Archive archive(ArchiveSite site) {
    return new Archive(site, view(), editions.proofs(), clock);
  }

  private Map<String, String> files(String name) throws IOException {
    Path top = folder.resolve(name);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(top)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(path);
        boolean text = !path.toString().endsWith(".png");
        files.put(
            top.relativize(path).toString().replace('\\', '/'),
            new String(bytes, text ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private static ArchiveView view() {
    Map<String, String> files = TemplateFiles.in("pages");
    return new ArchiveView(
        Optional.empty(),
        new PageTemplates(files),
        PageLanguages.BUILT_IN,
        files.getOrDefault("archive.css", ""),
        files.toString());
  }

  private static ArchiveSite site(boolean noindex) {
    return site(noindex, "en");
  }

  private static ArchiveSite site(boolean noindex, String language) {
    return new ArchiveSite(
        "Tidepool",
        "Bite-sized brilliance",
        List.of("Quay 4"),
        ADDRESS,
        Locale.forLanguageTag(language),
        List.of(
            new Topic("sea", "Sea", List.of()),
            new Topic("science", "Science", List.of()),
            new Topic("work", "Work", List.of())),
        noindex,
        Optional.of(URI.create("https://tidepool.example.org/mail/")));
  }
}
