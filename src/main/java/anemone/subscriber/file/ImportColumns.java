package anemone.subscriber.file;

import anemone.subscriber.Checked;
import anemone.subscriber.DidYouMean;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceParser;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the columns of an imported table mean, by their headers: those of this program's own export,
 * and those of Mailchimp, Buttondown, Ghost, listmonk and Substack.
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
    // Whether the other program still sent to them.
    means("status", "status", "subscribertype", "substatus", "state");
    means("yes", "subscribedtoemails");
    means("no", "emaildisabled");
    means("gone", "unsubtime", "cleantime", "deletedat", "unsubscribedat", "unsubscribedate");
  }

  private static final Set<String> GOOD =
      Set.of("", "active", "enabled", "subscribed", "regular", "premium", "confirmed", "gifted");

  private static final Set<String> TRUE = Set.of("true", "yes", "1");

  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> headers;

  /**
   * The columns of a table.
   *
   * @param headers its first row
   * @param given meanings by header, which win
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

  /** The headers, as they are written. */
  List<String> headers() {
    return headers;
  }

  /** Whether the other program no longer sent to the subscriber of a row. */
  boolean hasLeft(List<String> row) {
    String status = cell(row, "status").toLowerCase(Locale.ROOT);
    String yes = cell(row, "yes").toLowerCase(Locale.ROOT);
    String no = cell(row, "no").toLowerCase(Locale.ROOT);
    return !GOOD.contains(status)
        || (!yes.isEmpty() && !TRUE.contains(yes))
        || TRUE.contains(no)
        || !cell(row, "gone").isEmpty();
  }

  /** The entry of a row. */
  ImportEntry entry(ImportTable.Row row, SubscriberRules rules) {
    List<ImportEntry.Mistake> wrong = new ArrayList<>();
    List<String> cells = row.cells();
    Optional<EmailAddress> address = read(row, "email", EmailAddress::parse, wrong);
    if (address.isEmpty() && wrong.isEmpty()) {
      wrong.add(new ImportEntry.Mistake(row.line(), header("email"), "", "is missing"));
    }
    PreferenceSet said =
        new PreferenceSet(
            read(row, "topics", text -> topics(text, rules), wrong),
            read(row, "cadence", PreferenceParser::cadence, wrong),
            read(row, "hour", text -> whole(text, 0, 23), wrong),
            read(row, "timezone", PreferenceParser::zone, wrong),
            read(row, "language", PreferenceParser::language, wrong),
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

  private static String oneLine(String name) {
    String plain = name.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    return plain.substring(0, Math.min(plain.length(), EntryReader.MOST_NAME));
  }

  private <T> Optional<T> read(
      ImportTable.Row row,
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

  private static Checked<Integer> whole(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return Checked.good(number);
      }
    } catch (NumberFormatException e) {
      return Checked.bad("must be a whole number from " + least + " to " + most);
    }
    return Checked.bad("must be a whole number from " + least + " to " + most);
  }
}
