package anemone.cli;

import anemone.edition.Slot;
import anemone.process.AtomicFile;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.PrivateFiles;
import anemone.render.Drafts;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.run.Approvals;
import anemone.run.Audience;
import anemone.run.NewsletterState;
import anemone.run.Preview;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone preview}: writes the next edition as a subscriber would get it. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description =
        "Write the next edition as one subscriber would get it: HTML, text and the whole mail."
            + " Changes no state. If nothing has been collected yet, it fetches the sources.",
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
      description = "The subscriber (default: the first who would get a mail).")
  private @Nullable String address;

  PreviewCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Wiring wiring = Wiring.of(host, options.config());
    try (NewsletterState state = wiring.folder().read()) {
      Audience audience = wiring.lists().look(state);
      Preview proofing = wiring.lookAt(wiring.editors().desk(state), audience);
      if (address != null) {
        warnIfNotReached(audience, state, Addresses.parse(address));
      }
      Optional<Message> message =
          address == null ? proofing.firstCopy() : proofing.copyFor(Addresses.parse(address));
      if (message.isEmpty()) {
        host.out().println("nothing new, so there is no edition to preview");
        return ExitCode.OK.number();
      }
      Path folder = host.directory().resolve(out);
      if (Files.isSymbolicLink(folder)) {
        throw new CommandFailure(
            ExitCode.USAGE, "--out " + out + " is a symbolic link; name the folder itself");
      }
      PrivateFiles.createDirectories(folder);
      write(folder, "digest.html", utf8(message.get().html()));
      write(folder, "digest.txt", utf8(message.get().text()));
      write(folder, "digest.eml", wiring.mime(message.get()));
      host.out()
          .println(
              "%s: created digest.html, digest.txt and digest.eml; subject: %s"
                  .formatted(out, message.get().subject()));
      if (wiring.newsletter().editing().approval()) {
        printApproval(wiring, state, proofing);
      }
      return ExitCode.OK.number();
    }
  }

  /** Warns if the address of the preview would get no mail. */
  private void warnIfNotReached(Audience audience, NewsletterState state, EmailAddress reader) {
    Optional<Suppression> suppression = state.suppressions().find(reader);
    if (suppression.isPresent()) {
      host.err()
          .println(
              reader
                  + " is suppressed ("
                  + suppression.get().reason().word()
                  + ") and gets no mail; this is what they would get");
    } else if (audience.find(reader).isEmpty()) {
      host.err().println(reader + " is not a subscriber; this is what a new one would get");
    }
  }

  private static void write(Path folder, String name, byte[] content) throws IOException {
    AtomicFile.writePrivate(folder.resolve(name), content);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Prints the command that approves exactly the previewed edition. */
  private void printApproval(Wiring wiring, NewsletterState state, Preview proofing) {
    Drafts drafts = state.drafts();
    Proofs approved = state.proofs();
    for (Proof proof : proofing.shown()) {
      Slot slot = proof.edition().slot();
      if (approved.find(slot).isPresent()) {
        host.out().println(slot + ": already approved");
      } else {
        host.out()
            .printf(
                "%s: to approve it as shown: %s%n",
                slot, wiring.command(Approvals.command(slot, drafts.hash(proof))));
      }
    }
  }
}
