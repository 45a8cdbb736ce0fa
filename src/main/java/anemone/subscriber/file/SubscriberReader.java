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
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a subscriber list one entry at a time, in constant memory except for a fingerprint of each
 * address that finds duplicates.
 *
 * <p>The list is JSON in UTF-8: an array of entries, or an object with the array under {@code
 * subscribers} and an optional {@code $schema}. An entry with an error is returned as {@link
 * Entry.Invalid} and does not affect the others; where the JSON is broken, a last {@link
 * Entry.Invalid} tells the place. A topic that the newsletter does not have costs that topic alone.
 * Not thread-safe.
 *
 * <pre>{@code
 * try (var list = new SubscriberReader(in, "subscribers.json", rules, true)) {
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

  /** The place in Jackson's messages, which is told in another form. */
  private static final Pattern JACKSONS_PLACE = Pattern.compile(" \\([^(\\[]*\\[Source: .*?\\]\\)");

  /** A deep value or a long name costs its entry alone; only what is larger breaks the list. */
  private static final int LARGEST = 1_000_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(LARGEST)
                  .maxNameLength(LARGEST)
                  .build())
          .build();

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
   * Opens a list.
   *
   * @param in the bytes; closed with this
   * @param file the name of the file, for messages
   * @param rules the topics and defaults
   * @param twins whether to find duplicate addresses, which takes most of the memory
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
        next = Optional.of(broken(e.getLocation(), JsonMistake.sentence(e)));
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

  /** Whether the text was JSON to its end; valid after the last entry. */
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
                ? "the list is empty; must be an array of entries"
                : "the list must be an array of entries, or an object with one"));
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
    String wrong = listed ? " is given twice" : " must be an array of entries";
    listed = true;
    return wrong;
  }

  private Optional<Entry> afterwards() {
    return parser.nextToken() == null
        ? Optional.empty()
        : Optional.of(
            invalid(parser.currentTokenLocation(), "the list has ended, but the file goes on"));
  }

  /** Jackson reads the first bytes here, and may reject them. */
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
