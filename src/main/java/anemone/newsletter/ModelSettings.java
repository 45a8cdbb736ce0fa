package anemone.newsletter;

import anemone.subscriber.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * The settings of a language model that summarises articles.
 *
 * @param url the base address of its interface
 * @param name its name on the server
 * @param key the bearer token
 * @param patience the time limit for one answer
 */
public record ModelSettings(URI url, String name, Secret key, Duration patience) {}
