package anemone.web.pages;

import anemone.subscriber.PreferenceParser;
import anemone.subscriber.PreferenceSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Converts preference sets to and from one line, for the hidden field of an undo button. */
final class ChosenText {

  private static final int MAX_STORIES = 100;

  private ChosenText() {}

  /** Returns the line of a set; never empty. */
  static String of(PreferenceSet set) {
    StringBuilder line = new StringBuilder("before");
    set.topics().ifPresent(topics -> line.append(";topics:").append(String.join(",", topics)));
    set.cadence().ifPresent(cadence -> line.append(";cadence:").append(cadence.word()));
    set.hour().ifPresent(hour -> line.append(";hour:").append(hour));
    set.zone().ifPresent(zone -> line.append(";zone:").append(zone.getId()));
    set.language().ifPresent(tag -> line.append(";language:").append(tag.toLanguageTag()));
    set.most().ifPresent(max -> line.append(";most:").append(max));
    set.pausedUntil().ifPresent(day -> line.append(";paused:").append(day));
    return line.toString();
  }

  /**
   * Parses a line; an invalid value counts as missing.
   *
   * @param isTopic whether a topic is one of the newsletter
   */
  static PreferenceSet parse(String line, Predicate<String> isTopic) {
    Map<String, String> said = new HashMap<>();
    for (String part : line.split(";", -1)) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        said.put(part.substring(0, colon), part.substring(colon + 1));
      }
    }
    return new PreferenceSet(
        value(said, "topics").map(names -> topics(names, isTopic)),
        value(said, "cadence").flatMap(word -> PreferenceParser.cadence(word).value()),
        value(said, "hour").flatMap(hour -> number(hour, 0, 23)),
        value(said, "zone").flatMap(zone -> PreferenceParser.zone(zone).value()),
        value(said, "language").flatMap(tag -> PreferenceParser.language(tag).value()),
        value(said, "most").flatMap(max -> number(max, 0, MAX_STORIES)),
        value(said, "paused").flatMap(day -> PreferenceParser.day(day).value()));
  }

  /** Parses a whole number within bounds. */
  static Optional<Integer> number(String text, int min, int max) {
    try {
      int number = Integer.parseInt(text);
      return number >= min && number <= max ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static List<String> topics(String names, Predicate<String> isTopic) {
    return Arrays.stream(names.split(",", -1)).filter(isTopic).toList();
  }

  private static Optional<String> value(Map<String, String> said, String key) {
    return Optional.ofNullable(said.get(key));
  }
}
