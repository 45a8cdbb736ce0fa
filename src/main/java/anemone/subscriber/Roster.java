package anemone.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All subscribers, including those who left. Each change is durable when its method returns.
 * Thread-safe; several processes may use a roster, also while a run sends.
 *
 * <p>If the roster cannot be read or written at the moment, every method throws {@link
 * IllegalStateException} and changes nothing.
 */
public interface Roster {

  /** Returns the entry of an address, ignoring case. */
  Optional<RosterEntry> find(EmailAddress address);

  /** Returns the entries whose addresses have a {@link SignedLink#fingerprint}: rarely two. */
  List<RosterEntry> find(long fingerprint);

  /** Ends a subscription; has no effect on one that has ended. */
  void leave(RosterEntry entry, Instant at);

  /** Undoes an unsubscription; has no effect on other suppressions. */
  void comeBack(RosterEntry entry);

  /**
   * Replaces the preferences that a subscriber chose, and puts a mail in the outbox that confirms
   * the change and can undo it. Equal preferences change nothing.
   */
  void choose(RosterEntry entry, PreferenceSet chosen, Instant at);

  /** Returns the changes that a subscriber can undo, the latest first. */
  List<PreferenceChange> changes(RosterEntry entry);
}
