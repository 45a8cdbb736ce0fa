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
 * @param task what it is asked
 * @param budget the time limit for all answers of a run
 * @param comparing whether it is asked which articles are one story
 */
public record ModelSettings(
    URI url,
    String name,
    Secret key,
    Duration patience,
    Task task,
    Duration budget,
    boolean comparing) {

  /** What a model is asked of an article. */
  public enum Task {
    /** Which of its sentences tell the news. */
    CHOOSE,
    /** To tell it in other words. */
    RETELL
  }
}
