package anemone.journey;

import static anemone.fixture.StudioPage.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.fixture.Browser;
import anemone.fixture.Program;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.StudioPage;
import anemone.fixture.StudioProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor does in the studio's page, in a real browser. */
class StudioActsIT {

  private static final String TITLES =
      "[...document.querySelectorAll('#stories .title')].map(t => t.textContent)";
  private static final String LAMP = "The lighthouse of Elsin gets a lamp that never tires";
  private static final String TEXT =
      """
      The lighthouse of Elsin gets a lamp that never tires, the harbour office said on Monday. It \
      costs 48,000 crowns and burns for thirty years. Nine pilots asked for it after the fog of \
      October, when two ships ran aground off Brand Point.
      """;
  private static final String FIRE =
      """
      A fire that broke out shortly after midnight destroyed a refrigerated warehouse on the eastern \
      quay of Norhaven and injured three firefighters, the Norhaven Harbour Authority said on \
      Monday. Two of the injured were treated for smoke on the spot.
      """;
  private static final String SMOKE =
      """
      Nobody on Cooper Street slept much. When the roof of the Lomax & Dray building gave way, \
      windows rattled as far as the fish market. Three members of the brigade were injured, one of \
      them seriously enough to need the burns ward.
      """;

  @TempDir private static Path profiles;

  /** One for all tests, each of which has a tab of its own; set before the first. */
  @SuppressWarnings("NullAway.Init")
  private static Browser browser;

