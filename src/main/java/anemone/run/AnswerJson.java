package anemone.run;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the JSON object in a language model's answer. */
final class AnswerJson {

  /** The tag after which a reasoning model begins its answer. */
  private static final String THOUGHT = "</think>";

  private AnswerJson() {}

  /** Returns the object in an answer, if there is one; models often put text or marks around it. */
  static Optional<JsonNode> in(String answer) {
    int from = answer.indexOf('{', Math.max(0, answer.lastIndexOf(THOUGHT)));
    int to = answer.lastIndexOf('}');
    if (from < 0 || to < from) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonMapper.shared().readTree(answer.substring(from, to + 1)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
