package anemone.deliver.smtp;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The known defects of a server, shared by all connections to it. May be used by several threads.
 */
public final class ServerQuirks {

  private static final int LOST_GROUPS = 2;

  /** Replaced when one is added, so that reading it needs no lock. */
  private volatile Set<Quirk> known;

  private final Consumer<Quirk> learnt;
  private volatile boolean grouping;
  private volatile int lostGroups;

  /**
   * The quirks of a server.
   *
   * @param known the quirks known already
   * @param learnt stores new quirks for the next run, once each
   */
  public ServerQuirks(Set<Quirk> known, Consumer<Quirk> learnt) {
    this.known = Set.copyOf(known);
    this.learnt = learnt;
  }

  /** Returns no known quirks; new ones are not stored. */
  public static ServerQuirks none() {
    return new ServerQuirks(Set.of(), quirk -> {});
  }

  /** A defect of a server. */
  public enum Quirk {
    /** It drops commands behind the end of a message, or answers them with 503. */
    DROPS_AFTER_DOT,
    /** It leaves the transaction of a message open that it refused at its end. */
    KEEPS_TRANSACTION,
    /** It does not offer PIPELINING, or does not answer groups of commands (RFC 2920). */
    NO_PIPELINING;

    /** Returns the word it is stored by: {@code drops-after-dot}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the quirk with a word, if there is one. */
    public static Optional<Quirk> of(String word) {
      return EnumSet.allOf(Quirk.class).stream().filter(q -> q.word().equals(word)).findFirst();
    }
  }

  boolean has(Quirk quirk) {
    return known.contains(quirk);
  }

  void learn(Quirk quirk) {
    boolean isNew;
    synchronized (this) {
      Set<Quirk> more = EnumSet.of(quirk);
      isNew = !known.contains(quirk);
      more.addAll(known);
      known = Set.copyOf(more);
    }
    // What may have been the fault of the network is not stored for the next run.
    if (isNew && quirk != Quirk.NO_PIPELINING) {
      learnt.accept(quirk);
    }
  }

  /** Whether the server has answered a group of commands. */
  boolean isGrouping() {
    return grouping;
  }

  /** Notes that a group of commands was answered. */
  void groupAnswered() {
    if (!grouping || lostGroups > 0) {
      synchronized (this) {
        grouping = true;
        lostGroups = 0;
      }
    }
  }

  /** Notes that the connection was lost after a group of commands. */
  void groupLost() {
    boolean often;
    synchronized (this) {
      lostGroups++;
      often = lostGroups >= LOST_GROUPS && !grouping;
    }
    if (often) {
      learn(Quirk.NO_PIPELINING);
    }
  }
}
