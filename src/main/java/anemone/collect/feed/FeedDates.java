package anemone.collect.feed;

import anemone.collect.date.DateHints;
import anemone.collect.date.DateOrder;
import anemone.collect.date.DateParser;
import anemone.collect.date.FoundDate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Reads the dates of one feed: in the words of its language, and with day and month in the order
 * that any of its dates proves.
 */
final class FeedDates {

  private static final Set<String> NAMES =
      Set.of("pubdate", "date", "issued", "published", "updated", "modified", "created");

  private final DateHints hints;

  private FeedDates(DateHints hints) {
    this.hints = hints;
  }

  /** Those of a feed in XML. */
  static FeedDates of(Element root, String language) {
    return of(
        language,
        root.getAllElements().stream()
            .filter(e -> NAMES.contains(NamedElements.local(e)))
            .map(Element::text)
            .toList());
  }

  /**
   * Those of a feed.
   *
   * @param language its language as a BCP 47 tag, or empty
   * @param all its dates
   */
  static FeedDates of(String language, List<String> all) {
    Locale locale = Locale.forLanguageTag(language.strip().replace('_', '-'));
    return new FeedDates(DateHints.of(locale).with(DateOrder.provedBy(all)));
  }

  /** The moment that a text means; one without a zone is taken as UTC. */
  Optional<Instant> moment(String text) {
    return DateParser.parse(text, hints).map(FoundDate::instant);
  }

  /** The moment that the first of some children tells, in the order of their names. */
  Optional<Instant> first(Element entry, String... names) {
    return Stream.of(names)
        .flatMap(name -> NamedElements.children(entry, name).stream())
        .flatMap(e -> moment(e.text()).stream())
        .findFirst();
  }
}
