package anemone.run;

import anemone.edition.Slot;
import anemone.newsletter.Newsletter;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The subscribers of a newsletter: the operator's file, and the roster that it is imported into.
 *
 * @param newsletter the settings
 * @param clock the clock
 * @param err receives a line for each bad entry
 */
public record SubscriberLists(Newsletter newsletter, Clock clock, PrintWriter err) {

  /** Returns the operator's file. */
  public SubscriberFile file() {
    return new SubscriberFile(newsletter.files().subscribers(), newsletter.subscriberRules());
  }

  /**
   * Counts the roster, after importing the operator's file if it has changed. Prints bad entries
   * and unknown topics.
   *
   * @param state the state with the roster, which may change
   * @param everyone whether all subscribers are due, whatever their delivery time
   * @param strict whether a bad entry is a failure
   * @param shrink whether to accept a file that lacks half of its former subscribers
   * @throws anemone.process.CommandFailure if the file cannot be read, or there is no subscriber
   */
  public Audience audience(
      NewsletterState state, boolean everyone, boolean strict, boolean shrink) {
    RosterStore roster = state.roster();
    int invalid = intake(shrink).into(roster, err);
    warnOfTopics(roster);
    return judged(
        Audience.of(roster, newsletter.subscriberRules(), invalid, isDue(everyone)), strict);
  }

  /**
   * Counts the roster as if the operator's file had been imported; nothing changes.
   *
   * @param state the state, opened for reading
   * @throws anemone.process.CommandFailure if the file cannot be read
   */
  public Audience look(NewsletterState state) {
    RosterStore roster = state.roster();
    int invalid = intake(false).look(roster, err);
    warnOfTopics(roster);
    return Audience.of(roster, newsletter.subscriberRules(), invalid, isDue(true));
  }

  /**
   * Returns an audience to which mail can be sent.
   *
   * @param strict whether a bad entry is a failure
   * @throws anemone.process.CommandFailure if there is no subscriber, or a bad entry and {@code
   *     strict}
   */
  public Audience judged(Audience audience, boolean strict) {
    return audience.judged(strict, newsletter.files().subscribers());
  }

  /** Returns a subscriber with default preferences, for an address that is not on the list. */
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

  private void warnOfTopics(RosterStore roster) {
    for (String warning : roster.unknownTopics(newsletter.subscriberRules())) {
      err.println(
          warning + " (to rename a topic, change its title in newsletter.yaml and keep its name)");
    }
  }

  private RosterImport intake(boolean shrink) {
    return new RosterImport(file(), shrink, clock.instant());
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
