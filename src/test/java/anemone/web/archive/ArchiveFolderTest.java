package anemone.web.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.edition.Slot;
import anemone.fixture.TemplateFiles;
import anemone.process.CommandFailure;
import anemone.render.PageTemplates;
import anemone.web.pages.PageLanguages;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArchiveFolderTest extends SentArchive {

  @Test
  void theSameEditionsMakeTheSameBytes() throws IOException {
    editions.daily(LocalDate.of(2026, 10, 20), 33);
    write("one", site(false));
    write("two", site(false));

    assertThat(files("one")).isEqualTo(files("two"));
    assertThat(write("one", site(false)).written()).isZero();
  }

  @Test
  void oneMoreEditionIsAsIfAllWereMadeAgain() throws IOException {
    editions.daily(LocalDate.of(2026, 10, 20), 33);
    write("grown", site(false));
    editions.mixed(Slot.parse("daily/2026-11-29"), "en");

    ArchiveFolder.Written more = write("grown", site(false));
    write("fresh", site(false));

    assertThat(files("grown")).isEqualTo(files("fresh"));
    assertThat(more.written()).isLessThan(35).isLessThan(more.files() / 2);
  }

  @Test
  void aFileThatSomebodyDeletedOrCutIsMadeAgain() throws IOException {
    editions.daily(LocalDate.of(2026, 11, 1), 3);
    write("site", site(false));
    Map<String, String> before = files("site");
    Files.delete(folder.resolve("site/daily/2026-11-02/index.html"));
    Files.writeString(folder.resolve("site/index.html"), "");

    write("site", site(false));

    assertThat(files("site")).isEqualTo(before);
  }

  @Test
  void aMistakeInATemplateIsNamedAndTheFolderKept() throws IOException {
    editions.daily(LocalDate.of(2026, 11, 1), 2);
    write("site", site(false));
    Map<String, String> before = files("site");
    Map<String, String> wrong = new TreeMap<>(TemplateFiles.in("pages"));
    wrong.put("edition.ftlh", "<p>\n${edition.nmae}");
    ArchiveView view =
        new ArchiveView(
            Optional.empty(),
            new PageTemplates(wrong),
            PageLanguages.BUILT_IN,
            "",
            wrong.toString());

    assertThatThrownBy(
            () ->
                new ArchiveFolder(folder.resolve("site"), "1")
                    .write(site(false), view, editions.proofs()))
        .hasMessageContaining("pages/edition.ftlh:2:3: ${edition.nmae} has no value");
    before.remove("archive.css");
    assertThat(files("site")).containsAllEntriesOf(before);
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("www"));
    Files.writeString(folder.resolve("www/index.html"), "mine");

    assertThatThrownBy(() -> write("www", site(false)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("choose an empty folder");
    assertThat(folder.resolve("www/index.html")).hasContent("mine");
  }

  @Test
  void whatIsClosedIsDeletedAndOnlyThat() throws IOException {
    editions.daily(LocalDate.of(2026, 11, 1), 3);
    ArchiveFolder.Written written = write("site", site(false));
    Files.writeString(folder.resolve("site/robots.txt"), "mine");

    assertThat(new ArchiveFolder(folder.resolve("site"), "1").clear()).isEqualTo(written.files());
    assertThat(files("site")).containsOnlyKeys("robots.txt");
  }
}
