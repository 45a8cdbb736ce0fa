package anemone.subscriber;

import java.util.Optional;

/**
 * One row of the roster.
 *
 * @param id its number, which no other row ever has
 * @param address the address as it was written last
 * @param name what to call the subscriber, or empty
 * @param epoch which subscription of the address it is, from 1
 * @param listed what the operator's file says; empty if the file does not have them
 * @param chosen what the subscriber chose on the pages
 * @param isMember whether they are subscribed, suppressed or not: false after the file dropped them
 * @param suppression why they get nothing, if they do not
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

  /** What holds: what the subscriber chose, before what the file says. */
  public PreferenceSet preferences() {
    return chosen.over(listed.orElse(PreferenceSet.NOTHING));
  }

  /** Returns the entry with other preferences chosen. */
  public RosterEntry withChosen(PreferenceSet other) {
    return new RosterEntry(id, address, name, epoch, listed, other, isMember, suppression);
  }

  /** The subscriber, with the newsletter's settings for what nobody said. */
  public Subscriber subscriber(SubscriberRules rules) {
    return preferences().known(rules).subscriber(address, name, epoch, rules);
  }

  /** Whether they get the newsletter. */
  public boolean isActive() {
    return isMember && suppression.isEmpty();
  }

  /** Whether they left by their own choice. */
  public boolean hasLeft() {
    return suppression.map(s -> s.reason() == Suppression.Reason.UNSUBSCRIBED).orElse(false);
  }
}
