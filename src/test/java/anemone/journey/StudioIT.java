package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.fixture.Program;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.StudioProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class StudioIT {

  @TempDir private Path folder;
  private final EmbeddedInbox inbox = EmbeddedInbox.open();
  private StudioProcess studio;

  @BeforeEach
  void begin() throws Exception {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, inbox.port());
    newsletter.settings("fewest: 1", "fewest: 1, approval: required");
    newsletter.article("lighthouse", "The lighthouse of Elsin gets a lamp that never tires");
    newsletter.article("eels", "Eels return to the river after forty years");
    assertThat(program().run("collect").exitCode()).isZero();
    studio = StudioProcess.of(new ProgramProcess(folder, Map.of()));
  }

  @AfterEach
  void end() {
    studio.close();
    inbox.close();
  }

  @Test
  void onlyTheBrowserWithTheKeyGetsIn() throws Exception {
    assertThat(studio.get("/api/editions").statusCode()).isEqualTo(403);

    HttpResponse<String> first = studio.enter();

    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(first.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly")
        .contains("SameSite=Strict");
    assertThat(studio.get("/api/editions").statusCode()).isEqualTo(200);
    JsonNode edition = studio.edition();
    assertThat(
            studio
                .post("/api/undo", StudioProcess.act(edition), "http://evil.example")
                .statusCode())
        .as("another site")
        .isEqualTo(403);
    assertThat(studio.enter().statusCode()).as("the key works once").isEqualTo(403);
  }

  @Test
  void whatIsChangedIsKeptAndCanBeTakenBack() throws Exception {
    studio.enter();
    JsonNode before = studio.edition();

    JsonNode moved = take(before, reversed(before));
    ObjectNode fewer = StudioProcess.sheet(moved);
    ((ArrayNode) fewer.path("stories")).remove(1);
    JsonNode dropped = take(moved, fewer);

    assertThat(titles(moved)).isEqualTo(reversed(titles(before)));
    assertThat(titles(dropped)).hasSize(titles(before).size() - 1);
    assertThat(program().run("edit", "--print").out())
        .as("the sheet shows the same")
        .contains("title: \"" + titles(dropped).get(0) + "\"\n    lead: true");
    JsonNode undone = json(studio.post("/api/undo", StudioProcess.act(dropped)));
    JsonNode redone = json(studio.post("/api/redo", StudioProcess.act(undone)));
    assertThat(undone.path("hash")).isEqualTo(moved.path("hash"));
    assertThat(redone.path("hash")).isEqualTo(dropped.path("hash"));
  }

  @Test
  void whoeverIsBehindIsToldAndChangesNothing() throws Exception {
    studio.enter();
    JsonNode seen = studio.edition();
    JsonNode now = take(seen, reversed(seen));

    HttpResponse<String> late = post(seen, StudioProcess.sheet(seen));

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(json(late).path("hash")).isEqualTo(now.path("hash"));
  }

  @Test
  void aMistakeChangesNothingAndIsNamed() throws Exception {
    studio.enter();
    JsonNode before = studio.edition();
    ObjectNode sheet = StudioProcess.sheet(before);
    ((ObjectNode) sheet.path("stories").get(0)).put("section", "weather");

    HttpResponse<String> answer = post(before, sheet);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("problems").toString()).contains("section");
    assertThat(studio.edition().path("hash")).isEqualTo(before.path("hash"));
  }

  @Test
  void whatIsApprovedIsWhatWasShownAndWhatIsSent() throws Exception {
    studio.enter();
    JsonNode edition = studio.edition();
    ObjectNode sheet = StudioProcess.sheet(edition);
    sheet.put("subject", "Eels, and a lamp that never tires");
    JsonNode mine = take(edition, sheet);
    String slot = mine.path("edition").asString();
    String shown = studio.get("/api/mail.html?as=0&slot=" + slot).body();

    JsonNode approved = json(studio.post("/api/approve", StudioProcess.act(mine)));

    assertThat(approved.path("approved").asBoolean()).isTrue();
    assertThat(approved.path("hash")).isEqualTo(mine.path("hash"));
    assertThat(post(mine, sheet).statusCode()).as("read-only by now").isEqualTo(409);
    assertThat(program().run("send").exitCode()).isZero();
    assertThat(inbox.mails()).hasSizeGreaterThan(1);
    assertThat(inbox.mails().get(0).subject()).isEqualTo("Eels, and a lamp that never tires");
    assertThat(shown).contains("The lighthouse of Elsin");
  }

  @Test
  void aTestCopyGoesToTheEditorAlone() throws Exception {
    studio.enter();
    ObjectNode act = StudioProcess.act(studio.edition());

    JsonNode said = json(studio.post("/api/test", act.put("as", "0").put("to", "me@desk.example")));

    assertThat(said.path("said").asString()).contains("a test copy was sent to me@desk.example");
    assertThat(inbox.mails()).hasSize(1);
  }

  @Test
  void aChangeIsThereAfterTheStudioWasKilled() throws Exception {
    studio.enter();
    JsonNode before = studio.edition();
    JsonNode after = take(before, reversed(before));

    studio.process().destroyForcibly().waitFor();
    studio = StudioProcess.of(new ProgramProcess(folder, Map.of()));
    studio.enter();

    assertThat(studio.edition().path("hash")).isEqualTo(after.path("hash"));
  }

  private JsonNode take(JsonNode seen, ObjectNode sheet) throws Exception {
    HttpResponse<String> answer = post(seen, sheet);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private HttpResponse<String> post(JsonNode seen, ObjectNode sheet) throws Exception {
    ObjectNode act = StudioProcess.act(seen);
    act.set("sheet", sheet);
    return studio.post("/api/sheet", act);
  }

  /** The sheet with its stories in the other order, the last one leading. */
  private static ObjectNode reversed(JsonNode edition) {
    ObjectNode sheet = StudioProcess.sheet(edition);
    List<JsonNode> stories = new ArrayList<>();
    sheet.path("stories").forEach(story -> stories.add(0, story));
    ArrayNode turned = sheet.putArray("stories");
    stories.forEach(story -> turned.add(((ObjectNode) story).put("lead", turned.isEmpty())));
    return sheet;
  }

  private static List<String> titles(JsonNode edition) {
    List<String> titles = new ArrayList<>();
    edition.path("stories").forEach(story -> titles.add(story.path("title").asString()));
    return titles;
  }

  private static List<String> reversed(List<String> titles) {
    List<String> turned = new ArrayList<>();
    titles.forEach(title -> turned.add(0, title));
    return turned;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private Program program() {
    return new Program(folder, Map.of());
  }
}
