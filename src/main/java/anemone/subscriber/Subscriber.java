package anemone.subscriber;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A person who asked for the newsletter.
 *
 * @param address where it goes
 * @param name what to call them, or empty
 * @param topics the topics they want; empty means all
 * @param cadence how often
 * @param hour the hour of their day, 0 to 23, from which they want it
 * @param zone their time zone
 * @param language the language of the words around the stories
 * @param most how many stories they want at most
 * @param pausedUntil the first day whose edition they want again
 * @param epoch which subscription of this address it is, from 1: links of an earlier one do not act
 *     on it
 */
public record Subscriber(
    EmailAddress address,
    String name,
    List<String> topics,
    Cadence cadence,
    int hour,
    ZoneId zone,
    Locale language,
    Optional<Integer> most,
    Optional<LocalDate> pausedUntil,
    int epoch) {

  /** The epoch of an address that never left and came back. */
  public static final int FIRST_EPOCH = 1;

  /** Copies the topics. */
  public Subscriber {
    topics = List.copyOf(topics);
  }

  /** A subscriber in their first subscription. */
  public Subscriber(
      EmailAddress address,
      String name,
      List<String> topics,
      Cadence cadence,
      int hour,
      ZoneId zone,
      Locale language,
      Optional<Integer> most,
      Optional<LocalDate> pausedUntil) {
    this(address, name, topics, cadence, hour, zone, language, most, pausedUntil, FIRST_EPOCH);
  }
}
