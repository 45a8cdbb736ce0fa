package anemone.newsletter;

import anemone.subscriber.Checked;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The state of reading one file: the variables, the mistakes, and the known keys. */
final class Reading {

  private final Function<String, Checked<String>> fill;
  private final Problems problems;
  private final Map<String, Set<String>> known = new TreeMap<>();

  Reading(Environment environment, Problems problems) {
    this(environment::fill, problems);
  }

  private Reading(Function<String, Checked<String>> fill, Problems problems) {
    this.fill = fill;
    this.problems = problems;
  }

  /** Returns the state for a file with literal values, without variables. */
  static Reading literal(Problems problems) {
    return new Reading(Checked::good, problems);
  }

  Problems problems() {
    return problems;
  }

  /** Returns the value of a scalar with its variables replaced; empty if the text is. */
  <T> Optional<T> value(Node.Scalar scalar, String path, Function<String, Checked<T>> parser) {
    Optional<String> filled =
        fill.apply(scalar.text()).orTell(why -> problems.add(scalar.at(), path, why));
    return filled
        .filter(text -> !text.isEmpty())
        .flatMap(text -> parser.apply(text).orTell(why -> tell(scalar, path, parser, text, why)));
  }

  /**
   * Reports an invalid value. A value from the environment may be a secret in the wrong place, so
   * it is never quoted; the message for the value as written is used instead.
   */
  private <T> void tell(
      Node.Scalar scalar,
      String path,
      Function<String, Checked<T>> parser,
      String filled,
      String why) {
    if (filled.equals(scalar.text()) || !why.contains(filled)) {
      problems.add(scalar.at(), path, why);
      return;
    }
    Optional<T> written =
        parser.apply(scalar.text()).orTell(reason -> problems.add(scalar.at(), path, reason));
    if (written.isPresent()) {
      problems.add(scalar.at(), path, "has a value from the environment that is not valid");
    }
  }

  /** Returns the value of a scalar that must be one environment variable. */
  Optional<String> secret(Node.Scalar scalar, String path) {
    if (!Environment.isOnlyAVariable(scalar.text())) {
      String message = "must not be in the file; use ${NAME} for an environment variable, or ";
      problems.add(scalar.at(), path, message + "name a file in " + path + "-file");
      return Optional.empty();
    }
    return value(scalar, path, Checked::good);
  }

  /** Records the allowed keys of a group; all items of a list count as one group. */
  void knows(String path, Collection<String> keys) {
    String general = path.replaceAll("\\[\\d+]", "[]");
    known.computeIfAbsent(general, p -> new LinkedHashSet<>()).addAll(keys);
  }

  /** Returns the allowed keys of the groups, by path. */
  Map<String, Set<String>> known() {
    return known;
  }
}
