package anemone.newsletter;

import anemone.subscriber.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * A language model that may retell gists.
 *
 * @param url the address that its interface stands under
 * @param name what its server calls it
 * @param key the bearer token
 * @param patience how long one answer may take
 */
public record ModelSettings(URI url, String name, Secret key, Duration patience) {}
