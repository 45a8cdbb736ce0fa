package anemone.web.pages;

import java.util.Optional;

/**
 * An HTTP request.
 *
 * @param method the HTTP method in capitals
 * @param path the encoded path, from the first slash
 * @param contentType the type of the body, with its parameters
 * @param languages the Accept-Language field, or empty
 * @param body the body, one character per byte; empty if it is too large
 * @param from the network address of the visitor
 */
record Request(
    String method,
    String path,
    String contentType,
    String languages,
    Optional<String> body,
    String from) {

  /** Maximum size of a body, in bytes. */
  static final int MAX_BYTES = 8 << 10;

  /** A request from this machine. */
  Request(String method, String path, String contentType, String languages, Optional<String> body) {
    this(method, path, contentType, languages, body, "127.0.0.1");
  }

  /** Returns the request with another path. */
  Request at(String other) {
    return new Request(method, other, contentType, languages, body, from);
  }

  /** Whether the method is safe: GET or HEAD (RFC 9110 section 9.2.1). */
  boolean isSafe() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
