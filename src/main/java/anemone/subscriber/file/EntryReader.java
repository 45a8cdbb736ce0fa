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
import anemone.subscriber.UnknownTopics;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Reads the entries of a subscriber list one by one, each to its end, with all its errors.
 *
 * <p>Creates no capturing lambda per entry: before the code is compiled, which lasts for much of a
 * list, creating one takes longer than reading a word.
 */
final class EntryReader {

  static final int MAX_NAME = 200;
  private static final int MAX_STORIES = 100;

  private final JsonParser parser;
  private final String file;
  private final SubscriberRules rules;
  private final Duplicates twins;
  private final UnknownTopics unknownTopics;

  private final ParseCache<String> domains = new ParseCache<>(DomainName::parse);
  private final Function<String, Checked<EmailAddress>> addresses = this::address;
  private final ParseCache<Cadence> cadences = new ParseCache<>(PreferenceParser::cadence);
  private final ParseCache<ZoneId> zones = new ParseCache<>(PreferenceParser::zone);
  private final ParseCache<Locale> languages = new ParseCache<>(PreferenceParser::language);

  /** Separate readers, not one switch: a large method would be compiled late. */
  private final Map<String, Field> fields = fields();

  EntryReader(JsonParser parser, String file, SubscriberRules rules, Duplicates twins) {
    this.parser = parser;
    this.file = file;
    this.rules = rules;
    this.twins = twins;
    this.unknownTopics = new UnknownTopics(rules.topics());
  }

  /** The topics of the valid entries so far that the newsletter does not have. */
  UnknownTopics unknownTopics() {
    return unknownTopics;
  }

