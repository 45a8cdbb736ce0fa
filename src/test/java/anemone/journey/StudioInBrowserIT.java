package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.fixture.Accessibility;
import anemone.fixture.Browser;
import anemone.fixture.Program;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.StudioProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudioInBrowserIT {

  private static final String TITLES =
      "[...document.querySelectorAll('#stories .title')].map(t => t.textContent).join('|')";
  private static final String HOSTILE =
      "A title <img src=x onerror=\"document.title='taken'\"> with a script in it";

  @TempDir private static Path profiles;
  private static Optional<Browser> browser = Optional.empty();

  @TempDir private Path folder;
  private final EmbeddedInbox inbox = EmbeddedInbox.open();
  private StudioProcess studio;

  @BeforeAll
  static void startBrowser() throws IOException {
    browser = Optional.of(Browser.orAbort(profiles));
  }

  @AfterAll
  static void endBrowser() throws IOException {
    if (browser.isPresent()) {
      browser.get().close();
    }
  }

  @BeforeEach
  void begin() throws Exception {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, inbox.port());
    newsletter.settings("fewest: 1", "fewest: 1, approval: required");
    newsletter.article("lighthouse", "The lighthouse of Elsin gets a lamp that never tires");
    newsletter.article("eels", "Eels return to the river after forty years");
    newsletter.article("hostile", HOSTILE);
    assertThat(new Program(folder, Map.of()).run("collect").exitCode()).isZero();
    studio = StudioProcess.of(new ProgramProcess(folder, Map.of()));
    page().scripts(true);
    page().dark(false);
    page().size(1400, 1200);
    page().open(studio.address().toString());
    await(
        "document.querySelectorAll('#stories .title').length > 2 && !!page.src &&"
            + " !frame.hasAttribute('aria-busy')");
  }

  @AfterEach
  void end() {
    studio.close();
    inbox.close();
  }

  @Test
  void aStoryMovesByTheKeyboardAlone() throws Exception {
    String first = page().text(TITLES + ".split('|')[0]");

    page().evaluate("document.querySelector('#stories .grip').focus()");
    page().key("ArrowDown");
    await("document.querySelectorAll('#stories .title')[1].textContent === " + quoted(first));
    await("said.textContent === 'Moved to place 2.'");

    assertThat(page().text("document.activeElement.className")).isEqualTo("grip");
    page().press("#undo");
    await("document.querySelectorAll('#stories .title')[0].textContent === " + quoted(first));
  }

  @Test
  void wordsDropsAndReturnsShowInTheMail() throws Exception {
    page().type("#subject", "Lamps and eels");
    page().evaluate("subject.blur()");
    await("inbox.textContent.includes('Lamps and eels')");

    String last = page().text(TITLES + ".split('|').pop()");
    page().press("#stories > li:last-child .acts button:last-child");
    await("!" + TITLES + ".includes(" + quoted(last) + ")");
    await("waiting.textContent.includes('You left it out')");
    page()
        .evaluate(
            "[...document.querySelectorAll('#waiting > li')].find(e =>"
                + " e.textContent.includes('You left it out')).id = 'mine'");
    page().press("#mine button");
    await(TITLES + ".includes(" + quoted(last) + ")");
  }

  @Test
  void theEditionIsApprovedOnceAndThenReadOnly() throws Exception {
    String titles = page().text(TITLES);
    page().press("#approve");
    await("sure.open");
    assertThat(page().evaluate("document.getElementById('by-field').offsetHeight").asInt())
        .isZero();
    page().press("#sure-yes");
    await("state.textContent.startsWith('Approved')");

    assertThat(page().text(TITLES)).as("what was approved").isEqualTo(titles);
    assertThat(page().evaluate("undo.disabled && approve.disabled && subject.disabled").asBoolean())
        .isTrue();
    assertThat(new Program(folder, Map.of()).run("send").exitCode()).isZero();
    assertThat(inbox.mails()).isNotEmpty();
  }

  @Test
  void nothingThatAFeedSaysRuns() throws Exception {
    assertThat(page().text(TITLES)).contains(HOSTILE);
    assertThat(page().text("document.title")).isEqualTo("Anemone studio");
    assertThat(page().text("page.getAttribute('sandbox')")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wide", "phone", "dark"})
  void everyViewIsAccessibleAndFits(String view) throws Exception {
    page().dark(view.equals("dark"));
    if (view.equals("phone")) {
      page().size(375, 800);
    }
    page().evaluate("document.querySelector('details.words').open = true");

    assertThat(Accessibility.violations(page())).isEmpty();
    assertThat(page().evaluate("document.documentElement.scrollWidth <= innerWidth").asBoolean())
        .isTrue();
    String pictures = System.getProperty("anemone.pictures", "");
    if (!pictures.isEmpty()) {
      Files.createDirectories(Path.of(pictures));
      page().picture(Path.of(pictures, "studio-" + view + ".png"));
    }
  }

  /** Waits until an expression is true; the browser itself gives up after its limit. */
  private static void await(String expression) throws IOException {
    assertThat(
            page()
                .text(
                    "new Promise(done => { const look = n => { let holds = false; try { holds ="
                        + " Boolean("
                        + expression
                        + ") } catch (e) { holds = false } holds ? done('yes') : n > 400 ?"
                        + " done('no: ' + document.body.innerText) : setTimeout(look, 50, n + 1) };"
                        + " look(0) })"))
        .as(expression)
        .isEqualTo("yes");
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static Browser page() {
    return browser.orElseThrow();
  }
}
