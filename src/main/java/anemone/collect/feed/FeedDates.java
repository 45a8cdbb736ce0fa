package anemone.collect.feed;

import anemone.collect.date.DateHints;
import anemone.collect.date.DateOrder;
import anemone.collect.date.DateParser;
import anemone.collect.date.FoundDate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Parses the dates of one feed by its language, and by the order of day and month that any of its
 * dates proves.
 */
final class FeedDates {

  private static final Set<String> NAMES =
      Set.of("pubdate", "date", "issued", "published", "updated", "modified", "created");

  /** Maximum number of dates checked for being readable. */
  private static final int CHECKED = 50;

  private final DateHints hints;
  private final List<String> all;

  /** The dates that were parsed, most of which are needed twice. */
  private final Map<String, Optional<Instant>> parsed = new HashMap<>();

  private FeedDates(DateHints hints, List<String> all) {
    this.hints = hints;
    this.all = List.copyOf(all);
  }

  /** Returns the date parser of an XML feed. */
  static FeedDates of(Element root, String language) {
    return of(
        language,
        root.getAllElements().stream()
            .filter(e -> NAMES.contains(NamedElements.local(e)))
            .map(Element::text)
            .toList());
  }

  /**
   * Returns the date parser of a feed.
   *
   * @param language its language as a BCP 47 tag, or empty
   * @param all its dates
   */
  static FeedDates of(String language, List<String> all) {
    Locale locale = Locale.forLanguageTag(language.strip().replace('_', '-'));
    return new FeedDates(DateHints.of(locale).with(DateOrder.provedBy(all)), all);
  }

  /** Returns the first date that cannot be read. */
  Optional<String> unreadable() {
    return all.stream()
        .limit(CHECKED)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.length() < 100 && moment(text).isEmpty())
        .findFirst();
  }

  /** Parses a date; UTC is the default zone. */
  Optional<Instant> moment(String text) {
    return parsed.computeIfAbsent(
        text.strip(), date -> DateParser.parse(date, hints).map(FoundDate::instant));
  }

  /** Returns the first date among the children with the given names, in the order of the names. */
  Optional<Instant> first(Element entry, String... names) {
    return Stream.of(names)
        .flatMap(name -> NamedElements.children(entry, name).stream())
        .flatMap(e -> moment(e.text()).stream())
        .findFirst();
  }
}
