package anemone.edition;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The store of a language model's answers, by the whole question. */
public interface ModelAnswers {

  /**
   * Returns the stored answers to the given questions.
   *
   * @param until later answers are left out
   */
  Map<String, String> find(Collection<String> questions, Instant until);

  /** Stores answers, and deletes those that are too old for any edition to need. */
  void keep(Map<String, String> answers, Instant now);
}
