package anemone.render;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * The words around the stories in one language: labels, counts, dates and lists. It is for one
 * thread: it keeps its formats, which are dear to make.
 */
final class Words {

  /** Labels that a template shows as they are. */
  private static final String[] LABELS = {
    "inBrief", "alsoAt", "readOn", "sentTo", "unsubscribe", "preferences", "reply"
  };

  private final ResourceBundle bundle;
  private final ULocale locale;
  private final Map<String, MessageFormat> sentences = new HashMap<>();
  private final Map<String, DateFormat> dates = new HashMap<>();

  private Words(ResourceBundle bundle, ULocale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /** The words in a language, or in English if they do not exist in that language. */
  static Words in(Locale wanted) {
    Locale plain = Locale.forLanguageTag(wanted.toLanguageTag()).stripExtensions();
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "anemone.render.words",
            plain,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    boolean known = !bundle.getLocale().equals(Locale.ROOT) || plain.getLanguage().equals("en");
    return new Words(bundle, ULocale.forLocale(known ? plain : Locale.ENGLISH));
  }

  /** The language and, where the subscriber named one, the region whose customs dates follow. */
  Locale locale() {
    return locale.toLocale();
  }

  /** Whether the language is written from right to left. */
  boolean rightToLeft() {
    return locale.isRightToLeft();
  }

  /** The direction of the language. */
  Direction direction() {
    return rightToLeft() ? Direction.RTL : Direction.LTR;
  }

  /**
   * The labels by name.
   *
   * @param cadence how often the edition comes, as files say it
   */
  Map<String, String> labels(String cadence) {
    Map<String, String> labels = new TreeMap<>();
    for (String name : LABELS) {
      labels.put(name, bundle.getString(name));
    }
    labels.put("also", say("also", Map.of("cadence", cadence)));
    return labels;
  }

  /** A sentence with values in it, plural and all. */
  String say(String key, Map<String, Object> values) {
    return sentences
        .computeIfAbsent(key, k -> new MessageFormat(bundle.getString(k), locale))
        .format(values);
  }

  /** A day in full, with its weekday. */
  String fullDay(Instant moment, ZoneId zone) {
    return format("yMMMMEEEEd", moment, zone);
  }

  /** A day in short, with the year only if it is not the year of another moment. */
  String day(Instant moment, Instant other, ZoneId zone) {
    boolean sameYear = moment.atZone(zone).getYear() == other.atZone(zone).getYear();
    return format(sameYear ? "MMMd" : "yMMMd", moment, zone);
  }

  /** Names in a row: "Science, Space and Sea". */
  String list(Collection<String> names) {
    return ListFormatter.getInstance(locale).format(names);
  }

  private String format(String skeleton, Instant moment, ZoneId zone) {
    DateFormat format =
        dates.computeIfAbsent(skeleton, s -> DateFormat.getInstanceForSkeleton(s, locale));
    format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    return format.format(Date.from(moment));
  }
}
