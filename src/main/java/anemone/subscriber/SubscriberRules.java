package anemone.subscriber;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The topics that subscribers may choose, and the defaults for their preferences.
 *
 * @param topics the names of the newsletter's topics, in their order
 * @param cadence the default cadence
 * @param zone the default time zone
 * @param language the default language
 */
public record SubscriberRules(Set<String> topics, Cadence cadence, ZoneId zone, Locale language) {

  /** The default hour: the beginning of the day, so that cron decides. */
  public static final int HOUR = 0;

  /** Copies the topics. */
  public SubscriberRules {
    topics = Collections.unmodifiableSet(new LinkedHashSet<>(topics));
  }
}
