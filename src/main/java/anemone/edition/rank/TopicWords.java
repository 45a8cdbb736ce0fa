package anemone.edition.rank;

import anemone.edition.Sections;
import anemone.edition.Story;
import anemone.edition.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the topic of a story among those of its sources, by common words. */
public final class TopicWords implements Sections {

  private final Map<Topic, WordSet> topics = new LinkedHashMap<>();

  /**
   * The topics of a newsletter.
   *
   * @param topics in the order of their sections
   */
  public TopicWords(List<Topic> topics) {
    topics.forEach(topic -> this.topics.put(topic, WordSet.of(topic)));
  }

  @Override
  public Optional<Topic> of(Story story) {
    WordSet about = WordSet.of(story.lead());
    List<String> own = story.topics();
    Optional<Topic> best = Optional.empty();
    int max = -1;
    for (Map.Entry<Topic, WordSet> topic : topics.entrySet()) {
      int common = topic.getValue().common(about);
      if (own.contains(topic.getKey().name()) && common > max) {
        best = Optional.of(topic.getKey());
        max = common;
      }
    }
    return best;
  }

  /** Returns how many words of its topic the lead article has. */
  int match(Story story) {
    WordSet about = WordSet.of(story.lead());
    return of(story)
        .flatMap(topic -> Optional.ofNullable(topics.get(topic)))
        .map(words -> words.common(about))
        .orElse(0);
  }
}
