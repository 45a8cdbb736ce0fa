package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.fixture.Browser;
import anemone.fixture.Program;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.StudioProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor does in the studio's page, in a real browser. */
class StudioActsIT {

  private static final String TITLES =
      "[...document.querySelectorAll('#stories .title')].map(t => t.textContent)";
  private static final String TEXT =
      """
      The lighthouse of Elsin gets a lamp that never tires, the harbour office said on Monday. It \
      costs 48,000 crowns and burns for thirty years. Nine pilots asked for it after the fog of \
      October, when two ships ran aground off Brand Point.
      """;

  @TempDir private Path folder;
  @TempDir private Path profiles;
  private final EmbeddedInbox inbox = EmbeddedInbox.open();
  private SampleNewsletter newsletter;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Set by {@link #start}, with which each test begins. */
  @SuppressWarnings("NullAway.Init")
  private StudioProcess studio;

  /** Likewise. */
  @SuppressWarnings("NullAway.Init")
  private Browser page;

  @BeforeEach
  void begin() throws Exception {
    Assumptions.assumeTrue(
        Browser.installed().isPresent(), "no Chromium is installed: the page was not tried");
    newsletter = SampleNewsletter.in(folder, inbox.port());
    newsletter.settings("fewest: 1", "fewest: 1, approval: required");
    newsletter.settings(
        "topics: [harbour]}",
        "topics: [harbour]}\n  - {name: Post, folder: post, topics: [ocean]}");
    newsletter.article("eels", "Eels return to the river after forty years");
    write("articles/lamp.md", "The lighthouse of Elsin gets a lamp that never tires");
    write("post/lamp.md", "The lighthouse of Elsin gets a lamp that never tires");
  }

  @AfterEach
  void end() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    inbox.close();
  }

  @Test
  void everyActOfTheSheetIsOneInThePage() throws Exception {
    start();
    String first = page.text(TITLES + "[0]");
    String second = page.text(TITLES + "[1]");

    press("↓", 0);
    await(TITLES + "[1] === " + quoted(first));
    drag(1, 0);
    await(TITLES + "[0] === " + quoted(first) + " && said.textContent.includes('place 1')");
    press("Lead", 1);
    await("document.querySelector('#stories .lead .title').textContent === " + quoted(second));
    press("Pin", 0);
    await("said.textContent === 'Pinned.'");
    await("document.activeElement.textContent === 'Pin'");

    type("#subject", "Lamps and eels");
    type("#preheader", "What the harbour talks about today, in five minutes");
    type("#intro", "Good morning.");
    await("inbox.textContent.includes('Lamps and eels')");
    await("inbox.textContent.includes('What the harbour')");
    String id = page.text("document.querySelector('#stories > li').dataset.id");
    page.evaluate("document.querySelector('#stories details.words').open = true");
    type("#title-" + id, "A headline of our own");
    await(TITLES + ".includes('A headline of our own')");
    type("#note-" + id, "We were there.");
    await("said.textContent === 'Note changed.'");
    page.evaluate(
        "(e => {e.value = 'ocean'; e.dispatchEvent(new"
            + " Event('change'))})(document.querySelector('#section-"
            + id
            + "'))");
    await("said.textContent === 'Section changed.'");

    String other = page.text(TITLES + "[1]");
    press("Leave out", 1);
    await("!" + TITLES + ".includes(" + quoted(other) + ")");
    await("waiting.textContent.includes('You left it out')");
    assertThat(page.text("waiting.textContent")).contains("Not in it").contains("Score");
    page.evaluate(
        "[...document.querySelectorAll('#waiting > li')].find(e => e.textContent.includes('You left"
            + " it out')).querySelector('button').click()");
    await(TITLES + ".includes(" + quoted(other) + ")");
    assertThat(new Program(folder, Map.of()).run("edit", "--print").out())
        .contains("subject: \"Lamps and eels\"")
        .contains("intro: \"Good morning.\"")
        .contains("title: \"A headline of our own\"")
        .contains("note: \"We were there.\"");
  }

  @Test
  void aStoryIsLedByAnotherSourceAndSplitWhichCanBeUndone() throws Exception {
    start();
    await("stories.textContent.includes('also: ')");
    String also = page.text("document.querySelector('.also li span').textContent");

    click("Lead with this source");
    await("document.querySelector('.also li span').textContent !== " + quoted(also));
    click("Not the same story");
    await("!stories.textContent.includes('also: ')");
    page.evaluate("document.getElementById('undo').click()");
    await("stories.textContent.includes('also: ')");
  }

  @Test
  void aTabThatIsBehindIsToldKeepsItsTextAndShowsBoth() throws Exception {
    start();
    try (Browser other = page.tab()) {
      String origin = page.text("location.origin");
      other.open(origin + "/");
      await(other, "document.querySelectorAll('#stories .title').length > 1");
      other.evaluate("intro.focus()");
      other.evaluate("intro.value = 'Words of the second tab'");

      type("#subject", "Words of the first tab");
      await("inbox.textContent.includes('Words of the first tab')");
      await(other, "notice.textContent.includes('changed elsewhere')");
      assertThat(other.text("intro.value")).isEqualTo("Words of the second tab");
      other.evaluate("intro.dispatchEvent(new Event('change'))");

      await(other, "!behind.hidden && both.textContent.includes('Words of the second tab')");
      assertThat(other.text("both.textContent")).contains("Yours:").contains("Now: (empty)");
      assertThat(other.text("subject.value")).isEqualTo("Words of the first tab");
      other.evaluate("both.querySelector('button').click()");
      await(other, "behind.hidden && intro.value === 'Words of the second tab'");
      await("intro.value === 'Words of the second tab'");
    }
  }