  /**
   * Reads the entry whose first token is the current one; its last is the current one afterwards.
   */
  Entry read() {
    TokenStreamLocation start = parser.currentTokenLocation();
    EntryErrors mistakes = new EntryErrors();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      mistakes.add(
          start, "this entry is " + kind() + "; must be an object such as {\"email\": ...}");
      parser.skipChildren();
      return mistakes.entry(file, Optional.empty());
    }
    Draft draft = new Draft(start);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      field(draft, mistakes);
    }
    judgeAddress(draft, mistakes);
    if (draft.address.isEmpty() || !mistakes.none()) {
      return mistakes.entry(file, draft.address);
    }
    if (draft.topics.isPresent()) {
      unknownTopics.count(draft.topics.get(), 1, draft);
    }
    return draft.valid(draft.address.get(), rules, start.getLineNr());
  }

  private void field(Draft draft, EntryErrors mistakes) {
    String word = parser.currentName();
    Optional<Field> field = Optional.ofNullable(fields.get(word));
    if (field.isPresent() && draft.given.add(field.get().key())) {
      parser.nextToken();
      field.get().value().read(draft, mistakes);
      return;
    }
    mistakes.add(
        parser.currentTokenLocation(),
        field.isPresent()
            ? word + " is given twice"
            : word + " is unknown" + DidYouMean.hint(word, SubscriberKey.WORDS));
    parser.nextToken();
    parser.skipChildren();
  }

  private Map<String, Field> fields() {
    return Stream.of(
            new Field(SubscriberKey.EMAIL, this::address),
            field(SubscriberKey.NAME, EntryReader::name, (d, name) -> d.name = name),
            new Field(SubscriberKey.TOPICS, this::topics),
            field(SubscriberKey.CADENCE, cadences, (d, cadence) -> d.cadence = cadence),
            number(SubscriberKey.HOUR, 0, 23, (d, hour) -> d.hour = hour),
            field(SubscriberKey.TIMEZONE, zones, (d, zone) -> d.zone = zone),
            field(SubscriberKey.LANGUAGE, languages, (d, tag) -> d.language = tag),
            number(SubscriberKey.MAX, 1, MAX_STORIES, (d, max) -> d.max = max),
            field(
                SubscriberKey.PAUSED_UNTIL, PreferenceParser::day, (d, day) -> d.pausedUntil = day))
        .collect(Collectors.toMap(field -> field.key().word(), field -> field));
  }

  private <T> Field field(
      SubscriberKey key, Function<String, Checked<T>> parse, BiConsumer<Draft, Optional<T>> set) {
    return new Field(
        key, (draft, mistakes) -> set.accept(draft, told(text().then(parse), key, mistakes)));
  }

  private Field number(
      SubscriberKey key, int min, int max, BiConsumer<Draft, Optional<Integer>> set) {
    return new Field(
        key, (draft, mistakes) -> set.accept(draft, told(whole(min, max), key, mistakes)));
  }

  private void address(Draft draft, EntryErrors mistakes) {
    draft.addressAt = parser.currentTokenLocation();
    draft.address = told(text().then(addresses), SubscriberKey.EMAIL, mistakes);
  }

  private void judgeAddress(Draft draft, EntryErrors mistakes) {
    if (!draft.given.contains(SubscriberKey.EMAIL)) {
      mistakes.add(draft.addressAt, "email is missing");
    }
    if (draft.address.isPresent()) {
      int line = draft.addressAt.getLineNr();
      int earlier = twins.earlier(draft.address.get(), line, mistakes.none());
      if (earlier > 0) {
        mistakes.add(draft.addressAt, "email is also on line " + earlier);
      }
    }
  }

  private void topics(Draft draft, EntryErrors mistakes) {
    draft.topicsLine = parser.currentTokenLocation().getLineNr();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      mistakes.add(
          parser.currentTokenLocation(), "topics is " + kind() + "; must be a list of topic names");
      parser.skipChildren();
      return;
    }
    List<String> topics = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Optional<String> topic = told(text(), SubscriberKey.TOPICS, mistakes);
      if (topic.isPresent() && !topics.contains(topic.get())) {
        topics.add(topic.get());
      }
    }
    draft.topics = Optional.of(topics);
  }

  private Checked<EmailAddress> address(String text) {
    return EmailAddress.parse(text, domains);
  }

  private Checked<Integer> whole(int min, int max) {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() == JsonParser.NumberType.INT
        && parser.getIntValue() >= min
        && parser.getIntValue() <= max) {
      return Checked.good(parser.getIntValue());
    }
    String found = parser.currentToken().isNumeric() ? parser.getString() : kind();
    return Checked.bad("is " + found + "; must be a whole number from " + min + " to " + max);
  }

  private static Checked<String> name(String name) {
    if (name.indexOf('\r') >= 0 || name.indexOf('\n') >= 0) {
      return Checked.bad("has a line break in it");
    }
    for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
      if (endsLinesOrHides(name.codePointAt(at))) {
        return Checked.bad("has a control character in it");
      }
    }
    return name.length() > MAX_NAME
        ? Checked.bad("is longer than " + MAX_NAME + " characters")
        : Checked.good(name.strip());
  }

  private static boolean endsLinesOrHides(int c) {
    if (c >= ' ' && c <= '~') {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  private Checked<String> text() {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return Checked.good(parser.getString());
    }
    return Checked.bad("is " + kind() + "; must be text");
  }

  private String kind() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> "text";
    };
  }

  /** Returns the value of the current token; records an error if it is invalid. */
  private <T> Optional<T> told(Checked<T> checked, SubscriberKey key, EntryErrors mistakes) {
    Optional<String> wrong = checked.wrong();
    if (wrong.isPresent()) {
      mistakes.add(parser.currentTokenLocation(), key.word() + " " + wrong.get());
    }
    parser.skipChildren();
    return checked.value();
  }

  /** A field of an entry. */
  private record Field(SubscriberKey key, Value value) {

    /** Reads the current value to its end. */
    private interface Value {
      void read(Draft draft, EntryErrors mistakes);
    }
  }

  /** The values of an entry so far. */
  private final class Draft implements Supplier<String> {
    private final Set<SubscriberKey> given = EnumSet.noneOf(SubscriberKey.class);
    private TokenStreamLocation addressAt;
    private Optional<EmailAddress> address = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<List<String>> topics = Optional.empty();
    private int topicsLine;
    private Optional<Cadence> cadence = Optional.empty();
    private Optional<Integer> hour = Optional.empty();
    private Optional<ZoneId> zone = Optional.empty();
    private Optional<Locale> language = Optional.empty();
    private Optional<Integer> max = Optional.empty();
    private Optional<LocalDate> pausedUntil = Optional.empty();

    private Draft(TokenStreamLocation start) {
      this.addressAt = start;
    }

    /** Where its topics are. */
    @Override
    public String get() {
      return file + ":" + topicsLine;
    }

    private Entry.Valid valid(EmailAddress to, SubscriberRules rules, int line) {
      PreferenceSet said =
          new PreferenceSet(topics, cadence, hour, zone, language, max, pausedUntil);
      return new Entry.Valid(
          said.known(rules).subscriber(to, name.orElse(""), Subscriber.FIRST_EPOCH, rules),
          said,
          line);
    }
  }
}
