package anemone.web.pages;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
