package anemone.subscriber.file;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The objects of a JSON file as rows: those of the first array of objects in it, with a column for
 * each key.
 */
final class JsonRows implements ImportRows {

  private static final JsonMapper JSON = new JsonMapper();

  /** Separates the items of a list in a cell. */
  private static final String SEPARATOR = "|";

  private final JsonParser parser;
  private final MappingIterator<JsonNode> objects;
  private final List<String> headers;

  /**
   * Opens a file.
   *
   * @param text the file
   * @param headers its {@link #keys}
   * @throws IllegalArgumentException if it is not JSON up to the first object
   */
  JsonRows(Reader text, List<String> headers) {
    this.headers = headers;
    this.parser = JSON.createParser(text);
    try {
      JsonToken before = JsonToken.NOT_AVAILABLE;
      JsonToken token = parser.nextToken();
      while (token != null
          && !(before == JsonToken.START_ARRAY && token == JsonToken.START_OBJECT)) {
        before = token;
        token = parser.nextToken();
      }
    } catch (JacksonException e) {
      throw broken(e);
    }
    this.objects = JSON.readerFor(JsonNode.class).readValues(parser);
  }

  /** Reads all of a file, and returns the keys of its objects up to where it is broken. */
  static List<String> keys(Reader text) {
    Set<String> keys = new LinkedHashSet<>();
    try (JsonRows rows = new JsonRows(text, List.of())) {
      while (rows.hasNext()) {
        keys.addAll(rows.objects.nextValue().propertyNames());
      }
    } catch (IllegalArgumentException | JacksonException e) {
      // The second reading reports it, at its line.
      return List.copyOf(keys);
    }
    return List.copyOf(keys);
  }

  @Override
  public List<String> headers() {
    return headers;
  }

  @Override
  public boolean hasNext() {
    try {
      return objects.hasNextValue();
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  @Override
  public int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int line = line();
    try {
      JsonNode object = objects.nextValue();
      List<String> cells = new ArrayList<>(headers.size());
      headers.forEach(key -> cells.add(text(object.path(key))));
      return new Row(line, cells);
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  /**
   * Returns a value as a cell: the items of a list are separated, an object is its name or JSON.
   */
  private static String text(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(JsonRows::text)
          .collect(Collectors.joining(SEPARATOR));
    }
    if (value.isObject()) {
      return value.path("name").isString() ? value.path("name").asString() : value.toString();
    }
    return value.isNull() || value.isMissingNode() ? "" : value.asString();
  }

  private IllegalArgumentException broken(JacksonException e) {
    return new IllegalArgumentException("line " + line() + ": " + JsonMistake.sentence(e), e);
  }

  @Override
  public void close() {
    objects.close();
    parser.close();
  }
}
