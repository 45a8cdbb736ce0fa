package anemone.subscriber;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A person who gets the newsletter.
 *
 * @param address their address
 * @param name what to call them, or empty
 * @param topics the topics they want; empty means all
 * @param cadence how often
 * @param hour the hour of their day from which they want it, 0 to 23
 * @param zone their time zone
 * @param language the language of the words around the stories
 * @param most the maximum number of stories in an edition
 * @param pausedUntil the first day whose edition they want again
 * @param epoch the number of the address's subscription, from 1; links of an earlier one are not
 *     valid for it
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

  /** The epoch of the first subscription of an address. */
  public static final int FIRST_EPOCH = 1;

  /** Copies the topics. */
  public Subscriber {
    topics = List.copyOf(topics);
  }

  /** Creates a subscriber in their first subscription. */
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
