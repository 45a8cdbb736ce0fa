package anemone.cli;

import anemone.edition.Slot;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.render.Drafts;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.run.Approvals;
import anemone.run.Preview;
import anemone.store.Database;
import anemone.store.SqlDrafts;
import anemone.store.SqlProofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone preview}: the next edition as a subscriber would get it. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Write the next edition as one subscriber would get it: HTML, text and the whole mail.",
      "Changes no state. Where nothing was collected yet, it shows what the sources have now."
    },
    footer = {"", "Example: anemone preview --out /tmp/proof --subscriber ada@example.org"})
final class PreviewCommand implements Callable<Integer> {

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder for digest.html, digest.txt and digest.eml.")
  private Path out = Path.of("");

  @Option(
      names = "--subscriber",
      paramLabel = "ADDRESS",
      description = "Whose copy (default: that of the first subscriber who would get one).")
  private @Nullable String address;

  PreviewCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Wiring wiring = Wiring.of(host, options.config());
    try (Database database = Database.look(wiring.state())) {
      Preview proofing =
          Preview.ofPreviews(wiring, wiring.desk(database), wiring.audience(database), host.err());
      Optional<Message> message =
          address == null ? proofing.firstCopy() : proofing.copyFor(Addresses.parse(address));
      if (message.isEmpty()) {
        host.out().println("nothing new, so there is no edition to preview");
        return ExitCode.OK.number();
      }
      Path folder = host.directory().resolve(out);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("digest.html"), message.get().html());
      Files.writeString(folder.resolve("digest.txt"), message.get().text());
      Files.write(folder.resolve("digest.eml"), wiring.mime(message.get()));
      host.out()
          .println(out + ": digest.html, digest.txt and digest.eml: " + message.get().subject());
      if (wiring.isApprovalNeeded()) {
        tellApproval(wiring, database, proofing);
      }
      return ExitCode.OK.number();
    }
  }

  /** Says how to approve what was shown, and nothing else. */
  private void tellApproval(Wiring wiring, Database database, Preview proofing) {
    Drafts drafts = new SqlDrafts(database);
    Proofs approved = new SqlProofs(database);
    for (Proof proof : proofing.shown()) {
      Slot slot = proof.edition().slot();
      if (approved.find(slot).isPresent()) {
        host.out().println(slot + ": approved already");
      } else {
        host.out()
            .printf(
                "%s: to approve it as shown: %s%n",
                slot, wiring.command(Approvals.command(slot, drafts.hash(proof))));
      }
    }
  }
}
