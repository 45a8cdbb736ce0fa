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
  private final TwinSet twins = new TwinSet();
  private final Memo<ZoneId> zones = new Memo<>(Choices::zone);
  private final Memo<Locale> languages = new Memo<>(Choices::language);

  EntryReader(JsonParser parser, String file, SubscriberRules rules) {
    this.parser = parser;
    this.file = file;
    this.rules = rules;
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
    TokenStreamLocation at = parser.currentTokenLocation();
    Optional<SubscriberKey> key = SubscriberKey.of(word);
    parser.nextToken();
    if (key.isEmpty()) {
      mistakes.add(at, word + " is unknown" + Spelling.hint(word, SubscriberKey.WORDS));
      parser.skipChildren();
    } else if (!draft.given.add(key.get())) {
      mistakes.add(at, word + " is given twice");
      parser.skipChildren();
    } else {
      value(key.get(), draft, mistakes);
    }
  }

  private void value(SubscriberKey key, Draft draft, Mistakes mistakes) {
    TokenStreamLocation at = parser.currentTokenLocation();
    String word = key.word();
    switch (key) {
      case EMAIL -> {
        draft.addressAt = at;
        draft.address = told(text().then(EmailAddress::parse), at, word, mistakes);
      }
      case NAME -> draft.name = told(text().then(EntryReader::name), at, word, mistakes);
      case TOPICS -> draft.topics = topics(mistakes);
      case CADENCE -> draft.cadence = told(text().then(Choices::cadence), at, word, mistakes);
      case HOUR -> draft.hour = told(whole(0, 23), at, word, mistakes);
      case MAX -> draft.most = told(whole(1, MOST_STORIES), at, word, mistakes);
      case PAUSED_UNTIL -> draft.pausedUntil = told(text().then(Choices::day), at, word, mistakes);
      case TIMEZONE -> draft.zone = told(text().then(zones::parse), at, word, mistakes);
      case LANGUAGE -> draft.language = told(text().then(languages::parse), at, word, mistakes);
    }
  }

  private void judgeAddress(Draft draft, Mistakes mistakes) {
    if (!draft.given.contains(SubscriberKey.EMAIL)) {
      mistakes.add(draft.addressAt, "email is missing");
    }
    if (draft.address.isPresent()) {
      int line = draft.addressAt.getLineNr();
      int earlier = twins.earlier(draft.address.get().key(), line, mistakes.none());
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
      told(text().then(this::topic), parser.currentTokenLocation(), "topics", mistakes)
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
    parser.skipChildren();
    return Checked.bad("is " + found + "; it is a whole number from " + least + " to " + most);
  }

  private static Checked<String> name(String name) {
    if (name.indexOf('\r') >= 0 || name.indexOf('\n') >= 0) {
      return Checked.bad("has a line break in it");
    }
    if (name.codePoints().anyMatch(EntryReader::endsLinesOrHides)) {
      return Checked.bad("has a control character in it");
    }
    return name.length() > MOST_NAME
        ? Checked.bad("is longer than " + MOST_NAME + " characters")
        : Checked.good(name.strip());
  }

  private static boolean endsLinesOrHides(int c) {
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
    String found = kind();
    parser.skipChildren();
    return Checked.bad("is " + found + "; it is text");
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

  private static <T> Optional<T> told(
      Checked<T> checked, TokenStreamLocation at, String key, Mistakes mistakes) {
    return checked.orTell(reason -> mistakes.add(at, key + " " + reason));
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