  @TempDir private Path folder;
  private final EmbeddedInbox inbox = EmbeddedInbox.open();
  private SampleNewsletter newsletter;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Set by {@link #start}, with which each test begins; likewise the page. */
  @SuppressWarnings("NullAway.Init")
  private StudioProcess studio;

  @SuppressWarnings("NullAway.Init")
  private StudioPage page;

  @BeforeAll
  static void startBrowser() throws IOException {
    browser = Browser.orAbort(profiles);
  }

  @AfterAll
  static void endBrowser() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void begin() throws Exception {
    newsletter = SampleNewsletter.in(folder, inbox.port());
    newsletter.settings("fewest: 1", "fewest: 1, approval: required");
    newsletter.settings(
        "topics: [harbour]}",
        "topics: [harbour]}\n  - {name: Post, folder: post, topics: [ocean]}");
    newsletter.article("eels", "Eels return to the river after forty years");
    newsletter.file("articles/lamp.md", LAMP, TEXT);
    newsletter.file("post/lamp.md", LAMP, TEXT);
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

    page.press("↓", 0);
    page.await(TITLES + "[1] === " + quoted(first));
    page.drag(1, 0);
    page.await(TITLES + "[0] === " + quoted(first) + " && said.textContent.includes('place 1')");
    page.press("Lead", 1);
    page.await("document.querySelector('#stories .lead .title').textContent === " + quoted(second));
    page.press("Pin", 0);
    page.await("said.textContent === 'Pinned.'");
    page.await("document.activeElement.textContent === 'Pin'");

    page.type("#subject", "Lamps and eels");
    page.type("#preheader", "What the harbour talks about today, in five minutes");
    page.type("#intro", "Good morning.");
    page.await("inbox.textContent.includes('Lamps and eels')");
    page.await("inbox.textContent.includes('What the harbour')");
    String id = page.text("document.querySelector('#stories > li').dataset.id");
    page.evaluate("document.querySelector('#stories details.words').open = true");
    page.type("#title-" + id, "A headline of our own");
    page.await(TITLES + ".includes('A headline of our own')");
    page.type("#note-" + id, "We were there.");
    page.await("said.textContent === 'Note changed.'");
    page.evaluate(
        "(e => {e.value = 'ocean'; e.dispatchEvent(new"
            + " Event('change'))})(document.querySelector('#section-"
            + id
            + "'))");
    page.await("said.textContent === 'Section changed.'");

    String other = page.text(TITLES + "[1]");
    page.press("Leave out", 1);
    page.await("!" + TITLES + ".includes(" + quoted(other) + ")");
    page.await("waiting.textContent.includes('You left it out')");
    assertThat(page.text("waiting.textContent")).contains("Not in it", "Score");
    page.evaluate(
        "[...document.querySelectorAll('#waiting > li')].find(e => e.textContent.includes('You left"
            + " it out')).querySelector('button').click()");
    page.await(TITLES + ".includes(" + quoted(other) + ")");
    assertThat(new Program(folder, Map.of()).run("edit", "--print").out())
        .contains("subject: \"Lamps and eels\"")
        .contains("intro: \"Good morning.\"")
        .contains("title: \"A headline of our own\"")
        .contains("note: \"We were there.\"");
  }

  @Test
  void aStoryIsLedByAnotherSourceAndSplitWhichCanBeUndone() throws Exception {
    start();
    page.await("stories.textContent.includes('also: ')");
    String also = page.text("document.querySelector('.also li span').textContent");

    page.click("Lead with this source");
    page.await("document.querySelector('.also li span').textContent !== " + quoted(also));
    page.click("Not the same story");
    page.await("!stories.textContent.includes('also: ')");
    page.evaluate("document.getElementById('undo').click()");
    page.await("stories.textContent.includes('also: ')");
  }

  @Test
  void whatMayBeOneStoryIsJoinedAndTellsItsNewsInOtherWords() throws Exception {
    newsletter.file("articles/fire.md", "Blaze guts cold store at Norhaven harbour", FIRE);
    newsletter.file(
        "post/fire.md", "We heard the roof go: a night of smoke on the eastern quay", SMOKE);
    start();
    page.await("stories.textContent.includes('related? ')");
    String count = page.text("String(document.querySelectorAll('#stories > li').length)");

    page.click("Same story: join");
    page.await("said.textContent === 'Joined.'");
    page.await("!stories.textContent.includes('related? ')");
    assertThat(page.text("String(document.querySelectorAll('#stories > li').length + 1)"))
        .isEqualTo(count);
    String fire =
        "[...document.querySelectorAll('#stories > li')].find(e =>"
            + " e.textContent.includes('Norhaven'))";
    assertThat(page.text(fire + ".querySelector('.also').textContent")).contains("also: ");
    page.evaluate(fire + ".querySelector('details.words').open = true");
    page.type(
        "#gist-" + page.text(fire + ".dataset.id"), "Three of the brigade are hurt, we hear.");
    page.await("said.textContent === 'Gist changed.'");
    page.await("text.textContent.includes('Three of the brigade are hurt, we hear.')");

    assertThat(new Program(folder, Map.of()).run("edit", "--print").out())
        .contains("gist: \"Three of the brigade are hurt, we hear.\"");
  }

  @Test
  void aTabThatIsBehindIsToldKeepsItsTextAndShowsBoth() throws Exception {
    start();
    try (StudioPage other = page.tab()) {
      String origin = page.text("location.origin");
      other.open(origin + "/");
      other.await("document.querySelectorAll('#stories .title').length > 1");
      other.evaluate("intro.focus()");
      other.evaluate("intro.value = 'Words of the second tab'");

      page.type("#subject", "Words of the first tab");
      page.await("inbox.textContent.includes('Words of the first tab')");
      other.await("notice.textContent.includes('changed elsewhere')");
      assertThat(other.text("intro.value")).isEqualTo("Words of the second tab");
      other.evaluate("intro.dispatchEvent(new Event('change'))");

      other.await("!behind.hidden && both.textContent.includes('Words of the second tab')");
      assertThat(other.text("both.textContent")).contains("Yours:").contains("Now: (empty)");
      assertThat(other.text("subject.value")).isEqualTo("Words of the first tab");
      other.evaluate("both.querySelector('button').click()");
      other.await("behind.hidden && intro.value === 'Words of the second tab'");
      page.await("intro.value === 'Words of the second tab'");
    }
  }

  @Test
  void aKilledStudioLosesNothingThatItAnswered() throws Exception {
    start();
    page.type("#subject", "Before the end");
    page.await("inbox.textContent.includes('Before the end')");

    studio.process().destroyForcibly().waitFor();
    page.type("#preheader", "After the end");
    page.await("notice.textContent.startsWith('Not saved')");
    assertThat(page.text("preheader.value")).isEqualTo("After the end");
    studio.close();
    studio = StudioProcess.of(new ProgramProcess(folder, Map.of()));
    open.push(studio);
    page.open(studio.address().toString());

    page.await("document.querySelectorAll('#stories .title').length > 1");
    assertThat(page.text("subject.value")).isEqualTo("Before the end");
  }

  @Test
  void nothingOfAFeedRunsAndTheBrowserHadNothingToStop() throws Exception {
    newsletter.file(
        "articles/hostile.html",
        "<img src=x onerror=fetch('/api/undo')> <script>document.title='taken'</script> news",
        TEXT);
    newsletter.article("hostile", "<svg onload=alert(1)> \"><iframe src=javascript:alert(1)>");
    start();
    for (String view : new String[] {"dark", "forced", "off", "text", "html"}) {
      page.evaluate("view.value = '" + view + "'; view.dispatchEvent(new Event('change'))");
      page.await("view.value === '" + view + "' && text.hidden === " + !view.equals("text"));
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
    page.await("state.textContent.includes('Approved 1 of 2 (Ada)')");
    approve("Ben");
    page.await("/in \\d+:\\d\\d\\./.test(state.textContent)");
    assertThat(page.evaluate("subject.disabled && approve.disabled").asBoolean()).isTrue();
    page.evaluate("document.getElementById('stop').focus()");
    page.key("Enter");
    page.await("halt.open");
    page.evaluate("document.getElementById('halt-yes').focus()");
    page.key("Enter");
    page.await("state.textContent.startsWith('Recalled')");

    assertThat(new Program(folder, Map.of()).run("send").out()).doesNotContain("accepted");
    assertThat(inbox.mails()).isEmpty();
  }

  private void approve(String name) throws IOException {
    page.evaluate("document.getElementById('slot').focus()");
    page.tabTo("approve");
    page.key("Enter");
    page.await("sure.open");
    assertThat(page.text("document.getElementById('sure-words').textContent"))
        .contains("to 3 subscribers, by the next run, not before");
    page.fill("#by", name);
    page.tabTo("sure-yes");
    page.key("Enter");
  }

  private void start() throws Exception {
    assertThat(new Program(folder, Map.of()).run("collect").exitCode()).isZero();
    studio = StudioProcess.of(new ProgramProcess(folder, Map.of()));
    open.push(studio);
    page = new StudioPage(browser.tab());
    open.push(page);
    page.size(1400, 1200);
    page.open(studio.address().toString());
    page.await("document.querySelectorAll('#stories .title').length > 1 && !!page.src");
  }
}
