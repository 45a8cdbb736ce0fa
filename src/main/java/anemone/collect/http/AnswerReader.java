package anemone.collect.http;

import anemone.article.WebAddress;
import anemone.collect.FetchHistory;
import anemone.collect.Limits;
import anemone.collect.Validators;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;

/** Reads what a server answers to a request for a document, within the limits of its size. */
final class AnswerReader {

  /** Maximum size of a feed that is read to its end, as a multiple of the size limit. */
  private static final long LONGEST_FEED = 20;

  private final Limits limits;
  private final Clock clock;
  private final Cookies cookies;

  /**
   * A reader.
   *
   * @param cookies receives the cookies of answers
   */
  AnswerReader(Limits limits, Clock clock, Cookies cookies) {
    this.limits = limits;
    this.clock = clock;
    this.cookies = cookies;
  }

  /**
   * Reads an answer.
   *
   * @param named the address that is named in messages
   * @param url the address that was requested
   * @throws Refusal if it is no document that is wanted
   */
  Answer read(URI named, URI url, ClassicHttpResponse response, Wanted wanted) throws IOException {
    int code = response.getCode();
    String location = ResponseHeaders.location(response);
    for (Header cookie : response.getHeaders(HttpHeaders.SET_COOKIE)) {
      cookies.keep(url, String.valueOf(cookie.getValue()));
    }
    Validators validators =
        new Validators(
            ResponseHeaders.of(response, HttpHeaders.ETAG),
            ResponseHeaders.of(response, HttpHeaders.LAST_MODIFIED));
    if (code == HttpStatus.SC_NOT_MODIFIED) {
      return Answer.document(Fetched.unchanged(url, validators));
    }
    if (code >= 300 && code < 400 && !location.isEmpty()) {
      boolean forGood =
          code == HttpStatus.SC_MOVED_PERMANENTLY || code == HttpStatus.SC_PERMANENT_REDIRECT;
      return Answer.redirect(target(named, url, location), forGood);
    }
    if (code == HttpStatus.SC_GONE) {
      throw new Refusal(
          new FetchException(
              "unable to fetch "
                  + named
                  + ": the server says that it is gone for good (410); remove the source",
              code,
              Optional.of(clock.instant().plus(FetchHistory.LONGEST_PAUSE))));
    }
    boolean part = code == HttpStatus.SC_PARTIAL_CONTENT && wanted == Wanted.END_OF_FEED;
    if (code != HttpStatus.SC_OK && code != HttpStatus.SC_NON_AUTHORITATIVE_INFORMATION && !part) {
      throw new Refusal(
          new FetchException(
              "unable to fetch "
                  + named
                  + ": the server answered "
                  + (code + " " + response.getReasonPhrase()).strip(),
              code,
              ResponseHeaders.retryAfter(response, clock.instant())));
    }
    String type = ResponseHeaders.of(response, HttpHeaders.CONTENT_TYPE);
    if (!wanted.takes(type)) {
      throw new Refusal(FetchException.otherKind(named, type));
    }
    byte[] body = body(named, response, wanted);
    Fetched document = Fetched.document(url, type, trimmed(body), validators);
    return Answer.document(body.length > limits.bytes() ? document.asCut() : document);
  }

  private byte[] trimmed(byte[] body) {
    return body.length > limits.bytes() ? Arrays.copyOf(body, limits.bytes()) : body;
  }

  private byte[] body(URI named, ClassicHttpResponse response, Wanted wanted) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    if (wanted == Wanted.END_OF_FEED) {
      return LastBytes.of(entity.getContent(), limits.bytes(), LONGEST_FEED * limits.bytes());
    }
    int max = limits.bytes() + 1;
    byte[] sent = entity.getContent().readNBytes(max);
    byte[] body =
        ContentCoding.decode(sent, ResponseHeaders.of(response, HttpHeaders.CONTENT_ENCODING), max);
    if (body.length == max && !wanted.mayBeCut()) {
      throw new Refusal(refused(named, "it is larger than " + (limits.bytes() >> 20) + " MB"));
    }
    return body;
  }

  private static URI target(URI named, URI url, String location) throws IOException {
    return WebAddress.parse(location, Optional.of(url))
        .orElseThrow(
            () ->
                new Refusal(
                    refused(
                        named,
                        "it redirects to "
                            + location
                            + ", which is not an http or https address")));
  }

  /** Returns the failure to fetch an address. */
  static FetchException refused(URI named, String why) {
    return new FetchException("unable to fetch " + named + ": " + why, 0, Optional.empty());
  }

  /** Carries a failure out of the client's response handler. */
  static final class Refusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient FetchException said;

    Refusal(FetchException said) {
      super(said.sentence());
      this.said = said;
    }

    /** Returns the failure. */
    FetchException said() {
      return said;
    }
  }

  /**
   * An answer.
   *
   * @param redirect where it leads, if it is a redirect
   * @param forGood whether it leads there for good
   * @param document the document, otherwise
   */
  record Answer(Optional<URI> redirect, boolean forGood, Fetched document) {

    private static final Fetched NONE = Fetched.unchanged(URI.create(""), Validators.NONE);

    static Answer redirect(URI target, boolean forGood) {
      return new Answer(Optional.of(target), forGood, NONE);
    }

    static Answer document(Fetched document) {
      return new Answer(Optional.empty(), false, document);
    }
  }
}
