package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anemone.cli.demo.DemoNewsletter;
import anemone.cli.demo.SampleFolder;
import anemone.cli.demo.SampleSite;
import anemone.deliver.mailbox.ReceivedMail;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.ProgramProcess;
import anemone.fixture.ServedPages;
import anemone.run.StarterFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public archive, and clicks without persons. */
class ArchiveIT extends SampleJourney {

  private static final Pattern STORY =
      Pattern.compile("https://tidings\\.example/mail/story/daily/[\\d-]+/[0-9a-f]{12}");
  private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID:\\s*<([^@>]+)@");
  private static final Pattern TOKEN =
      Pattern.compile("/(?:unsubscribe|preferences|view/.*)/([\\w-]{32})");

  @Test
  void theMailLinksToItsPageInTheArchiveWhichServeAndTheFolderShowAlike() throws Exception {
    newsletter.settings("smtp:", "archive: {open: true}\nsmtp:");
    run("run");
    run("archive", "--out", "site");
    String page = "https://tidings.example/mail/archive/daily/" + today() + "/";
    ReceivedMail mail = inbox.mails().get(0);

    assertThat(mail.html()).contains("href=\"" + page + "\"").doesNotContain("/view/");
    assertThat(new String(mail.bytes(), StandardCharsets.UTF_8))
        .contains("List-Archive: <https://tidings.example/mail/archive/>");
    try (ServedPages pages = ServedPages.of(program())) {
      HttpResponse<String> served = pages.ask("GET", URI.create(page), "");
      assertThat(served.body()).isEqualTo(site("daily/" + today() + "/index.html"));
      assertThat(served.headers().firstValue("X-Robots-Tag")).contains("all");
      assertThat(served.headers().firstValue("Set-Cookie")).isEmpty();
      String tag = served.headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again = pages.ask("GET", URI.create(page), "", "If-None-Match", tag);
      assertThat(again.statusCode()).as("unchanged").isEqualTo(304);
      assertThat(again.body()).isEmpty();
      String since = served.headers().firstValue("Last-Modified").orElseThrow();
      assertThat(pages.ask("GET", URI.create(page), "", "If-Modified-Since", since).statusCode())
          .as("unchanged since then")
          .isEqualTo(304);
      String before = "Sun, 01 Nov 2026 08:00:00 GMT";
      assertThat(pages.ask("GET", URI.create(page), "", "If-Modified-Since", before).statusCode())
          .isEqualTo(200);
      for (String path : List.of("", "atom.xml", "topics/harbour/rss.xml", "archive.css")) {
        URI address = URI.create("https://tidings.example/mail/archive/" + path);
        assertThat(pages.ask("GET", address, "").body())
            .isEqualTo(site(path.isEmpty() ? "index.html" : path));
      }
    }
  }

  @Test
  void offMeansOffAtEveryAddress() throws Exception {
    newsletter.settings("smtp:", "archive: {open: true}\nsmtp:");
    run("run");
    run("archive", "--out", "site");
    Set<String> paths = files(folder.resolve("site"));
    newsletter.settings("open: true", "open: false");

    try (ServedPages pages = ServedPages.of(program())) {
      for (String path : paths) {
        URI address = URI.create("/mail/archive/" + path.replaceFirst("index\\.html$", ""));
        assertThat(pages.ask("GET", address, "").statusCode()).as(path).isEqualTo(404);
      }
    }
    assertThat(run("archive", "--out", "site").out())
        .contains("not open", paths.size() - 1 + " files deleted");
    assertThat(files(folder.resolve("site"))).isEmpty();
  }

