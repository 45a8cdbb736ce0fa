package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.deliver.mailbox.ReceivedMail;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ServedPages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeIT {

  private static final Pattern LINK =
      Pattern.compile("https://tidings\\.example/mail/(unsubscribe|preferences)/[\\w-]+");

  private static final Pattern ANY_LINK =
      Pattern.compile("https://tidings\\.example/mail/(?:\\w+/[\\w-]{32}(?![\\w-]))?");

  @TempDir private Path folder;
  private final EmbeddedInbox inbox = EmbeddedInbox.open();
  private SampleNewsletter newsletter;
  private ServedPages pages;

  @BeforeEach
  void begin() throws Exception {
    newsletter = SampleNewsletter.in(folder, inbox.port());
    assertThat(anemone("run").exitCode()).isZero();
    pages = ServedPages.of(program());
  }

  @AfterEach
  void end() {
    pages.close();
    inbox.close();
  }

  @Test
  void theUnsubscribeButtonOfAMailProgramEndsTheSubscription() throws Exception {
    URI link = link("unsubscribe", "reader1");

    HttpResponse<String> answer = pages.ask("POST", link, "List-Unsubscribe=One-Click");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(nextEdition()).containsExactly("reader0@example.org", "reader2@example.org");
  }

  @Test
  void anEditorsFileOfWordsAddsALanguageToThePages() throws Exception {
    Path words = Files.createDirectories(folder.resolve("templates/words/pages"));
    Files.writeString(words.resolve("nl.properties"), "preferencesTitle = Uw voorkeuren\n");
    URI link = link("preferences", "reader1");
    pages.close();
    pages = ServedPages.of(program());

    assertThat(pages.ask("GET", link, "").body()).contains("<option value=\"nl\"");
    pages.ask(
        "POST",
        link,
        "do=save&topic=harbour&topic=ocean&cadence=daily&hour=0&zone=UTC&language=nl");

    assertThat(pages.ask("GET", link, "").body()).contains("lang=\"nl\"", "Uw voorkeuren");
  }

  @Test
  void whoeverLeftByMistakeGoesOnGettingIt() throws Exception {
    URI link = link("unsubscribe", "reader1");
    pages.ask("POST", link, "do=leave");
    pages.ask("POST", link, "do=back");

    assertThat(nextEdition()).hasSize(3);
  }

  @Test
  void whatIsChosenOnThePagesIsWhatIsSent() throws Exception {
    pages.ask("POST", link("unsubscribe", "reader0"), "do=less");
    pages.ask("POST", link("unsubscribe", "reader1"), "do=pause");
    pages.ask("POST", link("unsubscribe", "reader2"), "do=topics&topic=ocean");

    assertThat(nextEdition()).doesNotContain("reader1@example.org", "reader2@example.org");
    assertThat(program().run("subscribers", "show", "reader0@example.org").out())
        .contains("cadence:  weekly");
  }

  @Test
  void followingEveryLinkOfEveryMailChangesNoByte() throws Exception {
    Set<URI> links = new TreeSet<>(Set.of(URI.create("https://tidings.example/mail/pages.css")));
    for (ReceivedMail mail : inbox.mails()) {
      Matcher matcher =
          ANY_LINK.matcher(
              mail.html() + mail.text() + new String(mail.bytes(), StandardCharsets.ISO_8859_1));
      while (matcher.find()) {
        links.add(URI.create(matcher.group()));
      }
    }
    assertThat(links).hasSizeGreaterThan(6).contains(URI.create("https://tidings.example/mail/"));
    pages.ask("GET", links.iterator().next(), "");
    Map<String, Integer> before = files();

    for (int round = 0; round < 3; round++) {
      for (URI link : links) {
        for (String method : List.of("GET", "HEAD")) {
          assertThat(pages.ask(method, link, "").statusCode()).as(link.toString()).isEqualTo(200);
        }
      }
    }

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void everyAnswerKeepsToItself() throws Exception {
    URI link = link("preferences", "reader0");
    for (HttpResponse<String> answer :
        List.of(pages.ask("GET", link, ""), pages.ask("GET", URI.create("/mail/junk"), ""))) {
      Map<String, List<String>> headers = answer.headers().map();
      assertThat(headers)
          .containsEntry("referrer-policy", List.of("no-referrer"))
          .containsEntry("cache-control", List.of("no-store"))
          .containsEntry("x-robots-tag", List.of("noindex, nofollow"));
      assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
          .contains("default-src 'none'")
          .doesNotContain("unsafe", "script-src");
      assertThat(headers).doesNotContainKeys("set-cookie", "server");
    }
  }

  @Test
  void junkLargeBodiesAndWrongVerbsAreRefused() throws Exception {
    URI link = link("unsubscribe", "reader0");

    assertThat(pages.ask("GET", URI.create("/mail/unsubscribe/abc"), "").statusCode())
        .isEqualTo(404);
    String large = "do=leave&x=" + "x".repeat(9_000);
    assertThat(pages.ask("POST", link, large).statusCode()).isEqualTo(413);
    HttpResponse<String> delete = pages.ask("DELETE", link, "");
    assertThat(delete.statusCode()).isEqualTo(405);
    assertThat(delete.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    assertThat(pages.ask("GET", URI.create("/healthz"), "").body()).isEqualTo("ok\n");
    assertThat(nextEdition()).hasSize(3);
  }

  @Test
  void itEndsWhenItIsAskedToAndNamesNobody() throws Exception {
    URI link = link("unsubscribe", "reader0");
    pages.ask("POST", link, "do=leave");
    pages.ask("GET", URI.create("/mail/unsubscribe/" + "%25".repeat(10)), "");
    Instant asked = Instant.now();

    pages.terminate();

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(4));
    assertThat(pages.process().isAlive()).isFalse();
    assertThat(pages.complaints())
        .doesNotContain("reader0", link.getPath().replaceFirst(".*/", ""), "Exception");
  }

  @Test
  void whoeverIsOnThePageHindersNoRun() throws Exception {
    Process holding = program().start("serve", "--port", "0");
    try {
      assertThat(nextEdition()).hasSize(3);
    } finally {
      holding.destroyForcibly();
    }
  }

  /** Who gets the edition of the next day. */
  private List<String> nextEdition() throws IOException {
    int before = inbox.mails().size();
    newsletter.article("lighthouse", "The lighthouse is lit again");
    Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
    Run run = new Program(folder, tomorrow).run("run", "--now");
    assertThat(run.exitCode()).as(run.err()).isIn(0, 65);
    List<String> all = new ArrayList<>();
    for (String recipient : recipients().stream().distinct().toList()) {
      if (recipients().stream().filter(recipient::equals).count() > 1) {
        all.add(recipient);
      }
    }
    assertThat(inbox.mails()).hasSize(before + all.size());
    return all;
  }

  private List<String> recipients() {
    return inbox.mails().stream().map(ReceivedMail::recipient).toList();
  }

  private URI link(String purpose, String reader) {
    ReceivedMail mail =
        inbox.mails().stream()
            .filter(m -> m.recipient().startsWith(reader + "@"))
            .findFirst()
            .orElseThrow();
    Matcher matcher = LINK.matcher(mail.html());
    while (matcher.find()) {
      if (matcher.group(1).equals(purpose)) {
        return URI.create(matcher.group());
      }
    }
    throw new AssertionError("no link to " + purpose);
  }

  private Map<String, Integer> files() throws IOException {
    Map<String, Integer> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder.resolve("state"))) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        if (!path.toString().endsWith("-shm")) {
          files.put(path.toString(), Arrays.hashCode(Files.readAllBytes(path)));
        }
      }
    }
    return files;
  }

  private ProgramProcess program() {
    return new ProgramProcess(folder, Map.of());
  }

  private Run anemone(String... arguments) throws IOException, InterruptedException {
    return program().run(arguments);
  }
}
