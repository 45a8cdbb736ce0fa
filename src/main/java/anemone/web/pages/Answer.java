package anemone.web.pages;

import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP response.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param headers further header fields
 * @param body the body
 */
record Answer(int status, String type, Map<String, String> headers, String body) {

  private static final String HTML = "text/html; charset=utf-8";

  /** Copies the headers. */
  Answer {
    headers = Map.copyOf(headers);
  }

  /** Returns a page of HTML. */
  static Answer html(int status, String body) {
    return new Answer(status, HTML, Map.of(), body);
  }

  /** Returns a line of plain text. */
  static Answer plain(int status, String text) {
    return new Answer(status, "text/plain; charset=utf-8", Map.of(), text + "\n");
  }

  /** Returns the response with one more header field. */
  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, type, more, body);
  }
}
