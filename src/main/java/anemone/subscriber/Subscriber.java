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
    Optional<LocalDate> pausedUntil) {

  /** Copies the topics. */
  public Subscriber {
    topics = List.copyOf(topics);
  }
}
