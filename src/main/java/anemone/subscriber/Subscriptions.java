package anemone.subscriber;

import anemone.subscriber.SignedLink.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What subscribers do to their own subscriptions by the links in their mails. May be used by
 * several threads.
 */
public final class Subscriptions {

  private final Roster roster;
  private final SignedLink links;

  /**
   * Subscriptions.
   *
   * @param roster where they are kept
   * @param links what the links in mails were made by
   */
  public Subscriptions(Roster roster, SignedLink links) {
    this.roster = roster;
    this.links = links;
  }

  /**
   * Whose a token is.
   *
   * @param entry the subscriber
   * @param isOld whether it belongs to an earlier subscription of the address and may not act on
   *     this one
   */
  public record Found(RosterEntry entry, boolean isOld) {}

  /** Whose a token is, if it was made for a purpose. */
  public Optional<Found> find(Purpose purpose, String token) {
    for (SignedLink.Claim claim : links.claims(token)) {
      for (RosterEntry entry : roster.find(claim.fingerprint())) {
        if (links.isFor(token, purpose, entry.address(), claim.epoch())) {
          return Optional.of(new Found(entry, claim.epoch() != entry.epoch()));
        }
      }
    }
    return Optional.empty();
  }

  /** The entries whose addresses have a fingerprint. */
  public List<RosterEntry> find(long fingerprint) {
    return roster.find(fingerprint);
  }

  /** Ends a subscription; no mail to it begins from now on. */
  public void leave(RosterEntry entry, Instant at) {
    roster.leave(entry, at);
  }

  /** Takes that back. */
  public void comeBack(RosterEntry entry) {
    roster.comeBack(entry);
  }

  /** Changes a subscriber's preferences, and has a mail confirm the change. */
  public void choose(RosterEntry entry, PreferenceSet chosen, Instant at) {
    roster.choose(entry, chosen, at);
  }

  /**
   * A change that a token can undo.
   *
   * @param entry the subscriber
   * @param change the change
   */
  public record FoundChange(RosterEntry entry, PreferenceChange change) {}

  /** Returns the change that a token was made to undo. */
  public Optional<FoundChange> findChange(String token) {
    for (SignedLink.Claim claim : links.claims(token)) {
      for (RosterEntry entry : roster.find(claim.fingerprint())) {
        for (PreferenceChange change : roster.changes(entry)) {
          if (change.epoch() == claim.epoch()
              && links.isFor(token, Purpose.UNDO, entry.address(), change.epoch())) {
            return Optional.of(new FoundChange(entry, change));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** An entry as it is now. */
  public RosterEntry now(RosterEntry entry) {
    return roster.find(entry.address()).orElse(entry);
  }

  /** The token of a subscriber for a purpose. */
  public String token(Purpose purpose, RosterEntry entry) {
    return links.token(purpose, entry.address(), entry.epoch());
  }
}
