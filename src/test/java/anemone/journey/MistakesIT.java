package anemone.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mistakes of an operator's day, each told in words of its own with its place. */
class MistakesIT {

  @TempDir private Path folder;
  private Path settings;
  private Program program;

  @BeforeEach
  void write() throws IOException {
    SampleNewsletter.in(folder, 1);
    settings = folder.resolve("newsletter.yaml");
    program = new Program(folder, Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "  name: Tidings     | <TAB>name: Tidings          | :2: this is not YAML: a tab is not"
            + " valid",
        "  name: Tidings     | '  name: \"Tidings'          | :2: this is not YAML: the quotation"
            + " mark",
        "  name: Tidings     | '  name: @Tidings'          | :2: this is not YAML: a value that"
            + " begins",
        "  name: Tidings     | '  name: Tidings: the news' | :2: this is not YAML: a key is not"
            + " valid",
        "  name: Tidings     | '  name Tidings'            | this is not YAML: a key is not valid",
        "  tagline:          | ' tagline:'                 | :3: this is not YAML: the indentation",
        "'The ocean}'        | The ocean                   | this is not YAML: a bracket or brace",
        "  name: Tidings     | '  name: ab'           | this is not YAML: it has a control",
      })
  void aMistakeInTheSettingsIsExplainedWithItsLine(String text, String mistake, String told)
      throws IOException {
    String name = text.startsWith("'") ? text.substring(1, text.length() - 1) : text;
    String good = Files.readString(settings);
    String begin = name.equals("The ocean}") ? "" : "  ";
    Files.writeString(
        settings,
        good.replace(
            begin + name, mistake.startsWith("<TAB>") ? mistake.replace("<TAB>", "\t") : mistake));

    Run run = program.run("status");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err()).contains("newsletter.yaml:", told);
    assertThat(run.err()).doesNotContain("scanning", "scalar", "token", "mapping", "stream");
  }

  @Test
  void settingsInAnotherEncodingAreToldWithTheLine() throws IOException {
    String text = Files.readString(settings).replace("Port Elsin", "Port Elsín");
    Files.write(settings, text.getBytes(ISO_8859_1));
    Run latin = program.run("status");
    Files.write(settings, text.getBytes(UTF_16));
    Run wide = program.run("status");

    assertThat(latin.err()).contains("line 5 is not UTF-8; save the file as UTF-8");
    assertThat(wide.err()).contains("it is UTF-16; save it as UTF-8");
    assertThat(latin.exitCode()).isEqualTo(78);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"email\": \"a@b.example\"},]           | the comma before it may be too many",
        "[{\"email\": \"a@b.example\"}             | is not closed",
        "[{'email': 'a@b.example'}]               | must be in straight double quotes",
        "[{email: \"a@b.example\"}]               | a key must be in double quotes",
        "[{\"email\": ada}]                       | ada is not valid here; text must be in double",
        "[{\"email\": \"a@b.example\" \"hour\": 3}] | a comma is missing before",
        "[{\"email\" \"a@b.example\"}]            | a colon is missing before",
        "[/* mine */ {\"email\": \"a@b.example\"}] | JSON has no comments",
        "[{\"email\": \"a@b.example\", \"name\": \"a\\d\"}] | a backslash in a text must be"
            + " doubled",
      })
  void aMistakeInTheListIsExplainedWithItsLine(String list, String told) throws IOException {
    Files.writeString(folder.resolve("subscribers.json"), "\n" + list);

    Run run = program.run("subscribers", "check");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).startsWith("subscribers.json:2: ").contains(told);
    assertThat(run.err()).doesNotContain("code 9", "Unexpected", "parser", "token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status -c nope.yaml           | 78 | nope.yaml: no such file",
        "status -c articles            | 78 | articles: unable to read it: it is a folder",
        "status -c newsletter.yaml/x   | 78 | a part of its path is not a folder",
        "edit --sheet nope             | 65 | nope: unable to read the sheet: no such file",
        "subscribers import nope.csv   | 65 | nope.csv: there is no such file",
        "subscribers import articles   | 65 | articles: unable to read it: it is a folder",
        "sources import nope.opml      | 65 | nope.opml: unable to read it: no such file",
        "bounces --from nope           | 65 | nope: there is no such file",
        "run --report nope/report.json | 73 | nope/report.json: no such file or folder; use"
            + " another",
        "preview --out newsletter.yaml | 73 | a file of that name exists",
        "articles --cadence weekly-thuesday | 2 | \"weekly-thuesday\" is not a cadence; did you"
            + " mean",
        "approve daily/2026-99-99      | 2  | is not the name of an edition",
      })
  void aMistypedPathOrWordIsTold(String command, int code, String told) {
    Run run = program.run(command.split(" ", -1));

    assertThat(run.err()).contains(told).doesNotContain("Exception", "\tat ");
    assertThat(run.exitCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "templates: templtes            | lint            | 65 | no such folder of templates",
        "templates: newsletter.yaml     | lint            | 65 | no such folder of templates",
        "theme: harbor                  | lint            | 78 | themes/harbor.css; add it, or"
            + " choose one of default, folio, harbour; did you mean harbour",
        "state: newsletter.yaml         | status          | 73 | newsletter.yaml: it is no folder",
        "state: newsletter.yaml         | collect         | 73 | a file of that name exists",
        "subscribers: subscibers.json   | subscribers check | 65 | there is no such file",
        "subscribers: articles          | subscribers check | 65 | it is a folder",
        "metrics: {file: nope/x.prom}   | run             | 69 | metrics .*nope/x.prom: no such"
            + " file",
      })
  void aMistypedPathInTheSettingsIsTold(String setting, String command, int code, String told)
      throws IOException {
    Files.writeString(settings, Files.readString(settings) + setting + "\n");

    Run run = program.run(command.split(" ", -1));

    assertThat(run.err()).containsPattern(told).doesNotContain("Exception", "\tat ");
    assertThat(run.exitCode()).isEqualTo(code);
  }

  @Test
  void theWordsOfTheSettingsAreOptions() {
    program.run("collect");

    Run sheet = program.run("edit", "--cadence", "weekly-tuesday", "--print");
    Run listed = program.run("articles", "--cadence", "weekly-tuesday");

    assertThat(sheet.out()).contains("edition: weekly-tuesday/");
    assertThat(sheet.exitCode() + listed.exitCode()).isZero();
    assertThat(program.run("edit", "--help").out().replaceAll("\\s+", " "))
        .contains("weekly-tuesday", "monthly")
        .doesNotContain("WEEKLY_TUESDAY");
  }

  @Test
  void aPreviewForWhoGetsNoMailSaysSo() {
    program.run("collect");
    program.run("run");
    program.run("subscribers", "suppress", "reader1@example.org");

    Run member = program.run("preview", "--out", "a", "--subscriber", "reader0@example.org");
    Run suppressed = program.run("preview", "--out", "b", "--subscriber", "reader1@example.org");
    Run stranger = program.run("preview", "--out", "c", "--subscriber", "eve@example.org");

    assertThat(member.err()).isEmpty();
    assertThat(suppressed.err()).contains("is suppressed (manual) and gets no mail");
    assertThat(stranger.err()).contains("eve@example.org is not a subscriber");
    assertThat(member.exitCode() + suppressed.exitCode() + stranger.exitCode()).isZero();
  }

  @Test
  void aPreviewFollowsNoLink() throws IOException {
    program.run("collect");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("proof"), elsewhere);

    Run run = program.run("preview", "--out", "proof");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--out proof is a symbolic link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void templatesThatAreNoTextAreNamedAndPicturesBesideThemAreNone() throws IOException {
    program.run("collect");
    Path templates = Files.createDirectory(folder.resolve("templates"));
    Files.write(templates.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    Files.write(templates.resolve(".DS_Store"), new byte[] {0, (byte) 0xff});
    Run preview = new Program(folder, Map.of()).run("config", "show");
    Files.write(templates.resolve("theme.css"), "/* caf\u00e9 */".getBytes(ISO_8859_1));
    Run lint = program.run("lint");

    assertThat(preview.exitCode()).isZero();
    assertThat(lint.exitCode()).isEqualTo(65);
    assertThat(lint.err()).contains("theme.css: unable to read it: line 1 is not UTF-8");
  }

  @Test
  void aFileThatIsWrittenAgainKeepsItsPermissionsAndItsLink() throws IOException {
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
    Path real = Files.move(settings, folder.resolve("real.yaml"));
    Files.createSymbolicLink(settings, real);
    Files.writeString(
        folder.resolve("feeds.opml"),
        "<opml><body><outline text='${HOME} ${' xmlUrl='https://feeds.example.org/a?b=$${X}'/>"
            + "</body></opml>");

    Run run = program.run("sources", "import", "feeds.opml");

    assertThat(run.exitCode()).isZero();
    assertThat(settings).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-------");
    assertThat(program.run("config", "show").out()).contains("sources[1].name: ");
    assertThat(program.run("sources", "export").out()).contains("${HOME} ${");
  }

  @Test
  void aDeviceIsWrittenToAndStaysOne() throws IOException {
    Run nothing = program.run("run", "--report", "/dev/null");
    Run full = program.run("run", "--report", "/dev/full");

    assertThat(nothing.exitCode()).isEqualTo(69);
    assertThat(full.exitCode()).isEqualTo(73);
    assertThat(full.err()).contains("unable to write the report /dev/full: the disk is full");
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
  }

  @Test
  void settingsThatAreLeftOutAreShownWithTheValueThatHolds() {
    assertThat(program.run("config", "show").out())
        .contains("edition.points: 3\n", "retry.longest: 4h\n", "state: state\n")
        .contains("newsletter.language: en\n", "bounces: (none)\n")
        .contains("pace.second: no limit\n", "edition.per-section: ", "smtp.starttls: none\n")
        .contains("newsletter.return-path: ", "newsletter.secret: one in the state folder\n")
        .doesNotContain("(default)");
  }

  @Test
  void settingsThatFollowFromTheProviderOrTheEnvironmentAreShownWithTheirOrigin() throws Exception {
    SampleNewsletter.in(folder, 25)
        .settings("{host: 127.0.0.1, port: 25, starttls: none}", "{provider: gmail}");

    String shown =
        new Program(folder, Map.of("ALL_PROXY", "http://ada:tide@proxy.example.org:3128"))
            .run("config", "show", "--origin")
            .out();

    assertThat(shown)
        .contains("smtp.host: smtp.gmail.com    # provider gmail\n")
        .contains("smtp.starttls: required    # provider gmail\n")
        .contains("pace.day: 500    # provider gmail\n")
        .contains("mail by http://proxy.example.org:3128    # environment variables\n")
        .doesNotContain("tide");
  }
}
