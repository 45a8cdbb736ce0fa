package anemone.subscriber;

import java.util.Optional;

/**
 * One row of the roster.
 *
 * @param id its number
 * @param address the address as it was written last
 * @param name what to call the subscriber, or empty
 * @param epoch the number of the address's subscription, from 1
 * @param listed the operator's preferences for them; empty if no file has them
 * @param chosen the preferences that the subscriber chose on the pages
 * @param isMember whether they are subscribed, though perhaps suppressed; false after the file
 *     dropped them
 * @param suppression why they get nothing, if suppressed
 */
public record RosterEntry(
    long id,
    EmailAddress address,
    String name,
    int epoch,
    Optional<PreferenceSet> listed,
    PreferenceSet chosen,
    boolean isMember,
    Optional<Suppression> suppression) {

  /** Returns the effective preferences: the chosen ones override the operator's. */
  public PreferenceSet preferences() {
    return chosen.over(listed.orElse(PreferenceSet.NOTHING));
  }

  /** Returns the entry with other preferences chosen. */
  public RosterEntry withChosen(PreferenceSet other) {
    return new RosterEntry(id, address, name, epoch, listed, other, isMember, suppression);
  }

  /** Returns the subscriber, with the newsletter's defaults for missing preferences. */
  public Subscriber subscriber(SubscriberRules rules) {
    return preferences().known(rules).subscriber(address, name, epoch, rules);
  }

  /** Whether they get the newsletter. */
  public boolean isActive() {
    return isMember && suppression.isEmpty();
  }

  /** Whether they unsubscribed. */
  public boolean hasLeft() {
    return suppression.map(s -> s.reason() == Suppression.Reason.UNSUBSCRIBED).orElse(false);
  }
}
