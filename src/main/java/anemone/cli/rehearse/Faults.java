package anemone.cli.rehearse;

import java.util.Random;

/**
 * What goes wrong with a mail, as a function of the seed, the recipient, the mail and the number of
 * the attempt, so that the order of mails does not matter. Thread-safe.
 *
 * @param seed the seed
 * @param kills the chance that the sending process is killed during an attempt, 0 to 1
 * @param isHealed whether nothing goes wrong any more but with unknown addresses
 */
public record Faults(long seed, double kills, boolean isHealed) {

  /** Faults of every kind. */
  public Faults(long seed, double kills) {
    this(seed, kills, false);
  }

  private static final int PER_CENT = 100;

  /** Subscribers in a thousand whose address is unknown to the server. */
  private static final int UNKNOWN_ADDRESSES = 10;

  /** What happens in an attempt. */
  public enum Fault {
    /** The mail is taken. */
    NONE,
    /** The recipient is unknown (550). */
    UNKNOWN_ADDRESS,
    /** The mail is refused for its content (554). */
    REFUSED,
    /** The recipient is deferred (451). */
    DEFERRED,
    /** The mail is deferred after its end (452). */
    NO_ROOM,
    /** The connection is lost before the recipient is answered. */
    LOST_BEFORE,
    /** The connection is lost after the end of the mail, which is not taken. */
    LOST_AFTER,
    /** The mail is taken, but the connection is lost before the answer. */
    TAKEN_UNSAID,
    /** The mail is taken, but the server says that it is not (451). */
    TAKEN_DENIED,
    /** The process is killed before the end of the mail is taken. */
    KILLED_BEFORE,
    /** The process is killed after the mail was taken, and before it knows. */
    KILLED_AFTER;

    /** Whether the process is killed. */
    boolean isKill() {
      return this == KILLED_BEFORE || this == KILLED_AFTER;
    }

    /** Whether the server keeps the mail and does not say so. */
    boolean isLie() {
      return this == TAKEN_UNSAID || this == TAKEN_DENIED;
    }
  }

  /** Returns faults of which only unknown addresses are left. */
  Faults healed() {
    return new Faults(seed, kills, true);
  }

  /** Returns whether the server does not know a recipient. */
  boolean isUnknown(String recipient) {
    return random(recipient, "address", 0).nextInt(1_000) < UNKNOWN_ADDRESSES;
  }

  /**
   * Returns what goes wrong in an attempt.
   *
   * @param day the simulated day, so that a later mail to the recipient fares otherwise
   * @param attempt the number of the attempt at this recipient, from 1
   */
  Fault of(String recipient, long day, int attempt) {
    if (isUnknown(recipient)) {
      return Fault.UNKNOWN_ADDRESS;
    }
    if (isHealed) {
      return Fault.NONE;
    }
    Random random = random(recipient, "attempt " + day, attempt);
    if (random.nextDouble() < kills) {
      return random.nextBoolean() ? Fault.KILLED_BEFORE : Fault.KILLED_AFTER;
    }
    double chance = random.nextDouble() * PER_CENT;
    if (chance < 0.05) {
      return Fault.REFUSED;
    }
    if (chance < 2.0) {
      return Fault.DEFERRED;
    }
    if (chance < 2.5) {
      return Fault.NO_ROOM;
    }
    if (chance < 3.0) {
      return Fault.LOST_BEFORE;
    }
    if (chance < 3.3) {
      return Fault.LOST_AFTER;
    }
    if (chance < 3.5) {
      return Fault.TAKEN_UNSAID;
    }
    return chance < 3.6 ? Fault.TAKEN_DENIED : Fault.NONE;
  }

  private Random random(String recipient, String what, int number) {
    long hash = seed;
    for (char c : (what + "\n" + recipient).toCharArray()) {
      hash = hash * 1_000_003 + c;
    }
    return new Random(new Random(hash + number * 0x9E3779B97F4A7C15L).nextLong());
  }
}
