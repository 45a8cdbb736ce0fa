package anemone.deliver;

import anemone.edition.Slot;
import java.time.Instant;

/**
 * A part of an edition's subscribers that one worker sends to at a time.
 *
 * @param slot the edition
 * @param number its number in the edition, from 0
 * @param first the lowest row number of its subscribers
 * @param last the highest row number of its subscribers
 * @param due the time at which they were due
 * @param everyone whether they are sent to whatever their delivery time
 * @param epoch rises each time that a worker takes it, so that only the last one may send
 */
public record Shard(
    Slot slot, int number, int first, int last, Instant due, boolean everyone, long epoch) {

  /** {@code daily/2026-11-30#7}. */
  @Override
  public String toString() {
    return slot + "#" + number;
  }
}
