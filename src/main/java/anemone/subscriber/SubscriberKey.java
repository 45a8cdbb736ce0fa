package anemone.subscriber;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys of an entry of a subscriber list, as they are written. */
enum SubscriberKey {
  EMAIL,
  NAME,
  TOPICS,
  CADENCE,
  HOUR,
  TIMEZONE,
  LANGUAGE;

  /** All of them, as they are written. */
  static final List<String> WORDS = Arrays.stream(values()).map(SubscriberKey::word).toList();

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<SubscriberKey> of(String word) {
    int at = WORDS.indexOf(word);
    return at < 0 ? Optional.empty() : Optional.of(values()[at]);
  }
}
