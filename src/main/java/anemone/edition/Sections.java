package anemone.edition;

import java.util.Optional;

/** Assigns stories to sections. */
public interface Sections {

  /** Returns the topic of a story, one of the topics of its sources. */
  Optional<Topic> of(Story story);
}
