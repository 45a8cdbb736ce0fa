package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program.Run;
import anemone.fixture.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LintIT extends SampleJourney {

  private static final String BROKEN =
      "<p><a href=\"http://tidings.example/about\">About us</a></p>";

  @Test
  void aNewsletterInOrderHasNoFindingsEvenBeforeAnythingIsCollected() throws Exception {
    Run lint = anemone("lint");

    assertThat(lint.out()).startsWith("no error and no warning in 1 variant of daily/");
    assertThat(lint.exitCode()).isZero();
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void aBrokenTemplateIsToldWithItsRuleAndNothingOfItIsSent() throws Exception {
    breakFooter();

    Run lint = anemone("lint");
    Run run = anemone("run");
    Run send = anemone("send");

    assertThat(lint.exitCode()).isEqualTo(65);
    assertThat(lint.out())
        .containsPattern("(?m)^error link-insecure: digest\\.html:\\d+, near \"About us\": ")
        .contains("http://tidings.example/about is not https; write https in the template")
        .contains("1 error and no warning in 1 variant of daily/")
        .doesNotContain("reader0");
    for (Run refused : List.of(run, send)) {
      assertThat(refused.exitCode()).isEqualTo(65);
      assertThat(refused.err()).contains("not sent: ").contains("error link-insecure: digest");
    }
    assertThat(inbox.mails()).isEmpty();
    assertThat(anemone("status").out()).contains("no edition yet");
  }

  @Test
  void onceItIsMendedTheEditionLeaves() throws Exception {
    Path foot = breakFooter();
    assertThat(anemone("run").exitCode()).isEqualTo(65);

    Files.writeString(foot, Files.readString(foot).replace("http://", "https://"));

    assertThat(anemone("run").exitCode()).isZero();
    assertThat(inbox.mails()).hasSize(3);
  }

  @Test
  void aWarningKeepsNoEditionFromLeaving() throws Exception {
    newsletter.article("plain", "A site that has no certificate");
    Path article = folder.resolve("articles/plain.md");
    Files.writeString(article, Files.readString(article).replace("url: https:", "url: http:"));

    Run lint = anemone("lint");

    assertThat(lint.exitCode()).isZero();
    assertThat(lint.out()).contains("warning link-insecure: ").contains("no error and ");
    assertThat(anemone("run").exitCode()).isZero();
    assertThat(inbox.mails()).hasSize(3);
  }

  @Test
  void eachWayToSeeAnEditionIsReadAndAMistakeIsToldOnce() throws Exception {
    breakFooter();
    newsletter.subscribers(
        """
        [{"email": "ada@example.org"}, {"email": "bea@example.org", "language": "de"},
         {"email": "cem@example.org", "language": "ar", "cadence": "weekly"},
         {"email": "dan@example.org"}]
        """);

    Run lint = anemone("lint", "--json");

    List<JsonNode> findings = lint.out().lines().map(JsonMapper.shared()::readTree).toList();
    assertThat(lint.exitCode()).isEqualTo(65);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).get("rule").asString()).isEqualTo("link-insecure");
    assertThat(findings.get(0).get("severity").asString()).isEqualTo("error");
    assertThat(findings.get(0).get("line").asInt()).isPositive();
    assertThat(findings.get(0).get("times").asInt()).isEqualTo(3);
    assertThat(findings.get(0).get("editions")).hasSize(2);
  }

  @Test
  void deadLinksAreLookedForOnlyWhenAskedFor() throws Exception {
    try (Site site = Site.open()) {
      site.page("/here", "text/html", "<h1>x</h1>");
      site.page("/feed", "application/rss+xml", feed(site));
      newsletter.settings(
          "sources:\n",
          "sources:\n  - {name: Site, feed: \""
              + site.at("/feed")
              + "\", private: true, topics: [harbour]}\n");
      anemone("collect");
      int before = site.visits().size();

      Run usual = anemone("lint");
      assertThat(usual.exitCode()).isZero();
      assertThat(site.visits()).hasSize(before);

      Run asked = anemone("lint", "--links");
      assertThat(asked.exitCode()).isEqualTo(65);
      assertThat(asked.out())
          .contains("error link-dead: digest.html:")
          .contains(site.at("/lost") + " answered 404")
          .doesNotContain(site.at("/here") + " answered");
    }
  }

  @Test
  void aLookChangesNoByteOfState() throws Exception {
    anemone("collect");
    Map<String, Integer> before = state();

    assertThat(anemone("lint").exitCode()).isZero();
    assertThat(anemone("lint", "--json").out()).isEmpty();

    assertThat(state()).isEqualTo(before);
  }

  @Test
  void withNothingNewThereIsNothingToLookAt() throws Exception {
    Files.delete(folder.resolve("articles/pilot-boats.md"));

    Run lint = anemone("lint");

    assertThat(lint.exitCode()).isZero();
    assertThat(lint.out()).contains("nothing new");
  }

  private static String feed(Site site) {
    String item =
        "<item><title>%s stands in the feed of the site</title><link>%s</link>"
            + "<description>The council has decided so.</description></item>";
    return "<rss version=\"2.0\"><channel><title>Site</title>"
        + item.formatted("A page that is there", site.at("/here"))
        + item.formatted("A page that was taken away", site.at("/lost"))
        + "</channel></rss>";
  }

  /** Puts a link that is not https into the foot of the mail. */
  private Path breakFooter() throws IOException, InterruptedException {
    assertThat(anemone("init", "other").exitCode()).isZero();
    Files.move(folder.resolve("other/templates"), folder.resolve("templates"));
    Path foot = folder.resolve("templates/parts/footer.ftlh");
    Files.writeString(
        foot, Files.readString(foot).replaceFirst("<tr><td class=\"foot\"[^>]*>", "$0" + BROKEN));
    return foot;
  }

  private Map<String, Integer> state() throws IOException {
    Map<String, Integer> prints = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        prints.put(file.toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return prints;
  }
}
