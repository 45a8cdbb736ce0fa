package anemone.cli;

import anemone.edition.Slot;
import anemone.newsletter.EditSheet;
import anemone.newsletter.SheetEdition;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.process.Host;
import anemone.process.TextFile;
import anemone.run.EditionDesk;
import anemone.run.NewsletterState;
import anemone.subscriber.Cadence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone edit}: opens the next editions as a sheet, and stores the changes. */
@Command(
    name = "edit",
    mixinStandardHelpOptions = true,
    description =
        "Edit the editions that wait for approval, or the next one, as a small YAML sheet: subject,"
            + " preheader and intro; title, gist, section and note of each story; their order;"
            + " which story leads, which are left out, and which belong together. Your changes are"
            + " kept when more articles are collected.",
    footer = {
      "",
      "Examples: anemone edit",
      "          anemone edit --cadence weekly",
      "          anemone edit --print > sheet.yaml; anemone edit --sheet sheet.yaml"
    })
final class EditCommand implements Callable<Integer> {

  private static final Pattern NAMED = Pattern.compile("(?m)^edition:[ \\t]*[\"']?([\\w/-]{1,40})");

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--cadence",
      paramLabel = "WORD",
      completionCandidates = CadenceConverter.Words.class,
      description =
          "The cadence of the edition: ${COMPLETION-CANDIDATES} (default: all that wait).")
  private @Nullable Cadence cadence;

  @Option(names = "--print", description = "Print the sheet, and change nothing.")
  private boolean print;

  @Option(
      names = "--sheet",
      paramLabel = "FILE",
      description = "Apply this sheet without opening an editor.")
  private @Nullable Path sheet;

  EditCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Wiring wiring = Wiring.of(host, options.config());
    Optional<String> given =
        sheet == null ? Optional.empty() : Optional.of(text(host.directory().resolve(sheet)));
    List<Slot> slots;
    List<SheetEdition> shown;
    try (NewsletterState state = wiring.folder().read()) {
      slots =
          slots(
              wiring.editors().desk(state), wiring.newsletter().cadence(), state, given.orElse(""));
      shown = SheetSession.editions(wiring.editors().desk(state), slots);
    }
    if (shown.isEmpty()) {
      host.out().println(slots.get(0) + ": nothing new, so there is nothing to edit");
      return ExitCode.OK.number();
    }
    if (print) {
      host.out().print(EditSheet.write(shown));
      host.out().flush();
      return ExitCode.OK.number();
    }
    SheetSession session = wiring.sheets(slots);
    if (given.isPresent() && sheet != null) {
      session.take(given.get(), sheet);
    } else {
      wiring.sheetEditor(session).edit(shown);
    }
    return ExitCode.OK.number();
  }

  /** Returns the editions to edit: of one cadence, the drafts, or the next one. */
  private List<Slot> slots(EditionDesk desk, Cadence usual, NewsletterState state, String given) {
    Set<Slot> slots = new LinkedHashSet<>();
    if (cadence != null) {
      slots.add(desk.slot(cadence));
    } else {
      slots.addAll(state.drafts().waiting());
      named(given).stream().filter(desk::isCurrent).forEach(slots::add);
      if (slots.isEmpty()) {
        slots.add(desk.slot(usual));
      }
    }
    List<Slot> open = slots.stream().filter(slot -> !desk.isApproved(slot)).toList();
    if (open.isEmpty()) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          slots.iterator().next() + " is already approved; an approved edition cannot be changed");
    }
    return open;
  }

  /** Returns the editions named in a sheet; invalid names are reported when it is read. */
  private static List<Slot> named(String sheet) {
    return NAMED.matcher(sheet).results().flatMap(label -> slot(label.group(1)).stream()).toList();
  }

  private static Optional<Slot> slot(String name) {
    try {
      return Optional.of(Slot.parse(name));
    } catch (IllegalArgumentException noSlot) {
      return Optional.empty();
    }
  }

  private String text(Path file) {
    try {
      return TextFile.read(file);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_DATA, sheet + ": unable to read the sheet: " + FileFailure.why(e), e);
    }
  }
}
