package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program.Run;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.Site;
import anemone.fixture.SmtpScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret is ever printed, however much is logged and whatever goes wrong. */
class SecrecyIT {

  private static final String PASSWORD = "correct \"horse\"";
  private static final String TOKEN = "tok3nOfTheFeed";
  private static final String KEY = "k3yOfTheModel";
  private static final String SIGNING = "s1gnsEveryLinkInMails";

  private static final List<String> SECRETS =
      List.of(PASSWORD, TOKEN, KEY, SIGNING, "horse", base64("\0ada\0" + PASSWORD));

  @TempDir private Path folder;
  private ScriptedSmtpServer mailServer;
  private Site site;
  private SampleNewsletter newsletter;

  @BeforeEach
  void writeNewsletter() throws Exception {
    mailServer = ScriptedSmtpServer.start(new SmtpScript().login("535 5.7.8 not with %s"));
    // A server that repeats what it was told, as the worst do.
    site =
        Site.open()
            .on(
                "/",
                exchange -> {
                  byte[] told =
                      (exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet())
                          .getBytes(StandardCharsets.UTF_8);
                  exchange.sendResponseHeaders(500, told.length);
                  exchange.getResponseBody().write(told);
                });
    newsletter = SampleNewsletter.in(folder, mailServer.port());
    newsletter.settings("starttls: none", "starttls: none, user: ada, password: '${PASSWORD}'");
    newsletter.settings("  links:", "  secret: ${SIGNING}\n  links:");
    newsletter.settings(
        "edition: {",
        "  - {name: Closed, feed: '%s?token=${TOKEN}', topics: [ocean]}\nmodel: {url: '%s', name: m, key: '${KEY}'}\nedition: {"
            .formatted(site.at("/feed.xml"), site.at("/v1")));
  }

  @AfterEach
  void close() {
    mailServer.close();
    site.close();
  }

  @Test
  void noCommandPrintsOneAtAnyLevel() throws Exception {
    for (String command :
        List.of(
            "collect",
            "sources check",
            "config show --origin",
            "doctor --resolver 127.0.0.1:1",
            "send --to ines@reef.example",
            "run --report report.json",
            "run --log-format json")) {
      Run run = anemone((command + " --log-level trace").split(" ", -1));

      assertThat(run.out() + run.err()).as(command).isNotEmpty().doesNotContain(SECRETS);
    }
    assertThat(site.visits()).anyMatch(visit -> visit.contains("token=" + TOKEN));
    assertThat(Files.readString(folder.resolve("report.json")))
        .contains("Closed")
        .doesNotContain(SECRETS);
  }

  @Test
  void aMistakeInTheSettingsQuotesNone() throws Exception {
    newsletter.settings("/feed.xml?", ":port/feed.xml?");

    Run run = anemone("run");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err()).contains("must be a web address").doesNotContain(SECRETS);
  }

  @Test
  void aLoginInAnAddressIsRefusedAndNotQuoted() throws Exception {
    newsletter.settings("feed: 'http://", "feed: 'http://ada:horse@");

    Run run = anemone("run");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err())
        .contains("sources[1].feed: has a login before its host")
        .doesNotContain(SECRETS);
  }

  private Run anemone(String... arguments) throws Exception {
    Map<String, String> environment =
        Map.of("PASSWORD", PASSWORD, "TOKEN", TOKEN, "KEY", KEY, "SIGNING", SIGNING);
    return new ProgramProcess(folder, environment).run(arguments);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
