package anemone.run;

import anemone.edition.Slot;
import anemone.newsletter.Newsletter;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.SuppressionSet;
import anemone.subscriber.Suppressions;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The subscriber list of a newsletter, with or without the suppressed addresses.
 *
 * @param newsletter the settings
 * @param clock the time
 * @param err where bad entries are named, a line each
 */
public record SubscriberLists(Newsletter newsletter, Clock clock, PrintWriter err) {

  /** The whole list, with the suppressed addresses. */
  public SubscriberFile all() {
    return file(() -> SuppressionSet.NOBODY);
  }

  /** The list without the suppressed addresses; use it for sending. */
  public SubscriberFile without(Suppressions suppressions) {
    return file(() -> SuppressionSet.of(suppressions));
  }

  /** The whole list, counted; its bad entries are named. */
  public Census census() {
    return all().census(isDue(true), false, err);
  }

  /**
   * The list without the suppressed addresses, counted; its bad entries are named.
   *
   * @param everyone whether all are due, whatever their hour
   * @param strict whether a bad entry is a failure
   */
  public Census census(Suppressions suppressions, boolean everyone, boolean strict) {
    return without(suppressions).census(isDue(everyone), strict, err);
  }

  /**
   * Starts to count the list without the suppressed addresses in the background; a strict count is
   * complete when this returns.
   *
   * @param everyone whether all are due, whatever their hour
   * @param strict whether a bad entry is a failure
   */
  public Counting count(Suppressions suppressions, boolean everyone, boolean strict) {
    Counting counting = without(suppressions).count(isDue(everyone), strict, err);
    if (strict) {
      counting.census();
    }
    return counting;
  }

  /** A subscriber with the default preferences, for an address that is not on the list. */
  public Subscriber guest(EmailAddress address) {
    SubscriberRules rules = newsletter.subscriberRules();
    return new Subscriber(
        address,
        "",
        List.of(),
        rules.cadence(),
        0,
        rules.zone(),
        rules.language(),
        Optional.empty(),
        Optional.empty());
  }

  private SubscriberFile file(Supplier<SuppressionSet> suppressed) {
    return new SubscriberFile(
        newsletter.files().subscribers(), newsletter.subscriberRules(), suppressed);
  }

  private Predicate<Subscriber> isDue(boolean everyone) {
    Instant now = clock.instant();
    LocalDate today = now.atZone(newsletter.letterhead().zone()).toLocalDate();
    return s -> {
      Slot slot = Slot.openOn(s.cadence(), today);
      return everyone ? slot.isFor(s) : slot.isDue(s, now);
    };
  }
}
