package anemone.deliver;

import anemone.deliver.DispatchResult.End;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ends a run in which a server takes nothing, and leaves a domain alone that takes nothing from
 * this sender, before that damages the sender's reputation.
 *
 * <p>Refusals are held back until something shows whose fault they are. One that is about the
 * sender never stands. One about a recipient stands once anything was accepted; one by a policy
 * once the same domain accepted something, or at the end of a run with few of them. Held refusals
 * that do not stand leave their deliveries deferred. May be shared by threads.
 */
final class CircuitBreaker {

  private static final int POLICY_OF_ONE_DOMAIN = 5;
  private static final int SENDER = 5;
  private static final int POLICY = 10;
  private static final int REFUSED = 100;
  private static final int DEFERRED = 200;

  /** Maximum number of refusals held back; any further one is deferred at once. */
  private static final int MAX_HELD = 1_000;

  private final boolean proven;
  private final Map<String, List<Held>> policies = new HashMap<>();
  private final Set<String> blockedElsewhere = new HashSet<>();
  private final List<Held> recipients = new ArrayList<>();
  private final List<Held> senders = new ArrayList<>();
  private int holding;
  private int aboutSender;
  private int byPolicy;
  private int refused;
  private int deferred;
  private String deferredKind = "";
  private long accepted;

  /**
   * A breaker for one run.
   *
   * @param proven whether an earlier run of this edition has had messages accepted
   */
  CircuitBreaker(boolean proven) {
    this.proven = proven;
  }

  /** A refusal that does not stand yet. */
  record Held(Task task, Outcome outcome, ReplyCause cause) {}

  /** Why a run has to end. */
  record Trip(End end, String why) {}

  /** Notes that a domain accepted a message; returns the refusals that stand now. */
  synchronized List<Held> accepted(String domain) {
    accepted++;
    aboutSender = 0;
    byPolicy = 0;
    refused = 0;
    deferred = 0;
    List<Held> standing = new ArrayList<>(recipients);
    holding -= recipients.size();
    recipients.clear();
    if (!isBlocked(domain)) {
      standing.addAll(release(domain));
    }
    return standing;
  }

  /** Counts a refusal. */
  synchronized void refused(ReplyCause cause) {
    switch (cause) {
      case SENDER -> aboutSender++;
      case POLICY -> byPolicy++;
      case NO_MAILBOX, RECIPIENT -> refused++;
    }
    if (cause.isAboutRecipient()) {
      deferred = 0;
    }
  }

  /** Whether a refusal stands; otherwise it is held back. */
  synchronized boolean stands(Task task, Outcome outcome, ReplyCause cause) {
    if (cause.isAboutRecipient() && (accepted > 0 || proven)) {
      return true;
    }
    if (holding < MAX_HELD) {
      holding++;
      listFor(cause, task.domain()).add(new Held(task, outcome, cause));
    }
    return false;
  }

  /** Notes that the server deferred a message that it had deferred before. */
  synchronized void deferredAgain(Reply reply) {
    deferred = reply.kind().equals(deferredKind) ? deferred + 1 : 1;
    deferredKind = reply.kind();
  }

  /** Whether a domain is left alone for the rest of the run. */
  synchronized boolean isBlocked(String domain) {
    return blockedElsewhere.contains(domain) || isBlockedHere(domain);
  }

  private boolean isBlockedHere(String domain) {
    return policies.getOrDefault(domain, List.of()).size() >= POLICY_OF_ONE_DOMAIN;
  }

  /** Leaves domains alone that take nothing from another worker. */
  synchronized void block(Collection<String> domains) {
    blockedElsewhere.addAll(domains);
  }

  /** Returns the domains that take nothing from this worker. */
  synchronized List<String> blocked() {
    return policies.keySet().stream().filter(this::isBlockedHere).toList();
  }

  /** Whether the run has to end after an answer. */
  synchronized Optional<Trip> trip(Reply last) {
    if (aboutSender >= SENDER || byPolicy >= POLICY) {
      int times = Math.max(aboutSender, byPolicy);
      return Optional.of(trip(End.BLOCKED, times, "refusals of this sender", last));
    }
    if (refused >= REFUSED) {
      return Optional.of(trip(End.BLOCKED, refused, "refusals", last));
    }
    if (deferred >= DEFERRED) {
      return Optional.of(trip(End.BROKEN_OFF, deferred, "messages deferred", last));
    }
    return Optional.empty();
  }

  /** Number of messages accepted in this run. */
  synchronized long accepted() {
    return accepted;
  }

  /** Ends the run; returns the refusals that stand now. */
  synchronized List<Held> standing() {
    List<Held> standing = new ArrayList<>();
    if (accepted > 0 && byPolicy < POLICY && aboutSender < SENDER) {
      for (String domain : List.copyOf(policies.keySet())) {
        if (!isBlocked(domain)) {
          standing.addAll(release(domain));
        }
      }
    }
    return standing;
  }

  /** Returns the refusals that do not stand; to be called after {@link #standing}. */
  synchronized List<Held> notStanding() {
    List<Held> all = new ArrayList<>(senders);
    all.addAll(recipients);
    policies.values().forEach(all::addAll);
    return all;
  }

  private List<Held> listFor(ReplyCause cause, String domain) {
    return switch (cause) {
      case SENDER -> senders;
      case POLICY -> policies.computeIfAbsent(domain, d -> new ArrayList<>());
      case NO_MAILBOX, RECIPIENT -> recipients;
    };
  }

  private List<Held> release(String domain) {
    List<Held> released = Optional.ofNullable(policies.remove(domain)).orElse(List.of());
    holding -= released.size();
    return released;
  }

  private static Trip trip(End end, int times, String what, Reply last) {
    return new Trip(end, times + " " + what + " in a row, the last one: " + last);
  }
}
