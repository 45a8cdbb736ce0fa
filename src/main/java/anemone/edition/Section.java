package anemone.edition;

import java.util.List;

/**
 * The stories of one topic.
 *
 * @param topic the topic's name in the configuration
 * @param title what the reader sees above it
 * @param bites its stories, the best first; never empty
 */
public record Section(String topic, String title, List<Bite> bites) {

  /** Copies the bites. */
  public Section {
    bites = List.copyOf(bites);
  }
}
