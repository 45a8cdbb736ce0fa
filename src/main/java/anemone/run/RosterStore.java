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

/** The roster, as a run needs it: filled from the operator's file, counted, and read in parts. */
public interface RosterStore extends Roster {

  /**
   * Takes the operator's file into the roster, if it has changed. The preferences that subscribers
   * chose stay; whoever left stays away.
   *
   * @param stamp identifies this version of the file
   * @param reader opens the file; the argument says whether to look for two entries with one
   *     address, which takes longer
   * @param shrink whether the file may lack half of its former subscribers
   * @param now the time for new subscribers
   * @throws RosterShrunkException if it lacks half of its former subscribers, or is cut off
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
   * Erases an address, except for a keyed hash that keeps it away if a file brings it again.
   *
   * @return whether anything was known of it
   */
  boolean forget(EmailAddress address, Instant now);

  /** Passes every subscriber who gets the newsletter or is suppressed, in the order of the rows. */
  void each(Consumer<RosterEntry> consumer);

  /** Passes every address that the roster has or had, with the epoch of its subscription. */
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
   * @param wanted asked about one subscriber for each preference set
   */
  BitSet active(SubscriberRules rules, Predicate<Subscriber> wanted);

  /**
   * Reads some subscribers in the order of their row numbers, as they are now.
   *
   * @param numbers the row numbers that are meant
   * @param from the least number
   * @param max the most rows to read
   */
  Part part(SubscriberRules rules, BitSet numbers, int from, int max);

  /**
   * The result of the last intake of the operator's file.
   *
   * @param invalid number of bad entries
   * @param problems what is wrong with them, and the file's unknown topics, a line each
   * @param kept number of subscribers who are no longer in it but stay, since an entry is
   *     unreadable
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
     * @param one the first of them
     * @param count their number
     * @param suppressed whether they are suppressed
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
   * A subscriber with the number of their row.
   *
   * @param number the number of the row
   * @param subscriber the subscriber
   */
  record Member(int number, Subscriber subscriber) {}
}
