package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor whose language model is asked about stories of which the rules are not sure. */
class ModelComparesIT {

  private static final String BACK = "Painting stolen in 1995 is back in Zeel museum";
  private static final String CLOAKROOM = "Museum thief's loot handed in at cloakroom";

  @TempDir private Path folder;
  private ScriptedModel model;

  @BeforeEach
  void writeNewsletter() throws IOException {
    model = ScriptedModel.open();
    SampleNewsletter newsletter = SampleNewsletter.in(folder, 1);
    newsletter.settings(
        "topics: [harbour]}\n",
        "topics: [harbour]}\n  - {name: Relay, folder: relay, topics: [harbour]}\n");
    Files.writeString(
        folder.resolve("newsletter.yaml"),
        Files.readString(folder.resolve("newsletter.yaml"))
            + "model: {url: \"%s\", name: small}\n".formatted(model.url()));
    write(
        "articles",
        BACK,
        "A painting by Maartje Coens that was stolen 31 years ago has been returned to the Almond"
            + " House museum in Zeel. An unknown man left it in the cloakroom in a plastic bag on"
            + " Monday, the museum said. Experts consider \"Morning at Zeel\" to be genuine. The"
            + " police are looking for the man but say that the theft is time-barred.");
    write(
        "relay",
        CLOAKROOM,
        "Ticket 118 was never collected. Behind it, wrapped in a tea towel, staff of the Almond"
            + " House in Zeel found a picture that police had looked for since 1995.\n\n"
            + "Detectives are studying the cameras. They show a man of about seventy with a cap,"
            + " who waits in the queue, pays the one-crown charge and leaves. The theft itself is"
            + " past prosecution, said inspector Jory Blaak.");
  }

  @AfterEach
  void closeServer() {
    model.close();
  }

  @Test
  void storiesThatAreOneByLittleStayOneIfTheModelSaysSo() throws Exception {
    relation("event");

    anemone("collect");

    assertThat(places()).isEqualTo(1);
  }

  @Test
  void storiesThatAreOneByLittleArePartedByTheModelAndCanBeJoinedByTheEditor() throws Exception {
    relation("none");

    anemone("collect");
    int asked = model.questions().size();
    Run sheet = anemone("edit", "--print");
    anemone("collect");

    assertThat(places()).isEqualTo(2);
    assertThat(sheet.out()).contains("related? because the rules take them for one event");
    assertThat(model.questions())
        .hasSize(asked)
        .noneMatch(question -> question.contains("reader0"));
  }

  @Test
  void storiesOfOneStorylineStandInOnePlaceIfTheModelSaysSo() throws Exception {
    relation("storyline");

    anemone("collect");

    assertThat(anemone("edit", "--print").out())
        .containsPattern("more:.*\\R +- \"[0-9a-f]{12}\" +# Desk: " + BACK);
  }

  @Test
  void anAnswerThatIsNoneIsSaidOnceAndTheRulesDecide() throws Exception {
    relation("perhaps");

    Run collected = anemone("collect");

    assertThat(collected.err().lines().filter(line -> line.contains("names no relation")))
        .singleElement()
        .asString()
        .contains(BACK, CLOAKROOM);
    assertThat(places()).isEqualTo(1);
  }

  @Test
  void itIsNotAskedIfTheSettingsSayNo() throws Exception {
    relation("none");
    Path settings = folder.resolve("newsletter.yaml");
    Files.writeString(
        settings, Files.readString(settings).replace("name: small", "name: small, compare: no"));

    anemone("collect");

    assertThat(model.questions()).noneMatch(question -> question.contains("relation"));
    assertThat(places()).isEqualTo(1);
  }

  @Test
  void explainSaysWhatTheModelParted() throws Exception {
    relation("storyline");

    anemone("collect");

    assertThat(anemone("explain", "--article", "Painting stolen").out())
        .contains("separated it from \"" + CLOAKROOM + "\" of Relay");
  }

  private void relation(String relation) {
    model.answer(
        question ->
            question.contains("Headline")
                ? "{\"sentences\": [1]}"
                : "{\"relation\": \"%s\"}".formatted(relation));
  }

  private int places() throws IOException {
    Run preview = anemone("preview", "--out", "proof");
    assertThat(preview.exitCode()).as(preview.err()).isZero();
    String mail = Files.readString(folder.resolve("proof/digest.txt")).replaceAll("\\s+", " ");
    return (mail.contains(BACK) ? 1 : 0) + (mail.contains(CLOAKROOM) ? 1 : 0);
  }

  private void write(String source, String title, String text) throws IOException {
    Path articles = Files.createDirectories(folder.resolve(source));
    Files.writeString(
        articles.resolve("museum.md"),
        "---\ntitle: \"%s\"\nurl: https://%s.example/museum\n---\n%s\n"
            .formatted(title, source, text));
  }

  private Run anemone(String... arguments) {
    return new Program(folder, Map.of()).run(arguments);
  }
}
