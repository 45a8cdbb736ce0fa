package anemone.subscriber.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The keys of an entry of a subscriber list. */
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

  /** All keys as they are written. */
  static final List<String> WORDS = Arrays.stream(values()).map(SubscriberKey::word).toList();

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
}
