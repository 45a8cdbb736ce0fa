package anemone.render;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words around the stories in one language: labels, counts, dates and lists. Not thread-safe:
 * it caches its formats, which are expensive to create.
 */
final class Words {

  /** Labels without parameters. */
  private static final String[] LABELS = {
    "inBrief",
    "alsoAt",
    "update",
    "moreOn",
    "readOn",
    "sentTo",
    "unsubscribe",
    "preferences",
    "reply",
    "editions",
    "forwarded",
    "subscribe",
    "view"
  };

  /** Words with values in them, which {@link #say} fills. */
  static final Set<String> SENTENCES =
      Set.of("also", "earlier", "readAt", "block", "edition", "extent", "picture", "more", "why");

  private final Map<String, String> texts;
  private final ULocale locale;
  private final Map<String, MessageFormat> sentences = new HashMap<>();
  private final Map<String, DateFormat> dates = new HashMap<>();

  private Words(Map<String, String> texts, ULocale locale) {
    this.texts = Map.copyOf(texts);
    this.locale = locale;
  }

  /** Returns the program's words in a language, or in English if that language is missing. */
  static Words in(Locale wanted) {
    return in(wanted, new Design(Map.of()));
  }

  /**
   * Returns the words in a language, or in English if that language is missing. A word is looked
   * for in the design's file of the language, then among the program's, then in the design's file
   * for English.
   *
   * @throws TemplateProblem if a file of words is invalid
   */
  static Words in(Locale wanted, Design design) {
    Locale plain = Locale.forLanguageTag(wanted.toLanguageTag()).stripExtensions();
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "anemone.render.words",
            plain,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> own = WordFiles.read(design, plain);
    boolean has = !bundle.getLocale().equals(Locale.ROOT) || plain.getLanguage().equals("en");
    boolean known = has || !own.isEmpty();
    Map<String, String> words = new HashMap<>();
    bundle.keySet().forEach(key -> words.put(key, bundle.getString(key)));
    Map<String, String> english = WordFiles.read(design, Locale.ENGLISH);
    if (has) {
      english.forEach(words::putIfAbsent);
    } else {
      words.putAll(english);
    }
    words.putAll(own);
    return new Words(words, ULocale.forLocale(known ? plain : Locale.ENGLISH));
  }

  private String text(String key) {
    return Objects.requireNonNull(texts.get(key), key);
  }

  /** The locale: the language and, if the subscriber has one, the region for dates. */
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
   * @param cadence the word of the edition's cadence
   */
  Map<String, String> labels(String cadence) {
    Map<String, String> labels = new TreeMap<>();
    for (String name : LABELS) {
      labels.put(name, text(name));
    }
    texts.forEach(
        (name, text) -> {
          if (!SENTENCES.contains(name)) {
            labels.putIfAbsent(name, text);
          }
        });
    labels.put("also", say("also", Map.of("cadence", cadence)));
    return labels;
  }

  /** Formats a sentence with values and plurals. */
  String say(String key, Map<String, Object> values) {
    return sentences.computeIfAbsent(key, k -> new MessageFormat(text(k), locale)).format(values);
  }

  /** Formats a day in full, with its weekday. */
  String fullDay(Instant moment, ZoneId zone) {
    return format("yMMMMEEEEd", moment, zone);
  }

  /** Formats a day briefly, with the year only if it differs from that of another moment. */
  String day(Instant moment, Instant other, ZoneId zone) {
    boolean sameYear = moment.atZone(zone).getYear() == other.atZone(zone).getYear();
    return format(sameYear ? "MMMd" : "yMMMd", moment, zone);
  }

  /**
   * Formats a day as readers of another day call it: the weekday within six days before it, else
   * the date.
   */
  String dayBefore(LocalDate day, LocalDate other, ZoneId zone) {
    Instant moment = day.atTime(LocalTime.NOON).atZone(zone).toInstant();
    boolean near = day.isAfter(other.minusDays(7)) && day.isBefore(other);
    return near
        ? format("EEEE", moment, zone)
        : day(moment, other.atTime(LocalTime.NOON).atZone(zone).toInstant(), zone);
  }

  /** Formats a list of names: "Science, Space and Sea". */
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
