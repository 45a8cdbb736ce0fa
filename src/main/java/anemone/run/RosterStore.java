package anemone.run;

import anemone.subscriber.EmailAddress;
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

/**
 * The store of the roster: imports the operator's file, counts subscribers, reads them in parts.
 */
public interface RosterStore extends Roster {

  /**
   * Imports the operator's file into the roster, if it has changed. Preferences that subscribers
   * chose are kept; people who unsubscribed are not subscribed again.
   *
   * @param stamp identifies this version of the file
   * @param reader opens the file; the argument says whether to look for duplicate addresses, which
   *     takes longer
   * @param shrink whether to accept a file that lacks half of its former subscribers
   * @param now the time recorded for new subscribers
   * @throws RosterShrunkException if it lacks half of its former subscribers, or is cut off
   */
  Intake takeIn(
      String stamp, Function<Boolean, SubscriberReader> reader, boolean shrink, Instant now);

  /**
   * Imports the operator's file into a copy of the roster, which only this object sees and which is
   * gone when its connection is closed; the stored roster does not change.
   *
   * @throws RosterShrunkException as {@link #takeIn} does
   */
  Intake lookInto(
      String stamp, Function<Boolean, SubscriberReader> reader, boolean shrink, Instant now);

  /**
   * Erases an address, except for a keyed hash, which prevents a file from adding it again.
   *
   * @return whether anything was stored about it
   */
  boolean forget(EmailAddress address, Instant now);

  /** Passes every subscriber who gets the newsletter or is suppressed, in the order of the rows. */
  void each(Consumer<RosterEntry> consumer);

  /** Passes every present or former address, with the epoch of its subscription. */
  void addresses(BiConsumer<EmailAddress, Integer> consumer);

  /** Passes all subscribers, counted by their preferences. */
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
   * @param wanted the condition; called with one subscriber for each set of preferences
   */
  BitSet active(SubscriberRules rules, Predicate<Subscriber> wanted);

  /**
   * Reads subscribers in the order of their row numbers, as stored now.
   *
   * @param numbers the row numbers to read
   * @param from the first row number
   * @param max the maximum number of rows
   */
  Part part(SubscriberRules rules, BitSet numbers, int from, int max);

  /**
   * Reads the active subscribers of a range of row numbers, as stored now.
   *
   * @param lowest the lowest row number
   * @param highest the highest row number
   * @param wanted the condition that their preferences meet
   */
  List<Subscriber> range(
      SubscriberRules rules, int lowest, int highest, Predicate<Subscriber> wanted);

  /**
   * The result of importing the operator's file.
   *
   * @param invalid number of bad entries
   * @param problems a line for each bad entry and each unknown topic
   * @param kept number of subscribers who are no longer in the file but stay, since an entry could
   *     not be read
   */
  record Intake(int invalid, List<String> problems, long kept) {

    /** Copies the problems. */
    public Intake {
      problems = List.copyOf(problems);
    }
  }

  /** Receives groups of subscribers with equal preferences. */
  interface Groups {

    /**
     * Receives one group.
     *
     * @param one the first subscriber of the group
     * @param count the size of the group
     * @param suppressed whether the group is suppressed
     */
    void group(Subscriber one, long count, boolean suppressed);
  }

  /**
   * A part of the subscribers.
   *
   * @param members the subscribers
   * @param next the row number with which the next part begins, if there is one
   */
  record Part(List<Member> members, Optional<Integer> next) {

    /** Copies the members. */
    public Part {
      members = List.copyOf(members);
    }
  }

  /**
   * A subscriber with their row number.
   *
   * @param number the row number
   * @param subscriber the subscriber
   */
  record Member(int number, Subscriber subscriber) {}
}
