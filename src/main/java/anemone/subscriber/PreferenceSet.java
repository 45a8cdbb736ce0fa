package anemone.subscriber;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Preferences of a subscriber as the operator's file or the subscriber gives them. A preference
 * that is not given is empty; another set, or the newsletter's settings, then apply.
 *
 * @param topics the topics; an empty list means all of them
 * @param cadence how often
 * @param hour the hour of the subscriber's day, 0 to 23, from which they want it
 * @param zone their time zone
 * @param language the language of the words around the stories
 * @param most the most stories an edition may have; 0 means no limit
 * @param pausedUntil the first day whose edition they want again; one in the past ends a pause
 */
public record PreferenceSet(
    Optional<List<String>> topics,
    Optional<Cadence> cadence,
    Optional<Integer> hour,
    Optional<ZoneId> zone,
    Optional<Locale> language,
    Optional<Integer> most,
    Optional<LocalDate> pausedUntil) {

  /** No preference is given. */
  public static final PreferenceSet NOTHING =
      new PreferenceSet(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Copies the topics. */
  public PreferenceSet {
    topics = topics.map(List::copyOf);
  }

  /** Returns this set, with the missing preferences taken from another. */
  public PreferenceSet over(PreferenceSet other) {
    return new PreferenceSet(
        topics.or(other::topics),
        cadence.or(other::cadence),
        hour.or(other::hour),
        zone.or(other::zone),
        language.or(other::language),
        most.or(other::most),
        pausedUntil.or(other::pausedUntil));
  }

  /** Returns the set with other topics. */
  public PreferenceSet withTopics(List<String> other) {
    return new PreferenceSet(Optional.of(other), cadence, hour, zone, language, most, pausedUntil);
  }

  /** Returns the set with another cadence. */
  public PreferenceSet withCadence(Cadence other) {
    return new PreferenceSet(topics, Optional.of(other), hour, zone, language, most, pausedUntil);
  }

  /** Returns the set with a pause until a day. */
  public PreferenceSet pausedUntil(LocalDate day) {
    return new PreferenceSet(topics, cadence, hour, zone, language, most, Optional.of(day));
  }

  /**
   * Returns the set without the topics that the newsletter does not have. If none would be left,
   * they stay and match no story: an empty list would mean all topics to someone who chose some.
   */
  public PreferenceSet known(SubscriberRules rules) {
    List<String> left = topics.orElse(List.of()).stream().filter(rules.topics()::contains).toList();
    return left.isEmpty() ? this : withTopics(left);
  }

  /** Returns a subscriber with these preferences, and the newsletter's defaults for the rest. */
  public Subscriber subscriber(
      EmailAddress address, String name, int epoch, SubscriberRules rules) {
    return new Subscriber(
        address,
        name,
        topics.orElse(List.of()),
        cadence.orElse(rules.cadence()),
        hour.orElse(SubscriberRules.HOUR),
        zone.orElse(rules.zone()),
        language.orElse(rules.language()),
        most.filter(number -> number > 0),
        pausedUntil,
        epoch);
  }
}
