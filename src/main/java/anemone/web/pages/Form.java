package anemone.web.pages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a submitted form, urlencoded or multipart/form-data (RFC 7578). */
final class Form {

  private static final String NAME = "name=\"";
  private static final String BOUNDARY = "boundary=";

  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  private Form() {}

  /**
   * Parses a body; one of another type has no fields.
   *
   * @param contentType its type with parameters
   * @param body the body, one character per byte
   */
  static Form parse(String contentType, String body) {
    Form form = new Form();
    if (contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      form.multipart(contentType, body);
    } else {
      form.urlencoded(body);
    }
    return form;
  }

  /** Returns the first value of a field. */
  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Returns all values of a field. */
  List<String> all(String name) {
    return List.copyOf(fields.getOrDefault(name, List.of()));
  }

  private void urlencoded(String body) {
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        add(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException e) {
      // An invalid percent escape, which no form of these pages sends.
      return "";
    }
  }

  private void multipart(String contentType, String body) {
    int at = contentType.toLowerCase(Locale.ROOT).indexOf(BOUNDARY);
    if (at < 0) {
      return;
    }
    String rest = contentType.substring(at + BOUNDARY.length());
    int end = rest.indexOf(';');
    String boundary = (end < 0 ? rest : rest.substring(0, end)).strip().replace("\"", "");
    if (boundary.isEmpty()) {
      return;
    }
    int part = body.indexOf("--" + boundary);
    while (part >= 0) {
      int start = part + boundary.length() + 2;
      part = body.indexOf("--" + boundary, start);
      if (part >= 0) {
        part(body.substring(start, part));
      }
    }
  }

  private void part(String part) {
    boolean crlf = part.contains("\r\n\r\n");
    int blank = crlf ? part.indexOf("\r\n\r\n") : part.indexOf("\n\n");
    int name = part.indexOf(NAME);
    if (blank < 0 || name < 0 || name > blank) {
      return;
    }
    int from = name + NAME.length();
    int to = part.indexOf('"', from);
    if (to > 0 && to < blank) {
      String value = part.substring(blank + (crlf ? 4 : 2)).strip();
      add(
          part.substring(from, to),
          new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
  }

  private void add(String name, String value) {
    fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }
}
