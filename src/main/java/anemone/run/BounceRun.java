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

/** Processes the bounces of a newsletter, from its mailbox or from files. */
public final class BounceRun {

  /** The age of an edition after which its bounces are ignored. */
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
   * @param state records the bounces
   * @param links the links in mails, whose tokens identify recipients
   */
  public BounceRun(
      Newsletter newsletter, SubscriberLists lists, NewsletterState state, MailLinks links) {
    this.newsletter = newsletter;
    this.lists = lists;
    this.state = state;
    this.links = links;
  }

  /** Processes the mailbox in the settings; empty if there is none. */
  public Optional<BounceProcessor.ProcessResult> read() {
    return newsletter.bounces().map(this::read);
  }

  /**
   * Processes files, and leaves them unchanged.
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
    // A processed message that could not be moved away or deleted is read again, to do that now.
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