  @Test
  void aClickLeadsToTheArticleAndIsCountedForNobodyInParticular() throws Exception {
    newsletter.settings("smtp:", "clicks: count\nsmtp:");
    run("run");
    Set<String> links = new TreeSet<>();
    for (ReceivedMail mail : inbox.mails()) {
      links.add(story(mail).toString());
    }
    URI link = URI.create(links.iterator().next());

    assertThat(links).as("one link for everybody").hasSize(1);
    try (ServedPages pages = ServedPages.of(program())) {
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> answer = pages.ask("GET", link, "");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
            .contains("https://tidings.example/pilot-boats");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
      }
      assertThat(pages.ask("HEAD", link, "").statusCode()).isEqualTo(302);
      assertThat(pages.ask("POST", link, "").statusCode()).isEqualTo(405);
      String edition = "/mail/story/daily/" + today() + "/";
      for (String wrong :
          List.of(
              edition,
              edition + "000000000000",
              edition + "https://evil.example/",
              edition + "%68ttps:%2f%2fevil.example",
              "/mail/story/daily/2020-01-01/000000000000")) {
        assertThat(pages.ask("GET", URI.create(wrong), "").statusCode()).as(wrong).isEqualTo(404);
      }
      await().untilAsserted(() -> assertThat(clicks()).contains("\"clicks\":3"));
    }
    newsletter.settings("clicks: count", "clicks: off");
    try (ServedPages pages = ServedPages.of(program())) {
      assertThat(pages.ask("GET", link, "").statusCode()).isEqualTo(302);
    }
    newsletter.settings("clicks: off", "clicks: count");
    assertThat(clicks()).contains("\"clicks\":3");
  }

  @Test
  void theArchiveOfTheDemoNamesNobody() throws Exception {
    Path demo = folder.resolve("demo");
    Clock clock = Clock.systemUTC();
    URI links = URI.create("https://anemone.example/mail");
    try (SampleSite site = SampleSite.open(clock)) {
      SampleFolder samples = SampleFolder.unpack(demo.resolve("samples"), clock);
      Files.writeString(
          demo.resolve("newsletter.yaml"), DemoNewsletter.text(links, site, samples, inbox));
      Files.writeString(
          demo.resolve("subscribers.json"), StarterFiles.all().get("subscribers.json"));
      Run sent = new Program(demo, clock).run("run", "--now");
      assertThat(sent.exitCode()).as(sent.err()).isZero();
    }
    Run written = new Program(demo, clock).run("archive", "--out", "site");
    assertThat(written.exitCode()).as(written.err()).isZero();

    Set<String> personal = new TreeSet<>(Set.of("Inês Carvalho", "Grace Okafor", "Mia Larsen"));
    assertThat(Files.readString(demo.resolve("subscribers.json"))).contains(personal);
    for (ReceivedMail mail : inbox.mails()) {
      personal.add(mail.recipient());
      Matcher id = MESSAGE_ID.matcher(new String(mail.bytes(), StandardCharsets.UTF_8));
      assertThat(id.find()).isTrue();
      personal.add(id.group(1));
      Matcher token = TOKEN.matcher(mail.html());
      while (token.find()) {
        personal.add(token.group(1));
      }
    }
    assertThat(personal).hasSizeGreaterThan(3 * 3);
    for (String file : files(demo.resolve("site"))) {
      String text = Files.readString(demo.resolve("site").resolve(file));
      assertThat(text).as(file).doesNotContain(personal).doesNotContainPattern("\\w@\\w");
    }
  }

  private String clicks() throws Exception {
    return run("status", "--sources", "--json", "--edition", "daily/" + today()).out();
  }

  private static URI story(ReceivedMail mail) {
    Matcher link = STORY.matcher(mail.html());
    assertThat(link.find()).isTrue();
    return URI.create(link.group());
  }

  private String site(String path) throws IOException {
    return Files.readString(folder.resolve("site").resolve(path));
  }

  private static Set<String> files(Path top) throws IOException {
    Set<String> files = new TreeSet<>();
    try (Stream<Path> paths = Files.walk(top)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> files.add(top.relativize(path).toString().replace('\\', '/')));
    }
    return files;
  }

  private static String today() {
    return LocalDate.now(ZoneOffset.UTC).toString();
  }

  private Run run(String... arguments) throws Exception {
    Run run = program().run(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private ProgramProcess program() {
    return new ProgramProcess(folder, Map.of());
  }
}
