package anemone.collect;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of asking an address.
 *
 * @param url the address as the configuration names it
 * @param validators what to ask by the next time
 * @param failed whether it failed
 * @param notBefore when the server asked to be asked again (Retry-After)
 */
public record Visit(URI url, Validators validators, boolean failed, Optional<Instant> notBefore) {

  /** An address that answered. */
  public static Visit answered(URI url, Validators validators) {
    return new Visit(url, validators, false, Optional.empty());
  }

  /** An address that failed. */
  public static Visit failed(URI url, Optional<Instant> notBefore) {
    return new Visit(url, Validators.NONE, true, notBefore);
  }
}
