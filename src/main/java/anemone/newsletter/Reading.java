package anemone.newsletter;

import anemone.subscriber.Checked;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** One reading of a file: what values are filled from, what went wrong, which keys were known. */
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

  /** One reading of a file whose values mean what they say, with no variables in them. */
  static Reading literal(Problems problems) {
    return new Reading(Checked::good, problems);
  }

  Problems problems() {
    return problems;
  }

  /** The value of a scalar, with its variables filled in; an empty one is none. */
  <T> Optional<T> value(Node.Scalar scalar, String path, Function<String, Checked<T>> parser) {
    Optional<String> filled =
        fill.apply(scalar.text()).orTell(why -> problems.add(scalar.at(), path, why));
    return filled
        .filter(text -> !text.isEmpty())
        .flatMap(text -> parser.apply(text).orTell(why -> tell(scalar, path, parser, text, why)));
  }

  /**
   * A value from the environment may be a secret in the wrong place. So where a reason would quote
   * it, the reason is told that the value as it was written would have had.
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
      problems.add(scalar.at(), path, "has a value from the environment that does not fit");
    }
  }

  /** The value of a scalar that must come from the environment as a whole. */
  Optional<String> secret(Node.Scalar scalar, String path) {
    if (!Environment.isOnlyAVariable(scalar.text())) {
      String message = "must not stand in the file; write ${NAME} for an environment variable, or ";
      problems.add(scalar.at(), path, message + "name a file in " + path + "-file");
      return Optional.empty();
    }
    return value(scalar, path, Checked::good);
  }

  /** Notes which keys a group may have; items of lists and names that are free count as one. */
  void knows(String path, Collection<String> keys) {
    String general = path.replaceAll("\\[\\d+]", "[]");
    known.computeIfAbsent(general, p -> new LinkedHashSet<>()).addAll(keys);
  }

  /** The keys that the groups of the file may have. */
  Map<String, Set<String>> known() {
    return known;
  }
}
