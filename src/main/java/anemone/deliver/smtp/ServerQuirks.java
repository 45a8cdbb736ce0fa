package anemone.deliver.smtp;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is known of a server that breaks what it offers, shared by all connections to it. May be
 * used by several threads.
 */
public final class ServerQuirks {

  private static final int LOST_GROUPS = 2;

  private final Set<Quirk> known;
  private final Consumer<Quirk> learnt;
  private boolean grouping;
  private int lostGroups;

  /**
   * The quirks of a server.
   *
   * @param known what is known already
   * @param learnt is given what is worth remembering, once each
   */
  public ServerQuirks(Set<Quirk> known, Consumer<Quirk> learnt) {
    this.known = EnumSet.noneOf(Quirk.class);
    this.known.addAll(known);
    this.learnt = learnt;
  }

  /** A server of which nothing is known, and nothing remembered. */
  public static ServerQuirks none() {
    return new ServerQuirks(Set.of(), quirk -> {});
  }

  /** A way in which servers break what they offer. */
  public enum Quirk {
    /** Commands behind the end of a message are dropped, or answered with 503. */
    DROPS_AFTER_DOT,
    /** A message refused at its end leaves its transaction open. */
    KEEPS_TRANSACTION,
    /** Commands in groups (RFC 2920) are not answered. */
    NO_PIPELINING;

    /** The word it is stored by: {@code drops-after-dot}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The quirk of that word, if there is one. */
    public static Optional<Quirk> of(String word) {
      return EnumSet.allOf(Quirk.class).stream().filter(q -> q.word().equals(word)).findFirst();
    }
  }

  synchronized boolean has(Quirk quirk) {
    return known.contains(quirk);
  }

  void learn(Quirk quirk) {
    boolean isNew;
    synchronized (this) {
      isNew = known.add(quirk);
    }
    // What may have been the network's fault is not remembered for the next run.
    if (isNew && quirk != Quirk.NO_PIPELINING) {
      learnt.accept(quirk);
    }
  }

  /** Whether the server has answered commands in groups. */
  synchronized boolean isGrouping() {
    return grouping;
  }

  /** Notes that commands in a group were answered. */
  synchronized void groupAnswered() {
    grouping = true;
    lostGroups = 0;
  }

  /** Notes that the connection was lost over commands in a group. */
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
