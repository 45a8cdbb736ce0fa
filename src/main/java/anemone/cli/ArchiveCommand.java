package anemone.cli;

import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.process.VersionNumber;
import anemone.run.NewsletterState;
import anemone.web.archive.ArchiveFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code anemone archive}: writes the sent editions as a static site. */
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description =
        "Write the sent editions as pages and feeds into a folder, for a web server that serves"
            + " files. Only new or changed files are written. A recalled or withdrawn edition is"
            + " replaced by a page that says so. If the archive is not open (archive.open), the"
            + " files written before are deleted.",
    footer = {
      "",
      "Examples: anemone archive --out /srv/www/archive",
      "          anemone archive --withdraw daily/2026-11-23"
    })
final class ArchiveCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder: a new one, an empty one, or one that this command has written.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--withdraw",
      paramLabel = "EDITION",
      description =
          "Withdraw an edition from the archive for good; works without --out, too. Mails that were"
              + " sent are not affected.")
  private Optional<String> withdrawn = Optional.empty();

  @Spec private CommandSpec spec;

  ArchiveCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    if (out.isEmpty() && withdrawn.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--out DIR or --withdraw EDITION is missing");
    }
    Wiring wiring = Wiring.of(host, options.config());
    withdrawn.ifPresent(label -> withdraw(wiring, label));
    if (out.isPresent()) {
      write(wiring, out.get());
    }
    return ExitCode.OK.number();
  }

  private void withdraw(Wiring wiring, String label) {
    Slot slot = slot(label);
    try (NewsletterState state = wiring.openShared()) {
      if (!state.proofs().all().contains(slot)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            slot + " is not an edition of this newsletter. To list them: anemone status");
      }
      state.proofs().withdraw(slot, host.clock().instant());
    }
    host.out().println(slot + ": withdrawn from the archive");
  }

  private static Slot slot(String label) {
    try {
      return Slot.parse(label);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private void write(Wiring wiring, Path given) throws IOException {
    ArchiveFolder folder =
        new ArchiveFolder(host.directory().resolve(given), VersionNumber.number());
    if (!wiring.newsletter().archive().open()) {
      host.out()
          .println(
              "the archive is not open (archive.open): nothing written, "
                  + Plurals.count(folder.clear(), "file", "files")
                  + " deleted from "
                  + given);
      return;
    }
    try (NewsletterState state = wiring.folder().read()) {
      ArchiveFolder.Written written = wiring.pageWiring().archive(state, folder);
      host.out()
          .println(
              "%s: %s in %s, %,d written, %,d deleted"
                  .formatted(
                      given,
                      Plurals.count(written.editions(), "edition", "editions"),
                      Plurals.count(written.files(), "file", "files"),
                      written.written(),
                      written.deleted()));
    }
  }
}
