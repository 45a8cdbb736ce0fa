package anemone.subscriber;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is said about how a subscriber wants the newsletter, by the operator's file or by the
 * subscriber. What is not said is empty: another set, or the newsletter's own settings, decide it.
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

  /** Nothing is said. */
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

  /** This set where it says something, the other one where it does not, field by field. */
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

  /** The same with other topics. */
  public PreferenceSet withTopics(List<String> other) {
    return new PreferenceSet(Optional.of(other), cadence, hour, zone, language, most, pausedUntil);
  }

  /** The same with another cadence. */
  public PreferenceSet withCadence(Cadence other) {
    return new PreferenceSet(topics, Optional.of(other), hour, zone, language, most, pausedUntil);
  }

  /** The same, paused until a day. */
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

  /** The subscriber who wants it so; what is not said is as the newsletter has it. */
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
