package anemone.subscriber;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a newsletter says about its subscribers: the topics they may choose, and what holds for one
 * who does not say.
 *
 * @param topics the names of the newsletter's topics, in their order
 * @param cadence how often
 * @param zone the time zone
 * @param language the language
 */
public record SubscriberRules(Set<String> topics, Cadence cadence, ZoneId zone, Locale language) {

  /**
   * The hour from which one gets mail who does not say when: their day begins, and cron decides.
   */
  public static final int HOUR = 0;

  /** Copies the topics. */
  public SubscriberRules {
    topics = Collections.unmodifiableSet(new LinkedHashSet<>(topics));
  }
}
