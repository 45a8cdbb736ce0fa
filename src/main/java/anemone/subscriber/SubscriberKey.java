package anemone.subscriber;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of an entry of a subscriber list, as they are written. */
enum SubscriberKey {
  EMAIL,
  NAME,
  TOPICS,
  CADENCE,
  HOUR,
  TIMEZONE,
  LANGUAGE,
  MAX,
  PAUSED_UNTIL("pausedUntil");

  /** All of them, as they are written. */
  static final List<String> WORDS = Arrays.stream(values()).map(SubscriberKey::word).toList();

  private static final Map<String, SubscriberKey> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(SubscriberKey::word, key -> key));

  private final String word;

  SubscriberKey() {
    this.word = name().toLowerCase(Locale.ROOT);
  }

  SubscriberKey(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Optional<SubscriberKey> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
