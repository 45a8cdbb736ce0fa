package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Browser;
import anemone.fixture.Program;
import anemone.fixture.ProgramProcess;
import anemone.fixture.StudioProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateStudioIT {

  /** A change must be seen within half a second; this machine may be busy with other tests. */
  private static final int PATIENCE = 60_000;

  @TempDir private Path folder;
  @TempDir private Path profiles;
  private Path templates;
  private StudioProcess studio;
  private Browser page;

  @BeforeEach
  void begin() throws Exception {
    page = Browser.orAbort(profiles);
    Path newsletter = folder.resolve("tidings");
    new Program(folder, Map.of()).run("init", "tidings");
    templates = newsletter.resolve("templates");
    studio = StudioProcess.of(new ProgramProcess(newsletter, Map.of()), "--templates");
    page.size(1280, 1000);
    page.open(studio.address().toString());
    await("page.src && inbox.textContent.includes('Mail')");
  }

  @AfterEach
  void end() throws IOException {
    if (studio != null) {
      studio.close();
    }
    if (page != null) {
      page.close();
    }
  }

  @Test
  void aChangeIsShownAndAMistakeStandsOverTheMailWithItsPlace() throws Exception {
    String before = page.text("page.src");
    Path part = templates.resolve("parts/masthead.ftlh");
    String good = Files.readString(part);

    Files.writeString(part, good + "\n${masthead.nmae}\n");
    await("notice.textContent.includes('${masthead.nmae} has no value')");
    assertThat(page.text("notice.textContent")).containsPattern("parts/masthead\\.ftlh:\\d+:3: ");
    assertThat(page.text("page.src")).as("the mail before it").isEqualTo(before);

    Files.writeString(part, good + "\n<table><tr><td>\n");
    await("findings.textContent.includes('<table> is not closed')");
    assertThat(page.text("findings.textContent")).contains("templates/parts/masthead.ftlh:");

    Files.writeString(part, good);
    await("notice.hidden && !findings.textContent.includes('not closed')");
    assertThat(page.text("page.src")).isNotEqualTo(before);
  }

  @Test
  void everySpecimenIsShownWithoutAMistakeInEveryLanguage() throws Exception {
    int specimens = Integer.parseInt(page.text("String(specimen.options.length)"));

    assertThat(specimens).isEqualTo(9);
    for (int i = 0; i < specimens; i++) {
      for (String language : new String[] {"", "ar", "ja"}) {
        String said =
            page.text(
                "fetch('/api/specimen?specimen=%d&language=%s').then(a => a.text())"
                    .formatted(i, language));
        assertThat(said).contains("\"error\":\"\"").doesNotContain("\"severity\":\"error\"");
      }
    }
  }

  @Test
  void aThemeAndALanguageAreFilesOfTheirOwn() throws Exception {
    Files.createDirectories(templates.resolve("words"));
    Files.writeString(templates.resolve("words/nl.properties"), "unsubscribe = Uitschrijven");
    Files.writeString(
        templates.resolve("themes/night.css"),
        Files.readString(templates.resolve("themes/harbour.css")).replace("#0b5aa8", "#0a4a8c"));
    Path settings = templates.resolveSibling("newsletter.yaml");
    Files.writeString(
        settings, Files.readString(settings).replace("theme: default", "theme: night  #"));
    studio.close();
    studio =
        StudioProcess.of(new ProgramProcess(settings.resolveSibling(""), Map.of()), "--templates");
    page.open(studio.address().toString());
    await("page.src && inbox.textContent.includes('Mail')");

    String html =
        page.text("fetch('/api/specimen.html?specimen=0&language=nl').then(a => a.text())");

    assertThat(html).contains("Uitschrijven").contains("#0a4a8c").contains("lang=\"nl\"");
  }

  @Test
  void thePageFitsDayAndNight() throws Exception {
    await("!document.getElementById('frame').hasAttribute('aria-busy')");
    for (String view : new String[] {"day", "night", "phone"}) {
      page.dark(view.equals("night"));
      page.size(view.equals("phone") ? 375 : 1280, 1000);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth").asBoolean())
          .isTrue();
      String pictures = System.getProperty("anemone.pictures", "");
      if (!pictures.isEmpty()) {
        Files.createDirectories(Path.of(pictures));
        page.picture(Path.of(pictures, "templates-" + view + ".png"));
      }
    }
  }

  private void await(String expression) throws IOException {
    assertThat(
            page.text(
                "new Promise(done => { const until = Date.now() + %d; const look = () => { let holds"
                        .formatted(PATIENCE)
                    + " = false; try { holds = Boolean("
                    + expression
                    + ") } catch (e) { holds = false } holds ? done('yes') : Date.now() > until ?"
                    + " done('no: ' + document.body.innerText) : setTimeout(look, 20) }; look()"
                    + " })"))
        .as(expression)
        .isEqualTo("yes");
  }
}
