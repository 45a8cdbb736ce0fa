package anemone.subscriber.file;

import anemone.subscriber.Cadence;
import anemone.subscriber.Checked;
import anemone.subscriber.DidYouMean;
import anemone.subscriber.DomainName;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceParser;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The meaning of the columns of an imported table, by their headers: those of this program's own
 * export, and of Mailchimp, Buttondown, Ghost, listmonk and Substack.
 */
final class ImportColumns {

  private static final Map<String, String> MEANINGS = new HashMap<>();

  static {
    means("email", "email", "emailaddress", "mail", "email1", "adresseemail", "correo");
    means("name", "name", "fullname");
    means("first", "firstname", "fname", "vorname");
    means("last", "lastname", "lname", "surname", "nachname");
    means("topics", "topics");
    means("cadence", "cadence");
    means("hour", "hour");
    means("timezone", "timezone");
    means("language", "language");
    means("max", "max");
    means("pausedUntil", "pauseduntil");
    // Whether the other program still sent mail to them.
    means("status", "status", "subscribertype", "substatus", "state");
    means("type", "type");
    means("yes", "subscribedtoemails");
    means("no", "emaildisabled");
    means("gone", "unsubtime", "cleantime", "deletedat", "unsubscribedat", "unsubscribedate");
  }

  /** The words for somebody who gets mail; any other means that they do not. */
  private static final Set<String> ACTIVE =
      Set.of(
          "",
          "active",
          "enabled",
          "subscribed",
          "confirmed",
          "regular",
          "premium",
          "gifted",
          "trialed",
          "free",
          "paid",
          "comped",
          "past_due",
          "churning");

  /** Types of Buttondown's that get no mail; a column of this name may hold anything else. */
  private static final Set<String> INACTIVE_TYPES =
      Set.of(
          "unsubscribed",
          "unactivated",
          "complained",
          "removed",
          "blocked",
          "undeliverable",
          "malformed",
          "spammy");

  private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private static final Set<String> TRUE = Set.of("true", "yes", "1");

  private final ParseCache<String> domains = new ParseCache<>(DomainName::parse);
  private final ParseCache<Cadence> cadences = new ParseCache<>(PreferenceParser::cadence);
  private final ParseCache<ZoneId> zones = new ParseCache<>(PreferenceParser::zone);
  private final ParseCache<Locale> languages = new ParseCache<>(PreferenceParser::language);
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> headers;

  /**
   * Finds the columns of a table.
   *
   * @param headers its headers
   * @param given headers by meaning, which override the known ones
   */
  ImportColumns(List<String> headers, Map<String, String> given) {
    this.headers = headers;
    Map<String, String> named = new HashMap<>();
    given.forEach((meaning, header) -> named.put(header, meaning));
    for (int i = 0; i < headers.size(); i++) {
      String header = headers.get(i).strip();
      String meaning = named.getOrDefault(header, MEANINGS.getOrDefault(plain(header), ""));
      if (!meaning.isEmpty() && (named.containsKey(header) || !given.containsKey(meaning))) {
        columns.putIfAbsent(meaning, i);
      }
    }
  }

  private static void means(String meaning, String... headers) {
    for (String header : headers) {
      MEANINGS.put(header, meaning);
    }
  }

  private static String plain(String header) {
    return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  boolean hasAddress() {
    return columns.containsKey("email");
  }

  /** Returns the headers as they are written. */
  List<String> headers() {
    return headers;
  }

  /** Whether the other program no longer sent mail to the subscriber of a row. */
  boolean hasLeft(List<String> row) {
    String status = cell(row, "status").toLowerCase(Locale.ROOT);
    String yes = cell(row, "yes").toLowerCase(Locale.ROOT);
    String no = cell(row, "no").toLowerCase(Locale.ROOT);
    return !ACTIVE.contains(status)
        || INACTIVE_TYPES.contains(cell(row, "type").toLowerCase(Locale.ROOT))
        || (!yes.isEmpty() && !TRUE.contains(yes))
        || TRUE.contains(no)
        || !cell(row, "gone").isEmpty();
  }

  /** Parses a row. */
  ImportEntry entry(ImportRows.Row row, SubscriberRules rules) {
    List<ImportEntry.Mistake> wrong = new ArrayList<>();
    List<String> cells = row.cells();
    Optional<EmailAddress> address = read(row, "email", this::address, wrong);
    if (address.isEmpty() && wrong.isEmpty()) {
      wrong.add(new ImportEntry.Mistake(row.line(), header("email"), "", "is missing"));
    }
    PreferenceSet said =
        new PreferenceSet(
            read(row, "topics", text -> topics(text, rules), wrong),
            read(row, "cadence", cadences, wrong),
            read(row, "hour", text -> whole(text, 0, 23), wrong),
            read(row, "timezone", zones, wrong),
            read(row, "language", languages, wrong),
            read(row, "max", text -> whole(text, 1, 100), wrong),
            read(row, "pausedUntil", PreferenceParser::day, wrong));
    String name = cell(cells, "name");
    String both = (cell(cells, "first") + " " + cell(cells, "last")).strip();
    String called = oneLine(name.isEmpty() ? both : name);
    if (address.isEmpty() || !wrong.isEmpty()) {
      return new ImportEntry(row.line(), cells, Optional.empty(), said, hasLeft(cells), wrong);
    }
    return new ImportEntry(
        row.line(),
        cells,
        Optional.of(said.subscriber(address.get(), called, Subscriber.FIRST_EPOCH, rules)),
        said,
        hasLeft(cells),
        wrong);
  }

  private Checked<EmailAddress> address(String text) {
    return EmailAddress.parse(text, domains);
  }

  private static String oneLine(String name) {
    String plain = LINE_BREAKS.matcher(name).replaceAll(" ").strip();
    return plain.substring(0, Math.min(plain.length(), EntryReader.MAX_NAME));
  }

  private <T> Optional<T> read(
      ImportRows.Row row,
      String meaning,
      Function<String, Checked<T>> parse,
      List<ImportEntry.Mistake> wrong) {
    String text = cell(row.cells(), meaning);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Checked<T> checked = parse.apply(text);
    checked
        .wrong()
        .ifPresent(
            why -> wrong.add(new ImportEntry.Mistake(row.line(), header(meaning), text, why)));
    return checked.value();
  }

  private String header(String meaning) {
    return Optional.ofNullable(columns.get(meaning)).map(headers::get).orElse(meaning);
  }

  private String cell(List<String> row, String meaning) {
    int column = columns.getOrDefault(meaning, -1);
    return column < 0 || column >= row.size() ? "" : SpreadsheetText.plain(row.get(column).strip());
  }

  private static Checked<List<String>> topics(String text, SubscriberRules rules) {
    List<String> topics = new ArrayList<>();
    for (String part : text.split("[,;|]", -1)) {
      String topic = part.strip();
      if (!topic.isEmpty() && !rules.topics().contains(topic)) {
        return Checked.bad("has no " + topic + DidYouMean.hint(topic, rules.topics()));
      }
      if (!topic.isEmpty()) {
        topics.add(topic);
      }
    }
    return Checked.good(topics);
  }

  private static Checked<Integer> whole(String text, int min, int max) {
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return Checked.good(number);
      }
    } catch (NumberFormatException e) {
      return Checked.bad("must be a whole number from " + min + " to " + max);
    }
    return Checked.bad("must be a whole number from " + min + " to " + max);
  }
}
