package anemone.run;

import anemone.cli.Wiring;
import anemone.deliver.bounce.BounceMailbox;
import anemone.deliver.bounce.BounceProcessor;
import anemone.deliver.bounce.BounceTally;
import anemone.deliver.bounce.SentEditions;
import anemone.deliver.mailbox.ImapMailbox;
import anemone.deliver.mailbox.ImapSettings;
import anemone.deliver.mailbox.MailboxFiles;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.render.Letterhead;
import anemone.store.SqlBounceLog;
import anemone.store.SqlProofs;
import anemone.store.SqlRoster;
import anemone.store.SqlSuppressions;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Subscriber;
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
  public Optional<BounceProcessor.ProcessResult> clear() {
    return wiring.newsletter().returns().map(this::clear);
  }

  /**
   * Goes through files, which stay where they are.
   *
   * @throws CommandFailure if they cannot be listed
   */
  public BounceProcessor.ProcessResult clear(List<Path> paths) {
    try (MailboxFiles files = new MailboxFiles(paths)) {
      return clear(files);
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.BAD_DATA, e.getFile() + ": there is no such file", e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_DATA, "unable to list the messages: " + e, e);
    }
  }

  private BounceProcessor.ProcessResult clear(ImapSettings settings) {
    try (BounceMailbox box =
        ImapMailbox.open(settings, new SqlBounceLog(state.database())::hasRead)) {
      return clear(box);
    } catch (IOException e) {
      return new BounceProcessor.ProcessResult(BounceTally.NONE, String.valueOf(e.getMessage()));
    }
  }

  private BounceProcessor.ProcessResult clear(BounceMailbox box) {
    Letterhead letterhead = wiring.newsletter().letterhead();
    List<Slot> slots =
        new SqlProofs(state.database())
            .all().stream().filter(s -> !s.isOver(clock.instant(), REMEMBERED)).toList();
    SqlRoster roster = new SqlRoster(state.database());
    MailLinks links = wiring.links(letterhead);
    BounceProcessor desk =
        new BounceProcessor(
            new SentEditions(
                letterhead,
                address -> links.token(address, epoch(roster, address)),
                slots,
                state.books().ledger()),
            each -> roster.addresses((address, epoch) -> each.accept(address)),
            new SqlSuppressions(state.database()),
            new SqlBounceLog(state.database()),
            clock);
    return desk.clear(box, line -> err.println("returns: " + line));
  }

  private static int epoch(SqlRoster roster, EmailAddress address) {
    return roster.find(address).map(RosterEntry::epoch).orElse(Subscriber.FIRST_EPOCH);
  }
}
