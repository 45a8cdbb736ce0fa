package anemone.web.pages;

import java.util.Optional;

/**
 * What a visitor asks for.
 *
 * @param method the HTTP method in capitals
 * @param path the path, still encoded, from the first slash
 * @param contentType the type of the body, with its parameters
 * @param languages the header Accept-Language, or empty
 * @param body the body, one character a byte; empty if it is larger than is read
 * @param from the network address of the visitor
 */
record Request(
    String method,
    String path,
    String contentType,
    String languages,
    Optional<String> body,
    String from) {

  /** The most bytes of a body that are read. */
  static final int MOST_BYTES = 8 << 10;

  /** A request from this machine. */
  Request(String method, String path, String contentType, String languages, Optional<String> body) {
    this(method, path, contentType, languages, body, "127.0.0.1");
  }

  /** The same request for another path. */
  Request at(String other) {
    return new Request(method, other, contentType, languages, body, from);
  }

  /** Whether the visitor only looks. */
  boolean isLook() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
