package anemone.edition;

import anemone.subscriber.Cadence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Determines the editions to compose, also after days on which nothing ran.
 *
 * @param zone the time zone of the newsletter's days
 * @param late the treatment of missed editions
 */
public record Timetable(ZoneId zone, Late late) {

  /** The time zone in which each day begins first. */
  private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

  /** Maximum number of missed editions that are sent. */
  private static final int MAX_MADE_UP = 14;

  /**
   * An edition to compose.
   *
   * @param slot its slot
   * @param asOf the time of composition; later articles are not in it
   * @param missed the time to add to the window for missed slots
   */
  public record Turn(Slot slot, Instant asOf, Duration missed) {}

  /** Returns the open slot of a cadence at a time. */
  public Slot open(Cadence cadence, Instant now) {
    return Slot.openOn(cadence, now.atZone(zone).toLocalDate());
  }

  /**
   * Returns the slot of the next edition at a time: the open one, or the one after it if the open
   * one began before the newsletter had editions of its cadence.
   *
   * @param begun the time from which the newsletter has editions of the cadence
   */
  public Slot current(Cadence cadence, Instant begun, Instant now) {
    Slot open = open(cadence, now);
    return isBefore(open, begun) ? open.next() : open;
  }

  /**
   * Returns the next slot of a cadence, if its day has begun in any time zone: its edition is
   * composed as soon as a subscriber is due whose day begins before the newsletter's.
   */
  public Optional<Slot> early(Cadence cadence, Instant now) {
    return Optional.of(open(cadence, now).next())
        .filter(next -> !next.day().isAfter(now.atOffset(EARLIEST).toLocalDate()));
  }

  /** Whether a slot began on a day before the newsletter had editions of its cadence. */
  public boolean isBefore(Slot slot, Instant begun) {
    return slot.day().isBefore(begun.atZone(zone).toLocalDate());
  }

  /**
   * Returns the editions of a cadence to compose, the oldest first; the last is that of the open
   * slot.
   *
   * @param visited the last visited slot before the open one; empty for a new newsletter
   */
  public List<Turn> turns(Cadence cadence, Optional<Slot> visited, Instant now) {
    Slot open = open(cadence, now);
    List<Slot> missed = missed(visited, open);
    List<Turn> turns = new ArrayList<>();
    Duration waited = Duration.ZERO;
    if (!missed.isEmpty() && late == Late.FOLD) {
      waited = Duration.between(start(missed.get(0)), start(open));
    }
    if (late == Late.SEND) {
      missed
          .subList(Math.max(0, missed.size() - MAX_MADE_UP), missed.size())
          .forEach(
              slot -> turns.add(new Turn(slot, start(slot.next()).minusSeconds(1), Duration.ZERO)));
    }
    turns.add(new Turn(open, now, waited));
    return List.copyOf(turns);
  }

  /**
   * Returns the slots between the last visited one and the open one.
   *
   * @param visited the last visited slot before the open one; empty for a new newsletter
   */
  public List<Slot> missed(Optional<Slot> visited, Slot open) {
    List<Slot> missed = new ArrayList<>();
    if (visited.isPresent()) {
      Slot next = visited.get().next();
      while (next.day().isBefore(open.day())) {
        missed.add(next);
        next = next.next();
      }
    }
    return missed;
  }

  private Instant start(Slot slot) {
    return slot.day().atStartOfDay(zone).toInstant();
  }
}
