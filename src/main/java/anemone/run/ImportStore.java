package anemone.run;

import anemone.subscriber.PreferenceSet;
import anemone.subscriber.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The store of imports: subscribers from another program, and how to undo their import. */
public interface ImportStore {

  /** How long an import can be undone. */
  Duration UNDOABLE = Duration.ofDays(7);

  /** Starts an import that can be undone. */
  Import begin(String file, Terms terms, Instant at);

  /**
   * Adds or updates a subscriber. Their own preferences stay.
   *
   * @param said the imported preferences
   */
  Placed place(Import under, Subscriber subscriber, PreferenceSet said);

  /**
   * Undoes the latest import, if it is not older than {@link #UNDOABLE}: removes the subscribers
   * that it added, and restores those that it changed. Subscribers who chose preferences since then
   * stay.
   *
   * @return empty if there is none
   */
  Optional<Undone> undo(Instant now);

  /**
   * Redirects later changes to a copy of the roster, which only this object sees and which is gone
   * when its connection is closed.
   */
  void rehearse();

  /**
   * Whether the roster has neither subscribers nor suppressed addresses. If so, a whole import can
   * be one transaction, which is faster: there is nobody who could unsubscribe meanwhile.
   */
  boolean isEmpty();

  /** Runs work in one transaction, in which each address is placed at most once. */
  void together(Runnable work);

  /**
   * An import.
   *
   * @param number its number; 0 if it cannot be undone
   * @param terms its terms
   * @param at its time
   */
  record Import(long number, Terms terms, Instant at) {}

  /**
   * The terms of an import.
   *
   * @param revival which former subscribers are subscribed again
   * @param consent what the new subscribers agreed to; empty if it is not known
   */
  record Terms(Revival revival, String consent) {

    /** No former subscriber is subscribed again, and no consent is known. */
    public static final Terms NONE = new Terms(Revival.NOBODY, "");

    /** Whether somebody who unsubscribed is subscribed again. */
    public boolean revivesUnsubscribed() {
      return revival != Revival.NOBODY && !consent.isEmpty();
    }

    /** Whether somebody who was forgotten is subscribed again. */
    public boolean revivesForgotten() {
      return revival == Revival.FORGOTTEN_TOO && !consent.isEmpty();
    }
  }

  /** Which former subscribers are subscribed again. */
  enum Revival {
    /** Nobody. */
    NOBODY,
    /** Those who unsubscribed. */
    UNSUBSCRIBED,
    /** Those who unsubscribed or were forgotten. */
    FORGOTTEN_TOO
  }

  /** The result for one subscriber. */
  enum Placed {
    /** A new subscriber. */
    ADDED,
    /** A subscriber who was changed. */
    UPDATED,
    /** An unchanged subscriber. */
    SAME,
    /** They unsubscribed or were suppressed, and stay away. */
    KEPT_OUT,
    /** They were forgotten, and stay away. */
    FORGOTTEN
  }

  /**
   * The result of undoing an import.
   *
   * @param file the imported file
   * @param at when it was imported
   * @param removed number of subscribers removed
   * @param restored number of subscribers who are as before
   * @param kept number of subscribers who stay, since they chose preferences
   */
  record Undone(String file, Instant at, long removed, long restored, long kept) {}
}
