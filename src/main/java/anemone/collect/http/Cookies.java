package anemone.collect.http;

import anemone.article.WebAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The cookies that hosts set, sent back to the same host only and kept as long as a fetcher: some
 * servers redirect to the same address until their cookie comes back. Safe for use by many threads.
 */
final class Cookies {

  private static final int MAX_OF_A_HOST = 20;
  private static final int LONGEST = 4_096;

  private final Map<String, Map<String, String>> hosts = new HashMap<>();

  /** Keeps the name and value of a Set-Cookie header. */
  synchronized void keep(URI url, String header) {
    int end = header.indexOf(';');
    String pair = (end < 0 ? header : header.substring(0, end)).strip();
    int equals = pair.indexOf('=');
    if (equals > 0
        && pair.length() <= LONGEST
        && pair.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      Map<String, String> own =
          hosts.computeIfAbsent(WebAddress.host(url), host -> new LinkedHashMap<>());
      if (own.size() < MAX_OF_A_HOST) {
        own.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
  }

  /** Returns the value of the Cookie header for an address, or empty. */
  synchronized String header(URI url) {
    return hosts.getOrDefault(WebAddress.host(url), Map.of()).entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
