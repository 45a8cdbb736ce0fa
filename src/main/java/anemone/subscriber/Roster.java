package anemone.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All subscribers, and those who have left. Each change is durable when its method returns. May be
 * used by several threads and, beside a run that sends, by several processes.
 *
 * <p>Every method throws {@link IllegalStateException} if the roster cannot be read or written at
 * the moment; nothing is changed then.
 */
public interface Roster {

  /** The entry of an address, capitals aside. */
  Optional<RosterEntry> find(EmailAddress address);

  /** The entries whose addresses have a {@link SignedLink#fingerprint}: hardly ever two. */
  List<RosterEntry> find(long fingerprint);

  /** Ends a subscription; one that has ended stays as it is. */
  void leave(RosterEntry entry, Instant at);

  /** Takes back that a subscriber left; has no effect on other suppressions. */
  void comeBack(RosterEntry entry);

  /**
   * Replaces the preferences that a subscriber chose, and puts a mail in the outbox that confirms
   * the change and can undo it. Equal preferences change nothing.
   */
  void choose(RosterEntry entry, PreferenceSet chosen, Instant at);

  /** The changes that a subscriber can undo, the latest first. */
  List<PreferenceChange> changes(RosterEntry entry);
}
