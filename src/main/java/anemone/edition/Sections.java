package anemone.edition;

import java.util.Optional;

/** Says which section a story belongs in. */
public interface Sections {

  /** The topic of a story, one of those that its sources are read for. */
  Optional<Topic> of(Story story);
}
