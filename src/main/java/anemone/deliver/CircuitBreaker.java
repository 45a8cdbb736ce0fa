package anemone.deliver;

import anemone.deliver.DeliveryQueue.Task;
import anemone.deliver.DispatchResult.End;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices when a server, or a recipient domain, takes nothing any more from this sender, so that it
 * is left alone before the list is burnt.
 *
 * <p>A refusal that is about the sender is held back: it stands as soon as the same domain accepts
 * a message, and at the end of a run in which other messages were accepted. Where such refusals
 * follow each other with nothing accepted between them, they do not stand: who got them is tried
 * again in a later run. May be shared by threads.
 */
final class CircuitBreaker {

  private static final int SENDER_BY_ONE_DOMAIN = 5;
  private static final int SENDER = 10;
  private static final int REFUSED = 100;
  private static final int DEFERRED = 200;

  /** More than so many are not held back: they stand. */
  private static final int MOST_HELD = 1_000;

  private final Map<String, List<Held>> held = new HashMap<>();
  private int holding;
  private int aboutSender;
  private int refused;
  private int deferred;
  private long accepted;

  /** A refusal that does not stand yet. */
  record Held(Task task, Outcome outcome) {}

  /** Why a run has to end. */
  record Trip(End end, String why) {}

  /** Notes that a domain has accepted a message. What stands by that is given back. */
  synchronized List<Held> accepted(String domain) {
    accepted++;
    aboutSender = 0;
    refused = 0;
    deferred = 0;
    return isBlocked(domain) ? List.of() : release(domain);
  }

  /** Whether a refusal about the sender is held back now; otherwise it stands. */
  synchronized boolean hold(Task task, Outcome outcome) {
    if (holding >= MOST_HELD) {
      return false;
    }
    holding++;
    aboutSender++;
    held.computeIfAbsent(task.domain(), d -> new ArrayList<>()).add(new Held(task, outcome));
    return true;
  }

  /** Notes a refusal that stands. */
  synchronized void refused() {
    refused++;
    deferred = 0;
  }

  /** Notes that a server has deferred a message. */
  synchronized void deferred() {
    deferred++;
  }

  /** Whether a domain is left alone for the rest of the run. */
  synchronized boolean isBlocked(String domain) {
    return held.getOrDefault(domain, List.of()).size() >= SENDER_BY_ONE_DOMAIN;
  }

  /** Whether the run has to end after an answer. */
  synchronized Optional<Trip> trip(Reply last) {
    if (aboutSender >= SENDER) {
      return Optional.of(trip(End.BLOCKED, aboutSender, "refusals of this sender", last));
    }
    if (refused >= REFUSED) {
      return Optional.of(trip(End.BLOCKED, refused, "refusals", last));
    }
    if (deferred >= DEFERRED) {
      return Optional.of(trip(End.BROKEN_OFF, deferred, "messages deferred", last));
    }
    return Optional.empty();
  }

  /** Ends the run: what stands, if anything was accepted. */
  synchronized List<Held> standing() {
    List<Held> standing = new ArrayList<>();
    if (accepted > 0 && aboutSender < SENDER) {
      for (String domain : List.copyOf(held.keySet())) {
        if (!isBlocked(domain)) {
          standing.addAll(release(domain));
        }
      }
    }
    return standing;
  }

  /** What does not stand. To be asked after {@link #standing}. */
  synchronized List<Held> notStanding() {
    return held.values().stream().flatMap(List::stream).toList();
  }

  private List<Held> release(String domain) {
    List<Held> released = Optional.ofNullable(held.remove(domain)).orElse(List.of());
    holding -= released.size();
    return released;
  }

  private static Trip trip(End end, int times, String what, Reply last) {
    return new Trip(end, times + " " + what + " in a row, the last one: " + last);
  }
}
