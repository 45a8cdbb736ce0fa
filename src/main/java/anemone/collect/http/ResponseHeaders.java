package anemone.collect.http;

import anemone.collect.FetchHistory;
import anemone.collect.date.DateHints;
import anemone.collect.date.DateParser;
import anemone.collect.date.FoundDate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;

/** Reads the headers of responses as servers send them. */
final class ResponseHeaders {

  private ResponseHeaders() {}

  /** Returns the value of a header, or empty. */
  static String of(HttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null || header.getValue() == null ? "" : header.getValue().strip();
  }

  /** Returns Location; one sent as raw UTF-8, which the client takes as ISO-8859-1, as UTF-8. */
  static String location(HttpResponse response) {
    String header = of(response, HttpHeaders.LOCATION);
    byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : header;
  }

  /**
   * Returns the earliest time of the next request from Retry-After: seconds or a date (RFC 9110
   * section 10.2.3). After 429 Too Many Requests without it, there is a pause of its own.
   */
  static Optional<Instant> retryAfter(HttpResponse response, Instant now) {
    String value = of(response, HttpHeaders.RETRY_AFTER);
    Optional<Instant> asked =
        value.matches("\\d{1,8}")
            ? Optional.of(now.plusSeconds(Long.parseLong(value)))
            : DateParser.parse(value, DateHints.NONE).map(FoundDate::instant);
    if (asked.isEmpty() && response.getCode() == HttpStatus.SC_TOO_MANY_REQUESTS) {
      asked = Optional.of(now.plus(FetchHistory.FIRST_PAUSE));
    }
    Instant latest = now.plus(FetchHistory.LONGEST_PAUSE);
    return asked.map(at -> at.isAfter(latest) ? latest : at);
  }
}
