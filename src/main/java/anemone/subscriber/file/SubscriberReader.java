package anemone.subscriber.file;

import anemone.subscriber.AddressTable;
import anemone.subscriber.DidYouMean;
import anemone.subscriber.SubscriberRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.json.JsonFactory;

/**
 * A subscriber list, read one entry at a time, so that a list of any length takes the same little
 * memory, but for a fingerprint of each address that shows twins.
 *
 * <p>The list is JSON in UTF-8: an array of entries, or an object that has the array under {@code
 * subscribers} and may name its schema under {@code $schema}. An entry with a mistake comes out as
 * {@link Entry.Invalid} and costs no other entry; where the text stops to be JSON, one last {@link
 * Entry.Invalid} says where. A topic that the newsletter does not have costs that topic alone. Not
 * for use by several threads.
 *
 * <pre>{@code
 * try (var list = new SubscriberReader(in, "subscribers.json", rules)) {
 *   list.forEachRemaining(entry -> entry.either(v -> send(v.subscriber()), i -> err.println(i)));
 * }
 * }</pre>
 */
public final class SubscriberReader implements Iterator<Entry>, AutoCloseable {

  /** The key of the array of entries. */
  static final String LIST = "subscribers";

  /** The key under which a list names its schema. */
  static final String SCHEMA = "$schema";

  private enum Place {
    BEFORE,
    LIST,
    ENVELOPE,
    END
  }

  /** Where Jackson says, in its own way, that something began: of no use to a reader. */
  private static final Pattern JACKSONS_PLACE = Pattern.compile(" \\([^(\\[]*\\[Source: .*?\\]\\)");

  private static final JsonFactory JSON = new JsonFactory();
  private static final TokenStreamLocation START =
      new TokenStreamLocation(ContentReference.unknown(), 0, 1, 1);

  private final String file;
  private final JsonParser parser;
  private final EntryReader entries;
  private Place place = Place.BEFORE;
  private boolean enveloped;
  private boolean listed;
  private boolean broken;
  private Optional<Entry> next = Optional.empty();

  /**
   * Begins to read.
   *
   * @param in the bytes; closed with this
   * @param file the name of the file, for messages
   * @param rules what the newsletter says about its subscribers
   */
  public SubscriberReader(InputStream in, String file, SubscriberRules rules) {
    this(in, file, rules, true);
  }

  /**
   * The same, for a list that may be known already.
   *
   * @param twins whether to look for twins; where there are none, that takes most of the memory
   */
  public SubscriberReader(InputStream in, String file, SubscriberRules rules, boolean twins) {
    this.file = file;
    this.parser = parser(new Utf8InputStream(in));
    this.entries =
        new EntryReader(
            parser, file, rules, twins ? new AddressTable()::earlier : Duplicates.UNSEEN);
  }

  /**
   * Whether there is another entry.
   *
   * @throws UncheckedIOException if the bytes cannot be read
   */
  @Override
  public boolean hasNext() {
    while (next.isEmpty() && place != Place.END) {
      try {
        next = step(Optional.ofNullable(parser.nextToken()));
      } catch (JacksonIOException e) {
        next = Optional.of(unreadable(e, parser.currentLocation()));
      } catch (JacksonException e) {
        next = Optional.of(broken(e.getLocation(), e.getOriginalMessage()));
      }
    }
    return next.isPresent();
  }

  /**
   * The next entry.
   *
   * @throws UncheckedIOException if the bytes cannot be read
   */
  @Override
  public Entry next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the list has no more entries");
    }
    Entry entry = next.orElseThrow();
    next = Optional.empty();
    return entry;
  }

  /** Whether the text was JSON to its end; to be asked when there is no other entry. */
  public boolean isWhole() {
    return !broken;
  }

  /**
   * A line for each topic in the list that the newsletter does not have; to be asked when there is
   * no other entry. The entries that name one are valid.
   */
  public List<String> warnings() {
    return entries.unknownTopics().warnings();
  }

  @Override
  public void close() throws IOException {
    place = Place.END;
    parser.close();
  }

  private Optional<Entry> step(Optional<JsonToken> token) {
    return switch (place) {
      case BEFORE -> begin(token);
      case LIST -> inList(token.orElseThrow());
      case ENVELOPE -> inEnvelope(token.orElseThrow());
      case END -> Optional.empty();
    };
  }

  private Optional<Entry> begin(Optional<JsonToken> token) {
    if (token.equals(Optional.of(JsonToken.START_ARRAY))) {
      place = Place.LIST;
      listed = true;
      return Optional.empty();
    }
    if (token.equals(Optional.of(JsonToken.START_OBJECT))) {
      place = Place.ENVELOPE;
      enveloped = true;
      return Optional.empty();
    }
    place = Place.END;
    return Optional.of(
        invalid(
            parser.currentTokenLocation(),
            token.isEmpty()
                ? "the list is empty; it is an array of entries"
                : "the list is neither an array of entries nor an object with one"));
  }

  private Optional<Entry> inList(JsonToken token) {
    if (token != JsonToken.END_ARRAY) {
      return Optional.of(entries.read());
    }
    place = enveloped ? Place.ENVELOPE : Place.END;
    return enveloped ? Optional.empty() : afterwards();
  }

  private Optional<Entry> inEnvelope(JsonToken token) {
    TokenStreamLocation at = parser.currentTokenLocation();
    if (token == JsonToken.END_OBJECT) {
      place = Place.END;
      return listed ? afterwards() : Optional.of(invalid(at, LIST + " is missing"));
    }
    String key = parser.currentName();
    JsonToken value = parser.nextToken();
    if (key.equals(LIST) && !listed && value == JsonToken.START_ARRAY) {
      place = Place.LIST;
      listed = true;
      return Optional.empty();
    }
    parser.skipChildren();
    if (key.equals(SCHEMA)) {
      return Optional.empty();
    }
    return Optional.of(invalid(at, key + wrongWith(key)));
  }

  private String wrongWith(String key) {
    if (!key.equals(LIST)) {
      return " is unknown" + DidYouMean.hint(key, List.of(LIST, SCHEMA));
    }
    String wrong = listed ? " is given twice" : " is no array of entries";
    listed = true;
    return wrong;
  }

  private Optional<Entry> afterwards() {
    return parser.nextToken() == null
        ? Optional.empty()
        : Optional.of(
            invalid(parser.currentTokenLocation(), "the list has ended, but the file goes on"));
  }

  /** The first bytes are read here already, and may be the wrong ones. */
  private JsonParser parser(InputStream in) {
    try {
      return JSON.createParser(ObjectReadContext.empty(), in);
    } catch (JacksonIOException e) {
      next = Optional.of(unreadable(e, START));
      return JSON.createParser(ObjectReadContext.empty(), new byte[0]);
    }
  }

  private Entry unreadable(JacksonIOException e, TokenStreamLocation at) {
    place = Place.END;
    IOException cause = e.getCause();
    if (cause instanceof CharacterCodingException) {
      return broken(at, "this is not UTF-8");
    }
    throw new UncheckedIOException(cause == null ? new IOException(e) : cause);
  }

  private Entry broken(@Nullable TokenStreamLocation at, String why) {
    place = Place.END;
    broken = true;
    return invalid(
        at == null ? parser.currentLocation() : at,
        "the file is broken, nothing from here on was read: "
            + JACKSONS_PLACE.matcher(why).replaceAll(""));
  }

  private Entry.Invalid invalid(TokenStreamLocation at, String reason) {
    return new Entry.Invalid(file, at.getLineNr(), at.getColumnNr(), reason, Optional.empty());
  }
}
