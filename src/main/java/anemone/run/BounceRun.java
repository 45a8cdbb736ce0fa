package anemone.run;

import anemone.cli.Wiring;
import anemone.deliver.bounce.ReturnBox;
import anemone.deliver.bounce.ReturnDesk;
import anemone.deliver.bounce.ReturnTally;
import anemone.deliver.bounce.Sent;
import anemone.deliver.box.ImapBox;
import anemone.deliver.box.ImapSettings;
import anemone.deliver.box.MessageFiles;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.render.Letterhead;
import anemone.store.SqlProofs;
import anemone.store.SqlReturns;
import anemone.store.SqlSuppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Goes through what came back to a newsletter, in its mailbox or in files. */
public final class BounceRun {

  /** Nothing is believed of editions that are older. */
  private static final Duration REMEMBERED = Duration.ofDays(60);

  private final Wiring wiring;
  private final OpenState state;
  private final Clock clock;
  private final PrintWriter err;

  public BounceRun(Wiring wiring, OpenState state, Clock clock, PrintWriter err) {
    this.wiring = wiring;
    this.state = state;
    this.clock = clock;
    this.err = err;
  }

  /** Goes through the mailbox that the settings name; empty if they name none. */
  public Optional<ReturnDesk.Cleared> clear() {
    return wiring.newsletter().returns().map(this::clear);
  }

  /**
   * Goes through files, which stay where they are.
   *
   * @throws CommandFailure if they cannot be listed
   */
  public ReturnDesk.Cleared clear(List<Path> paths) {
    try (MessageFiles files = new MessageFiles(paths)) {
      return clear(files);
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.BAD_DATA, e.getFile() + ": there is no such file", e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_DATA, "unable to list the messages: " + e, e);
    }
  }

  private ReturnDesk.Cleared clear(ImapSettings settings) {
    try (ReturnBox box = ImapBox.open(settings, new SqlReturns(state.database())::hasRead)) {
      return clear(box);
    } catch (IOException e) {
      return new ReturnDesk.Cleared(ReturnTally.NONE, String.valueOf(e.getMessage()));
    }
  }

  private ReturnDesk.Cleared clear(ReturnBox box) {
    Letterhead letterhead = wiring.newsletter().letterhead();
    List<Slot> slots =
        new SqlProofs(state.database())
            .all().stream().filter(s -> !s.isOver(clock.instant(), REMEMBERED)).toList();
    ReturnDesk desk =
        new ReturnDesk(
            new Sent(letterhead, wiring.links(letterhead)::token, slots, state.books().ledger()),
            each -> wiring.subscribers().each(s -> each.accept(s.address())),
            new SqlSuppressions(state.database()),
            new SqlReturns(state.database()),
            clock);
    return desk.clear(box, line -> err.println("returns: " + line));
  }
}
