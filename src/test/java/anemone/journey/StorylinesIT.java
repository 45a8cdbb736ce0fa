package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.rehearse.SimulatedClock;
import anemone.fixture.Fortnight;
import anemone.fixture.Fortnight.News;
import anemone.fixture.Program;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two weeks of editions about affairs that go on, through the real commands. */
class StorylinesIT {

  @TempDir private Path folder;
  private final SimulatedClock clock = new SimulatedClock(Fortnight.morning(1));

  @Test
  void retellingsAreDroppedAndFollowUpsAreUpdatesThatNameWhatWasTold() throws Exception {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, 1);
    newsletter.subscribers("[{\"email\": \"ada@example.org\", \"hour\": 0, \"language\": \"en\"}]");
    for (String source : Fortnight.all().stream().map(News::source).distinct().toList()) {
      Files.createDirectories(folder.resolve("articles").resolve(source));
    }
    newsletter.settings(
        "sources:\n  - {name: Desk, folder: articles, topics: [harbour]}\n", Fortnight.sources());
    newsletter.settings(
        "edition: {stories: 5, fewest: 1}", "edition: {stories: 40, per-source: 40}");
    Program program = new Program(folder, clock);
    List<String> wrong = new ArrayList<>();
    Map<String, News> lastTold = new HashMap<>();
    List<String> subjects = new ArrayList<>();
    try (ScriptedSmtpServer server = ScriptedSmtpServer.start(new SmtpScript())) {
      newsletter.settings("port: 1,", "port: " + server.port() + ",");
      for (int day = 1; day <= Fortnight.DAYS; day++) {
        int today = day;
        List<News> news = Fortnight.all().stream().filter(n -> n.day() == today).toList();
        for (int i = 0; i < news.size(); i++) {
          news.get(i).write(folder.resolve("articles"), i);
        }
        int before = server.received().size();
        Program.Run run = program.run("run");
        String text = "";
        if (server.received().size() > before) {
          MimeMessage mail = mail(server.received().get(before).content());
          subjects.add(mail.getSubject());
          text = plain(mail);
        } else {
          wrong.add("day " + day + ": no mail: " + run.out() + run.err());
        }
        for (News article : news) {
          check(article, text, lastTold, wrong, program);
        }
        for (News article : news) {
          if (text.contains(article.title())) {
            lastTold.put(article.storyline(), article);
          }
        }
        clock.pass(Duration.ofDays(1));
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(subjects).doesNotHaveDuplicates();
  }

  @Test
  void whatFindsNoRoomIsToldWithItsStorylineInEveryReport() throws Exception {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, 1);
    newsletter.subscribers("[{\"email\": \"ada@example.org\", \"hour\": 0, \"language\": \"en\"}]");
    newsletter.settings(
        "sources:\n  - {name: Desk, folder: articles, topics: [harbour]}\n", Fortnight.sources());
    newsletter.settings(
        "edition: {stories: 5, fewest: 1}", "edition: {stories: 40, per-source: 40, more: 0}");
    for (String source : Fortnight.all().stream().map(News::source).distinct().toList()) {
      Files.createDirectories(folder.resolve("articles").resolve(source));
    }
    List<News> affair =
        Fortnight.all().stream()
            .filter(n -> n.storyline().equals("ashe") && !n.kind().equals("retelling"))
            .map(n -> new News(1, n.kind(), "ashe", n.source(), "en", n.title(), n.text()))
            .toList();
    for (int i = 0; i < affair.size(); i++) {
      affair.get(i).write(folder.resolve("articles"), 780 * (i + 1 - affair.size()));
    }
    Program program = new Program(folder, clock);
    try (ScriptedSmtpServer server = ScriptedSmtpServer.start(new SmtpScript())) {
      newsletter.settings("port: 1,", "port: " + server.port() + ",");

      program.run("collect");
      String waiting = program.run("articles").out();
      program.run("run", "--report", "report.json");

      String text = plain(mail(server.received().get(0).content()));
      JsonNode report =
          JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
      List<JsonNode> dropped =
          report
              .at("/editions/0/articles")
              .valueStream()
              .filter(article -> article.at("/fate").asString().equals("dropped"))
              .toList();
      assertThat(report.at("/editions/0/articles").size()).isEqualTo(affair.size());
      assertThat(dropped).isNotEmpty().hasSize(report.at("/editions/0/dropped").asInt());
      for (JsonNode article : dropped) {
        String why = article.at("/why").asString();
        String explained = program.run("explain", "--article", article.at("/id").asString()).out();
        assertThat(why).startsWith("it was told with \"Council elects Ruth Penn");
        assertThat(explained).contains("dropped, because " + why);
        assertThat(waiting).contains(why);
        assertThat(affair)
            .filteredOn(news -> explained.contains(news.title()) && text.contains(news.title()))
            .extracting(News::title)
            .containsOnly("Council elects Ruth Penn to follow Mayor Ashe");
      }
    }
  }

  private static void check(
      News article, String text, Map<String, News> lastTold, List<String> wrong, Program program) {
    boolean shown = text.contains(article.title());
    News before = lastTold.getOrDefault(article.storyline(), article);
    Supplier<String> explained = () -> program.run("explain", "--article", article.title()).out();
    String what = article.day() + " " + article.kind() + " \"" + article.title() + "\": ";
    switch (article.kind()) {
      case "retelling" -> {
        if (shown || !retold(article, lastTold).matcher(explained.get()).find()) {
          wrong.add(what + "not dropped: " + explained.get());
        }
      }
      case "follow" -> {
        String day =
            Fortnight.FIRST
                .plusDays(before.day() - 1L)
                .getDayOfWeek()
                .getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        String earlier = "Earlier, " + day + ": " + before.title();
        if (!shown || !text.contains("Update " + article.title()) || !text.contains(earlier)) {
          wrong.add(what + "no update with " + earlier + ": " + explained.get());
        }
      }
      default -> {
        if (!shown || text.contains("Update " + article.title())) {
          wrong.add(what + "not by itself: " + explained.get());
        }
      }
    }
  }

  /** Returns why a retelling is dropped: alone, or as an article of the story that was told. */
  private static Pattern retold(News article, Map<String, News> lastTold) {
    News before = lastTold.getOrDefault(article.storyline(), article);
    return Pattern.compile(
        "because it tells nothing new after \""
            + Pattern.quote(before.title())
            + "\"|because its story was in daily/"
            + Fortnight.FIRST.plusDays(before.day() - 1L));
  }

  private static MimeMessage mail(String content) throws Exception {
    return new MimeMessage(
        null, new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Returns the text part with its line breaks as spaces. */
  private static String plain(MimeMessage mail) throws Exception {
    Multipart parts = (Multipart) mail.getContent();
    return ((String) parts.getBodyPart(0).getContent()).replaceAll("\\s+", " ");
  }
}
