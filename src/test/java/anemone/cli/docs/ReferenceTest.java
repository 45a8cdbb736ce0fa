package anemone.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.Anemone;
import anemone.fixture.SilentHost;
import anemone.run.StarterFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReferenceTest {

  private static final Path PAGE = Path.of("src/site/markdown/reference.md");
  private static final Path FRESH = Path.of("target/reference.md");

  @Test
  void theReferenceSaysWhatTheProgramDoes() throws IOException {
    String fresh = reference().text();
    Files.createDirectories(FRESH.getParent());
    Files.writeString(FRESH, fresh);

    assertThat(PAGE).as("not as the program is; copy %s over it", FRESH).content().isEqualTo(fresh);
  }

  @Test
  void everySettingAndEveryTemplateFieldIsDescribed() throws IOException {
    Reference reference = reference();

    assertThat(reference.settings()).hasSizeGreaterThan(80);
    assertThat(reference.settings()).allSatisfy(s -> assertThat(s.text()).endsWith("."));
    assertThat(reference.fields().byRecord().get("Page")).containsKeys("subject", "footer");
  }

  private static Reference reference() throws IOException {
    JsonMapper json = JsonMapper.shared();
    return new Reference(
        Anemone.whole(SilentHost.get()),
        Setting.all(json.readTree(StarterFiles.schema("newsletter.schema.json"))),
        Setting.all(
            json.readTree(StarterFiles.schema("subscribers.schema.json"))
                .at("/definitions/list/items")),
        RecordFields.of(
            Files.readString(Path.of("src/main/java/anemone/render/Page.java"))
                + Files.readString(
                    Path.of("src/main/java/anemone/web/archive/ArchiveModel.java"))));
  }
}
