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
 * Says which editions are to be composed, also after days on which nothing ran.
 *
 * @param zone where the newsletter's days begin
 * @param late what becomes of the editions that were missed
 */
public record Timetable(ZoneId zone, Late late) {

  /** Where each day begins first. */
  private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

  /** So many missed editions are made up for; nobody reads more. */
  private static final int MOST_MADE_UP = 14;

  /**
   * An edition that is to be composed.
   *
   * @param slot its slot
   * @param asOf the moment as of which it is composed: articles that came later are not in it
   * @param missed for how much longer than usual articles have waited for it
   */
  public record Turn(Slot slot, Instant asOf, Duration missed) {}

  /** The slot of a cadence that is open at a moment. */
  public Slot open(Cadence cadence, Instant now) {
    return Slot.openOn(cadence, now.atZone(zone).toLocalDate());
  }

  /**
   * The slot whose edition is the next to be composed or sent at a moment: the open one, or the one
   * after it if the open one began before the newsletter had editions of its cadence.
   *
   * @param begun from when on the newsletter has editions of the cadence
   */
  public Slot current(Cadence cadence, Instant begun, Instant now) {
    Slot open = open(cadence, now);
    return isBefore(open, begun) ? open.next() : open;
  }

  /**
   * The slot of a cadence that opens next, if its day has begun somewhere on earth: an edition of
   * it is composed as soon as a subscriber is due whose day begins before the newsletter's.
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
   * The editions of a cadence that are to be composed, the oldest first; the last one is the one of
   * the slot that is open.
   *
   * @param visited the last slot before the open one in which an edition was or could have been
   *     composed; nothing for a newsletter that begins
   */
  public List<Turn> turns(Cadence cadence, Optional<Slot> visited, Instant now) {
    Slot open = open(cadence, now);
    List<Slot> missed = new ArrayList<>();
    if (visited.isPresent()) {
      Slot next = visited.get().next();
      while (next.day().isBefore(open.day())) {
        missed.add(next);
        next = next.next();
      }
    }
    List<Turn> turns = new ArrayList<>();
    Duration waited = Duration.ZERO;
    if (!missed.isEmpty() && late == Late.FOLD) {
      waited = Duration.between(start(missed.get(0)), start(open));
    }
    if (late == Late.SEND) {
      missed
          .subList(Math.max(0, missed.size() - MOST_MADE_UP), missed.size())
          .forEach(
              slot -> turns.add(new Turn(slot, start(slot.next()).minusSeconds(1), Duration.ZERO)));
    }
    turns.add(new Turn(open, now, waited));
    return List.copyOf(turns);
  }

  private Instant start(Slot slot) {
    return slot.day().atStartOfDay(zone).toInstant();
  }
}
