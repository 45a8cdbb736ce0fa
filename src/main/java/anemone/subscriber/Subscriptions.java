package anemone.subscriber;

import anemone.subscriber.SignedLink.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The actions of subscribers on their own subscriptions, by the links in their mails. Thread-safe.
 */
public final class Subscriptions {

  private final Roster roster;
  private final SignedLink links;

  /**
   * Creates subscriptions.
   *
   * @param roster where they are stored
   * @param links verifies the links
   */
  public Subscriptions(Roster roster, SignedLink links) {
    this.roster = roster;
    this.links = links;
  }

  /**
   * The subscriber of a token.
   *
   * @param entry the subscriber
   * @param isOld whether it belongs to an earlier subscription of the address, and is not valid for
   *     this one
   */
  public record Found(RosterEntry entry, boolean isOld) {}

  /** Returns the subscriber of a token that was signed for a purpose. */
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

  /** Returns the entries whose addresses have a fingerprint. */
  public List<RosterEntry> find(long fingerprint) {
    return roster.find(fingerprint);
  }

  /** Ends a subscription; no mail to it begins afterwards. */
  public void leave(RosterEntry entry, Instant at) {
    roster.leave(entry, at);
  }

  /** Undoes that. */
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

  /** Returns the current state of an entry. */
  public RosterEntry now(RosterEntry entry) {
    return roster.find(entry.address()).orElse(entry);
  }

  /** Returns the token of a subscriber for a purpose. */
  public String token(Purpose purpose, RosterEntry entry) {
    return links.token(purpose, entry.address(), entry.epoch());
  }
}
