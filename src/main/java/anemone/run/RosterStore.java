package anemone.run;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.Roster;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.file.SubscriberReader;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The roster as a run needs it: filled from the operator's file, counted, and read in parts. */
public interface RosterStore extends Roster {

  /**
   * Takes the operator's file in, if it has changed. What subscribers chose stays; whoever left
   * stays away.
   *
   * @param stamp identifies this version of the file
   * @param reader opens the file; the argument says whether to look for two entries with one
   *     address, which takes longer
   * @param shrink whether the file may lack many of those who were in it
   * @param now when somebody new joins
   * @throws RosterShrunkException if it lacks half of those who were in it, or is cut off
   */
  Intake takeIn(
      String stamp, Function<Boolean, SubscriberReader> reader, boolean shrink, Instant now);

  /**
   * Takes the operator's file into a copy of the roster that only this object sees, and that ends
   * with its connection: the stored roster does not change.
   *
   * @throws RosterShrunkException as {@link #takeIn} does
   */
  Intake lookInto(
      String stamp, Function<Boolean, SubscriberReader> reader, boolean shrink, Instant now);

  /**
   * Adds or updates a subscriber whom the operator brings from elsewhere. What they chose
   * themselves stays.
   *
   * @param said what is said of how they want the newsletter
   * @param terms the terms of the import
   */
  Placed place(Subscriber subscriber, PreferenceSet said, Terms terms, Instant now);

  /**
   * Lets later changes happen in a copy of the roster that only this object sees, and that ends
   * with its connection: the stored roster does not change.
   */
  void rehearse();

  /** Runs work whose changes are kept together, or not at all. */
  void together(Runnable work);

  /**
   * Erases a subscriber, but for a keyed hash by which they are kept away if a file brings them
   * again.
   *
   * @return whether anything was known of them
   */
  boolean forget(EmailAddress address, Instant now);

  /** Hands over every subscriber who gets the newsletter or is suppressed, in their order. */
  void each(Consumer<RosterEntry> consumer);

  /**
   * The terms of an import.
   *
   * @param revive whether those who left come back
   * @param consent what they agreed to; empty if it is not known
   */
  record Terms(boolean revive, String consent) {}

  /** What became of a row of an import. */
  enum Placed {
    /** A new subscriber. */
    ADDED,
    /** Something changed. */
    UPDATED,
    /** Everything was so before. */
    SAME,
    /** They left, or were suppressed or forgotten, and stay away. */
    KEPT_OUT
  }

  /** Hands over every address that the roster has or had, with the epoch of its subscription. */
  void addresses(BiConsumer<EmailAddress, Integer> consumer);

  /** Hands over all subscribers, counted by their preferences. */
  void groups(SubscriberRules rules, Groups groups);

  /**
   * Returns a warning for each topic that active subscribers chose, or were imported with, and that
   * the newsletter does not have. Those of the operator's file are in {@link Intake#problems}.
   */
  List<String> unknownTopics(SubscriberRules rules);

  /**
   * Returns the row numbers of the active subscribers whose preferences meet a condition: one bit
   * each.
   *
   * @param wanted asked about one subscriber for each preference set
   */
  BitSet active(SubscriberRules rules, Predicate<Subscriber> wanted);

  /**
   * Reads some subscribers in the order of their row numbers, as they are now.
   *
   * @param numbers the row numbers that are meant
   * @param from the least number
   * @param most the most rows to read
   */
  Part part(SubscriberRules rules, BitSet numbers, int from, int most);

  /**
   * The result of the last intake of the operator's file.
   *
   * @param invalid number of bad entries
   * @param problems what is wrong with them, and the file's unknown topics, a line each
   * @param kept number of subscribers who are no longer in it but stay, since an entry of it cannot
   *     be read
   */
  record Intake(int invalid, List<String> problems, long kept) {

    /** Copies the problems. */
    public Intake {
      problems = List.copyOf(problems);
    }
  }

  /** Takes some subscribers with equal preferences. */
  interface Groups {

    /**
     * Takes one group.
     *
     * @param one the first of them
     * @param count how many there are
     * @param suppressed whether they get nothing
     */
    void group(Subscriber one, long count, boolean suppressed);
  }

  /**
   * Some subscribers.
   *
   * @param members who they are
   * @param next the row number with which the next part begins, if there is one
   */
  record Part(List<Member> members, Optional<Integer> next) {

    /** Copies the members. */
    public Part {
      members = List.copyOf(members);
    }
  }

  /**
   * A subscriber with the number of their row.
   *
   * @param number the number of the row
   * @param subscriber the subscriber
   */
  record Member(int number, Subscriber subscriber) {}
}
