package anemone.subscriber;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads the entries of a subscriber list one by one, each to its end, with all its mistakes. */
final class EntryReader {

  private static final int MOST_NAME = 200;
  private static final int MOST_STORIES = 100;

  private final JsonParser parser;
  private final String file;
  private final SubscriberRules rules;
  private final Optional<TwinSet> twins;
  private final Memo<Cadence> cadences = new Memo<>(Choices::cadence);
  private final Memo<ZoneId> zones = new Memo<>(Choices::zone);
  private final Memo<Locale> languages = new Memo<>(Choices::language);

  EntryReader(JsonParser parser, String file, SubscriberRules rules, boolean twins) {
    this.parser = parser;
    this.file = file;
    this.rules = rules;
    this.twins = twins ? Optional.of(new TwinSet()) : Optional.empty();
  }

  /** The entry at whose first token the parser stands; afterwards it stands at the last. */
  Entry read() {
    TokenStreamLocation start = parser.currentTokenLocation();
    Mistakes mistakes = new Mistakes();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      mistakes.add(start, "this entry is " + kind() + "; it is an object such as {\"email\": ...}");
      parser.skipChildren();
      return mistakes.entry(file);
    }
    Draft draft = new Draft(start);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      field(draft, mistakes);
    }
    judgeAddress(draft, mistakes);
    return draft
        .address
        .filter(address -> mistakes.none())
        .<Entry>map(address -> new Entry.Valid(draft.subscriber(address, rules), start.getLineNr()))
        .orElseGet(() -> mistakes.entry(file));
  }

  private void field(Draft draft, Mistakes mistakes) {
    String word = parser.currentName();
    Optional<SubscriberKey> key = SubscriberKey.of(word);
    if (key.isPresent() && draft.given.add(key.get())) {
      parser.nextToken();
      value(key.get(), draft, mistakes);
      return;
    }
    mistakes.add(
        parser.currentTokenLocation(),
        key.isPresent()
            ? word + " is given twice"
            : word + " is unknown" + Spelling.hint(word, SubscriberKey.WORDS));
    parser.nextToken();
    parser.skipChildren();
  }

  private void value(SubscriberKey key, Draft draft, Mistakes mistakes) {
    String word = key.word();
    switch (key) {
      case EMAIL -> {
        draft.addressAt = parser.currentTokenLocation();
        draft.address = told(text().then(EmailAddress::parse), word, mistakes);
      }
      case NAME -> draft.name = told(text().then(EntryReader::name), word, mistakes);
      case TOPICS -> draft.topics = topics(mistakes);
      case CADENCE -> draft.cadence = told(text().then(cadences::parse), word, mistakes);
      case HOUR -> draft.hour = told(whole(0, 23), word, mistakes);
      case MAX -> draft.most = told(whole(1, MOST_STORIES), word, mistakes);
      case PAUSED_UNTIL -> draft.pausedUntil = told(text().then(Choices::day), word, mistakes);
      case TIMEZONE -> draft.zone = told(text().then(zones::parse), word, mistakes);
      case LANGUAGE -> draft.language = told(text().then(languages::parse), word, mistakes);
    }
  }

  private void judgeAddress(Draft draft, Mistakes mistakes) {
    if (!draft.given.contains(SubscriberKey.EMAIL)) {
      mistakes.add(draft.addressAt, "email is missing");
    }
    if (draft.address.isPresent() && twins.isPresent()) {
      int line = draft.addressAt.getLineNr();
      int earlier = twins.get().earlier(draft.address.get().key(), line, mistakes.none());
      if (earlier > 0) {
        mistakes.add(draft.addressAt, "email is the one on line " + earlier + ", capitals aside");
      }
    }
  }

  private List<String> topics(Mistakes mistakes) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      mistakes.add(
          parser.currentTokenLocation(), "topics is " + kind() + "; it is a list of topic names");
      parser.skipChildren();
      return List.of();
    }
    List<String> topics = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      told(text().then(this::topic), "topics", mistakes)
          .filter(topic -> !topics.contains(topic))
          .ifPresent(topics::add);
    }
    return topics;
  }

  private Checked<String> topic(String name) {
    return rules.topics().contains(name)
        ? Checked.good(name)
        : Checked.bad("has no " + name + Spelling.hint(name, rules.topics()));
  }

  private Checked<Integer> whole(int least, int most) {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() == JsonParser.NumberType.INT
        && parser.getIntValue() >= least
        && parser.getIntValue() <= most) {
      return Checked.good(parser.getIntValue());
    }
    String found = parser.currentToken().isNumeric() ? parser.getString() : kind();
    return Checked.bad("is " + found + "; it is a whole number from " + least + " to " + most);
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
    return name.length() > MOST_NAME
        ? Checked.bad("is longer than " + MOST_NAME + " characters")
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
    return Checked.bad("is " + kind() + "; it is text");
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

  /** The value at whose token the parser stands, or nothing and one mistake more. */
  private <T> Optional<T> told(Checked<T> checked, String key, Mistakes mistakes) {
    Optional<T> value =
        checked.orTell(reason -> mistakes.add(parser.currentTokenLocation(), key + " " + reason));
    parser.skipChildren();
    return value;
  }

  /** What an entry has said so far. */
  private static final class Draft {
    private final Set<SubscriberKey> given = EnumSet.noneOf(SubscriberKey.class);
    private TokenStreamLocation addressAt;
    private Optional<EmailAddress> address = Optional.empty();
    private Optional<String> name = Optional.empty();
    private List<String> topics = List.of();
    private Optional<Cadence> cadence = Optional.empty();
    private Optional<Integer> hour = Optional.empty();
    private Optional<ZoneId> zone = Optional.empty();
    private Optional<Locale> language = Optional.empty();
    private Optional<Integer> most = Optional.empty();
    private Optional<LocalDate> pausedUntil = Optional.empty();

    private Draft(TokenStreamLocation start) {
      this.addressAt = start;
    }

    private Subscriber subscriber(EmailAddress to, SubscriberRules rules) {
      return new Subscriber(
          to,
          name.orElse(""),
          topics,
          cadence.orElse(rules.cadence()),
          hour.orElse(SubscriberRules.HOUR),
          zone.orElse(rules.zone()),
          language.orElse(rules.language()),
          most,
          pausedUntil);
    }
  }
}
