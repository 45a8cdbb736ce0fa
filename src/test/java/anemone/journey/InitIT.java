package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Provider;
import anemone.deliver.Providers;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitIT {

  @TempDir private Path folder;

  @Test
  void aNewNewsletterIsValidAndNamesItsSchemas() throws Exception {
    Run init = anemone("init", "letters");
    Run status = new Program(folder.resolve("letters"), Map.of()).run("status");

    assertThat(init.err()).isEmpty();
    assertThat(init.exitCode()).isZero();
    assertThat(status.err()).isEmpty();
    assertThat(status.exitCode()).isZero();
    assertThat(folder.resolve("letters/newsletter.yaml"))
        .content()
        .contains("$schema=schema/newsletter.schema.json");
    assertThat(folder.resolve("letters/subscribers.json"))
        .content()
        .contains("\"schema/subscribers.schema.json\"");
    assertThat(folder.resolve("letters/schema/newsletter.schema.json")).isNotEmptyFile();
    assertThat(folder.resolve("letters/schema/subscribers.schema.json")).isNotEmptyFile();
    assertThat(folder.resolve("letters/templates/digest.html.ftlh")).isNotEmptyFile();
  }

  @Test
  void everyProviderGetsSettingsThatAreValid() throws Exception {
    for (Provider provider : Providers.all()) {
      String name = provider.name();
      Run init = anemone("init", name, "--provider", name);
      Run status =
          new Program(
                  folder.resolve(name), Map.of("SMTP_USER", "a@b.example", "SMTP_PASSWORD", "x"))
              .run("status");

      assertThat(init.exitCode()).as(init.err()).isZero();
      assertThat(status.err()).as(name).isEmpty();
      assertThat(folder.resolve(name).resolve("newsletter.yaml"))
          .content()
          .contains("  provider: " + name)
          .doesNotContain("SMTP_HOST");
    }
    assertThat(anemone("init", "x", "--provider", "hotmail").err())
        .contains("unknown provider: hotmail; must be one of gmail, ");
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Files.createDirectories(folder.resolve("letters"));
    Files.writeString(folder.resolve("letters/newsletter.yaml"), "mine");

    Run init = anemone("init", "letters");

    assertThat(init.exitCode()).isEqualTo(73);
    assertThat(init.err()).contains("newsletter.yaml already exists");
    assertThat(folder.resolve("letters")).isDirectoryNotContaining("glob:**.json");
    assertThat(folder.resolve("letters/newsletter.yaml")).hasContent("mine");
  }

  private Run anemone(String... arguments) throws Exception {
    return new Program(folder, Map.of()).run(arguments);
  }
}
