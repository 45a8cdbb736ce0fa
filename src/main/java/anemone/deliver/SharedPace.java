package anemone.deliver;

import java.time.Duration;

/** The rate limits of a newsletter that several workers send. May be shared by threads. */
public interface SharedPace {

  /**
   * Reserves turns, one after the other, that no other worker gets.
   *
   * @param key what is limited
   * @param turns their number
   * @param interval the time from one turn to the next
   * @return how long to wait for the first
   */
  Duration reserve(String key, int turns, Duration interval);

  /**
   * Reserves messages of the daily limit, and replaces what was reserved before.
   *
   * @param limit the accepted messages within any 24 hours
   * @param held number of messages that were reserved before, and may still be accepted
   * @param wanted number of further messages
   * @return how many of them this worker may send
   */
  long day(long limit, long held, long wanted);
}
