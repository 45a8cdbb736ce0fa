package anemone.run;

import anemone.deliver.bounce.BounceMailbox;
import anemone.deliver.bounce.BounceProcessor;
import anemone.deliver.bounce.BounceTally;
import anemone.deliver.bounce.SentEditions;
import anemone.deliver.mailbox.ImapMailbox;
import anemone.deliver.mailbox.ImapSettings;
import anemone.deliver.mailbox.MailboxFiles;
import anemone.edition.Slot;
import anemone.newsletter.Newsletter;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Subscriber;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Goes through what came back to a newsletter, in its mailbox or in files. */
public final class BounceRun {

  /** Nothing is believed of editions that are older. */
  private static final Duration REMEMBERED = Duration.ofDays(60);

  private final Newsletter newsletter;
  private final SubscriberLists lists;
  private final NewsletterState state;
  private final MailLinks links;

  /**
   * A run.
   *
   * @param newsletter the settings
   * @param lists the subscribers
   * @param state where it is recorded
   * @param links what unsubscribe links look like
   */
  public BounceRun(
      Newsletter newsletter, SubscriberLists lists, NewsletterState state, MailLinks links) {
    this.newsletter = newsletter;
    this.lists = lists;
    this.state = state;
    this.links = links;
  }

  /** Goes through the mailbox that the settings name; empty if they name none. */
  public Optional<BounceProcessor.ProcessResult> read() {
    return newsletter.bounces().map(this::read);
  }

  /**
   * Goes through files, which stay where they are.
   *
   * @throws CommandFailure if they cannot be listed
   */
  public BounceProcessor.ProcessResult read(List<Path> paths) {
    try (MailboxFiles files = new MailboxFiles(paths)) {
      return read(files);
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.BAD_DATA, e.getFile() + ": there is no such file", e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_DATA, "unable to list the messages: " + FileFailure.why(e), e);
    }
  }

  private BounceProcessor.ProcessResult read(ImapSettings settings) {
    // What was processed and could not be put away is put away now.
    Predicate<String> skipped =
        settings.handled() == ImapSettings.Handled.KEEP
            ? state.bounces()::hasRead
            : state.bounces()::isLeft;
    try (BounceMailbox box = ImapMailbox.open(settings, skipped)) {
      return read(box);
    } catch (IOException e) {
      return new BounceProcessor.ProcessResult(BounceTally.NONE, String.valueOf(e.getMessage()));
    }
  }

  private BounceProcessor.ProcessResult read(BounceMailbox box) {
    List<Slot> slots =
        state.proofs().all().stream()
            .filter(s -> !s.isOver(lists.clock().instant(), REMEMBERED))
            .toList();
    RosterStore roster = state.roster();
    BounceProcessor desk =
        new BounceProcessor(
            new SentEditions(
                links::messageIds,
                address -> links.tokens(address, epoch(roster, address)),
                slots,
                state.ledger()),
            each -> roster.addresses((address, epoch) -> each.accept(address)),
            state.suppressions(),
            state.bounces(),
            newsletter.bounces().flatMap(ImapSettings::authority),
            lists.clock());
    return desk.clear(box, line -> lists.err().println("bounces: " + line));
  }

  private static int epoch(RosterStore roster, EmailAddress address) {
    return roster.find(address).map(RosterEntry::epoch).orElse(Subscriber.FIRST_EPOCH);
  }
}
