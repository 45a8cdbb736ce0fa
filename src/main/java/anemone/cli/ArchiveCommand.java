package anemone.cli;

import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.process.VersionNumber;
import anemone.run.NewsletterState;
import anemone.web.archive.ArchiveFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone archive}: writes the sent editions as a static site. */
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description = {
      "Write the sent editions as pages and feeds into a folder, for a web server that serves"
          + " files.",
      "Only what is new or different is written; recalled editions are withdrawn. If the archive"
          + " is",
      "not open (archive.open), what was written before is deleted. Changes no state."
    },
    footer = {"", "Example: anemone archive --out /srv/www/archive"})
final class ArchiveCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder; new, empty, or written by this command before.")
  private Path out = Path.of("");

  ArchiveCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Wiring wiring = Wiring.of(host, options.config());
    ArchiveFolder folder = new ArchiveFolder(host.directory().resolve(out), VersionNumber.number());
    if (!wiring.newsletter().archive().open()) {
      host.out()
          .println(
              "the archive is not open (archive.open): nothing written, "
                  + Plurals.count(folder.clear(), "file", "files")
                  + " deleted from "
                  + out);
      return ExitCode.OK.number();
    }
    try (NewsletterState state = wiring.folder().read()) {
      ArchiveFolder.Written written = wiring.pageWiring().archive(state, folder);
      host.out()
          .println(
              "%s: %s in %s, %,d written, %,d deleted"
                  .formatted(
                      out,
                      Plurals.count(written.editions(), "edition", "editions"),
                      Plurals.count(written.files(), "file", "files"),
                      written.written(),
                      written.deleted()));
    }
    return ExitCode.OK.number();
  }
}