  @Test
  void aKilledStudioLosesNothingThatItAnswered() throws Exception {
    start();
    type("#subject", "Before the end");
    await("inbox.textContent.includes('Before the end')");

    studio.process().destroyForcibly().waitFor();
    type("#preheader", "After the end");
    await("notice.textContent.startsWith('Not saved')");
    assertThat(page.text("preheader.value")).isEqualTo("After the end");
    studio.close();
    studio = StudioProcess.of(new ProgramProcess(folder, Map.of()));
    open.push(studio);
    page.open(studio.address().toString());

    await("document.querySelectorAll('#stories .title').length > 1");
    assertThat(page.text("subject.value")).isEqualTo("Before the end");
  }

  @Test
  void nothingOfAFeedRunsAndTheBrowserHadNothingToStop() throws Exception {
    write(
        "articles/hostile.html",
        "<img src=x onerror=fetch('/api/undo')> <script>document.title='taken'</script> news");
    newsletter.article("hostile", "<svg onload=alert(1)> \"><iframe src=javascript:alert(1)>");
    start();
    for (String view : new String[] {"dark", "forced", "off", "text", "html"}) {
      page.evaluate("view.value = '" + view + "'; view.dispatchEvent(new Event('change'))");
      await("view.value === '" + view + "' && text.hidden === " + !view.equals("text"));
    }

    assertThat(page.text("document.title")).isEqualTo("Anemone studio");
    assertThat(page.text("fetch('/api/violations').then(a => a.text())")).isEqualTo("0");
  }

  @Test
  void twoPersonsApproveByTheKeyboardAndStopWhatIsHeld() throws Exception {
    newsletter.settings("approval: required", "approval: required, approvers: 2, hold: 1h");
    start();
    page.size(375, 800);

    approve("Ada");
    await("state.textContent.includes('Approved 1 of 2 (Ada)')");
    approve("Ben");
    await("/in \\d+:\\d\\d\\./.test(state.textContent)");
    assertThat(page.evaluate("subject.disabled && approve.disabled").asBoolean()).isTrue();
    page.evaluate("document.getElementById('stop').focus()");
    page.key("Enter");
    await("halt.open");
    page.evaluate("document.getElementById('halt-yes').focus()");
    page.key("Enter");
    await("state.textContent.startsWith('Recalled')");

    assertThat(new Program(folder, Map.of()).run("send").out()).doesNotContain("accepted");
    assertThat(inbox.mails()).isEmpty();
  }

  /** Reaches the button by Tab alone. */
  private void approve(String name) throws IOException {
    page.evaluate("document.getElementById('slot').focus()");
    for (int i = 0; i < 9 && !page.text("document.activeElement.id").equals("approve"); i++) {
      page.key("Tab");
    }
    assertThat(page.text("document.activeElement.id")).isEqualTo("approve");
    page.key("Enter");
    await("sure.open");
    assertThat(page.text("document.getElementById('sure-words').textContent"))
        .contains("to 3 subscribers, by the next run, not before");
    page.type("#by", name);
    for (int i = 0; i < 9 && !page.text("document.activeElement.id").equals("sure-yes"); i++) {
      page.key("Tab");
    }
    page.key("Enter");
  }

  private void start() throws Exception {
    assertThat(new Program(folder, Map.of()).run("collect").exitCode()).isZero();
    studio = StudioProcess.of(new ProgramProcess(folder, Map.of()));
    open.push(studio);
    page = Browser.start(Browser.installed().orElseThrow(), profiles);
    open.push(page);
    page.size(1400, 1200);
    page.open(studio.address().toString());
    await("document.querySelectorAll('#stories .title').length > 1 && !!page.src");
  }

  private void write(String file, String title) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "---\ntitle: '" + title.replace("'", "''") + "'\n---\n" + TEXT);
  }

  private void type(String field, String text) throws IOException {
    page.type(field, text);
    page.evaluate("document.querySelector('" + field + "').blur()");
  }

  private void press(String label, int story) throws IOException {
    page.evaluate(
        "(b => {b.focus(); b.click()})([...document.querySelectorAll('#stories > li')[%d]"
                .formatted(story)
            + ".querySelectorAll('button')].find(b => b.textContent === "
            + quoted(label)
            + "))");
  }

  private void click(String label) throws IOException {
    page.evaluate(
        "[...document.querySelectorAll('#stories button')].find(b => b.textContent === "
            + quoted(label)
            + ").click()");
  }

  private void drag(int from, int to) throws IOException {
    page.evaluate(
        "(() => { const all = document.querySelectorAll('#stories > li'); const data = new"
            + " DataTransfer(); const send = (e, type) => e.dispatchEvent(new DragEvent(type,"
            + " {dataTransfer: data, bubbles: true, cancelable: true})); send(all[%d], 'dragstart');"
                .formatted(from)
            + " send(all[%d], 'dragover'); send(all[%d], 'drop'); })()".formatted(to, to));
  }

  private void await(String expression) throws IOException {
    await(page, expression);
  }

  private static void await(Browser page, String expression) throws IOException {
    assertThat(
            page.text(
                "new Promise(done => { const until = Date.now() + 60000; const look = () => { let"
                    + " holds = false; try { holds = Boolean("
                    + expression
                    + ") } catch (e) { holds = false } holds ? done('yes') : Date.now() > until ?"
                    + " done('no: ' + document.body.innerText) : setTimeout(look, 20) }; look()"
                    + " })"))
        .as(expression)
        .isEqualTo("yes");
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
