package anemone.web.pages;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP response.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param headers further header fields
 * @param body the body
 * @param charset how the body becomes bytes; ISO 8859-1 if it has one byte per character
 */
public record Answer(
    int status, String type, Map<String, String> headers, String body, Charset charset) {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String MODIFIED = "Last-Modified";

  /** RFC 9110 section 5.6.7. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Copies the headers. */
  public Answer {
    headers = Map.copyOf(headers);
  }

  /** Creates a response of text, sent as UTF-8. */
  public Answer(int status, String type, Map<String, String> headers, String body) {
    this(status, type, headers, body, StandardCharsets.UTF_8);
  }

  /** Returns a page of HTML. */
  public static Answer html(int status, String body) {
    return new Answer(status, HTML, Map.of(), body);
  }

  /** Returns a line of plain text. */
  static Answer plain(int status, String text) {
    return new Answer(status, "text/plain; charset=utf-8", Map.of(), text + "\n");
  }

  /** Returns 405 with the methods that are allowed, with commas between. */
  static Answer notAllowed(String methods) {
    return plain(405, "method not allowed").with("Allow", methods);
  }

  /** Returns a file of any bytes. */
  public static Answer file(String type, byte[] bytes) {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    return new Answer(200, type, Map.of(), latin, StandardCharsets.ISO_8859_1);
  }

  /** Returns the response with the time of its last change. */
  public Answer modified(Instant at) {
    return with(MODIFIED, HTTP_DATE.format(at));
  }

  /**
   * Whether a browser has this response already (RFC 9110 sections 13.1.2 and 13.1.3).
   *
   * @param tags the If-None-Match field of its request, or empty
   * @param since the If-Modified-Since field, or empty; counts only without the other
   */
  boolean isKnown(String tags, String since) {
    return status == 200 && (tags.isEmpty() ? isUnchanged(since) : hasTag(tags));
  }

  private boolean hasTag(String tags) {
    String tag = headers.getOrDefault("ETag", "");
    return !tag.isEmpty()
        && Arrays.stream(tags.split(",", -1))
            .map(String::strip)
            .anyMatch(known -> known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
  }

  private boolean isUnchanged(String since) {
    Optional<Instant> changed = date(headers.getOrDefault(MODIFIED, ""));
    return date(since)
        .filter(seen -> changed.filter(c -> !c.isAfter(seen)).isPresent())
        .isPresent();
  }

  /** Reads a date; one that is no date is ignored (RFC 9110 section 13.1.3). */
  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(HTTP_DATE.parse(text, Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Returns the bytes of the body. */
  public byte[] bytes() {
    return body.getBytes(charset);
  }

  /** Returns the response with one more header field. */
  public Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, type, more, body, charset);
  }
}
