package anemone.collect;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of one request to an address.
 *
 * @param url the address as configured
 * @param validators the validators for the next request
 * @param failed whether it failed
 * @param notBefore the earliest time of the next request, from Retry-After
 */
public record Visit(URI url, Validators validators, boolean failed, Optional<Instant> notBefore) {

  /** A successful request. */
  public static Visit answered(URI url, Validators validators) {
    return new Visit(url, validators, false, Optional.empty());
  }

  /** A failed request. */
  public static Visit failed(URI url, Optional<Instant> notBefore) {
    return new Visit(url, Validators.NONE, true, notBefore);
  }
}
