package anemone.deliver.bounce;

import anemone.deliver.bounce.BounceRecord.Kind;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppression;
import anemone.subscriber.Suppression.Reason;
import anemone.subscriber.Suppressions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides on suppressions after returned messages.
 *
 * <p>Anyone can send a message that looks like a bounce. It counts only if it has the signed link
 * or the Message-ID of a message of ours, which nobody else can compute. A failure because the
 * mailbox does not exist then suppresses the address at once. Any other permanent failure counts;
 * three editions that fail within thirty days suppress the address. A complaint, which must show
 * our message likewise, suppresses the address at once, and so does a request to unsubscribe with a
 * signed token or from a verified sender. All other messages are left for a person.
 */
final class BouncePolicy {

  private static final int MAX_BOUNCES = 3;
  private static final Duration WITHIN = Duration.ofDays(30);

  private final Suppressions suppressions;
  private final BounceLog returns;
  private final Instant now;

  BouncePolicy(Suppressions suppressions, BounceLog returns, Instant now) {
    this.suppressions = suppressions;
    this.returns = returns;
    this.now = now;
  }

  /**
   * The result for a message.
   *
   * @param kind the kind
   * @param owner the recipient that it is about
   * @param detail the reason in the message
   * @param suppressed whether it has suppressed an address
   */
  record BounceAction(
      Kind kind, Optional<MatchedRecipient> owner, String detail, boolean suppressed) {}

  /** Handles a message, and suppresses the address if necessary. */
  BounceAction settle(Bounce returned, Optional<MatchedRecipient> owner) {
    return returned.by(new ActionChooser(owner));
  }

  private final class ActionChooser implements Bounce.Cases<BounceAction> {

    private final Optional<MatchedRecipient> owner;

    ActionChooser(Optional<MatchedRecipient> owner) {
      this.owner = owner;
    }

    @Override
    public BounceAction bounced(Bounce.NonDelivery bounced) {
      DeliveryFailure failure = bounced.failure();
      if (owner.isEmpty()) {
        return left("it is a bounce of a mail that we did not send");
      }
      if (!failure.isPermanent()) {
        return new BounceAction(Kind.DELAYED, owner, failure.toString(), false);
      }
      if (!failure.cause().isAboutRecipient()) {
        // It is about the sender and does not count against the subscriber.
        return new BounceAction(Kind.DELAYED, owner, failure.toString(), false);
      }
      if (!owner.get().isProven()) {
        return left("it is a bounce that does not show which mail it is about; it may be forged");
      }
      boolean suppressed =
          (failure.isNoMailbox() || isTooMany(owner.get()))
              && suppress(Reason.BOUNCED, failure.toString());
      return new BounceAction(Kind.BOUNCED, owner, failure.toString(), suppressed);
    }

    @Override
    public BounceAction complained(Bounce.Complaint complained) {
      if (owner.filter(MatchedRecipient::isProven).isEmpty()) {
        return left("it is a complaint that does not show which mail it is about");
      }
      return new BounceAction(
          Kind.COMPLAINED,
          owner,
          complained.type(),
          suppress(Reason.COMPLAINED, complained.type()));
    }

    @Override
    public BounceAction unsubscribing(Bounce.UnsubscribeRequest unsubscribing) {
      if (owner.isEmpty()) {
        return left("it asks to unsubscribe an address that we did not write to");
      }
      if (!owner.get().isProven() && !unsubscribing.authenticated()) {
        return left(
            "it asks to unsubscribe its sender, which is not verified; if you believe it:"
                + " anemone subscribers suppress ADDRESS");
      }
      return new BounceAction(
          Kind.UNSUBSCRIBED, owner, "by mail", suppress(Reason.UNSUBSCRIBED, "by mail"));
    }

    @Override
    public BounceAction automatic(Bounce.AutoReply automatic) {
      return new BounceAction(Kind.IGNORED, Optional.empty(), automatic.what(), false);
    }

    @Override
    public BounceAction unclear(Bounce.Unclear unclear) {
      return left(unclear.why());
    }

    private BounceAction left(String why) {
      return new BounceAction(Kind.LEFT, Optional.empty(), why, false);
    }

    private boolean suppress(Reason reason, String detail) {
      EmailAddress address = owner.orElseThrow().address();
      return suppressions.add(new Suppression(address, reason, detail, now));
    }
  }

  private boolean isTooMany(MatchedRecipient owner) {
    Set<Slot> editions = new HashSet<>(returns.bounced(owner.address(), now.minus(WITHIN)));
    owner.slot().ifPresent(editions::add);
    return editions.size() >= MAX_BOUNCES;
  }
}
