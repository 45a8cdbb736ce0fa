package anemone.newsletter;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains in plain words why a text is not YAML. */
final class YamlMistake {

  private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}), column (\\d{1,9})");
  private static final Pattern BEGINNING = Pattern.compile("found character '(.)");

  private YamlMistake() {}

  /** Returns what is wrong, from the message of the parser. */
  static String sentence(String message) {
    if (message.contains("(TAB)")) {
      return "a tab is not valid here; indent with spaces";
    }
    Matcher beginning = BEGINNING.matcher(message);
    if (beginning.find()) {
      return "a value that begins with " + beginning.group(1) + " must be in quotes";
    }
    if (message.contains("quoted scalar")) {
      return "the quotation mark that begins here is not closed";
    }
    if (message.contains("mapping values are not allowed")) {
      return "a key is not valid here; check the indentation, and put a value with a colon and a"
          + " space in quotes";
    }
    if (message.contains("flow mapping") || message.contains("flow sequence")) {
      return "a bracket or brace is not closed, or a comma is missing, before this line's end";
    }
    if (message.contains("expected <block end>") || message.contains("block mapping")) {
      return "the indentation is wrong; the keys of a group must begin in one column";
    }
    if (message.contains("could not find expected ':'")) {
      return "a key has no colon after it";
    }
    if (message.contains("undefined alias")) {
      return "a value that begins with * must be in quotes";
    }
    return message.contains("special characters are not allowed")
            || message.contains("unacceptable code point")
        ? "it has a control character, or is no text"
        : "it is not valid YAML; check this line and the one before";
  }

  /**
   * Returns the place that the message of the parser names: the beginning of what is not closed.
   */
  static Optional<Node.Spot> place(String message) {
    Optional<Node.Spot> found = Optional.empty();
    for (MatchResult place : PLACE.matcher(message).results().toList()) {
      found =
          Optional.of(
              new Node.Spot(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))));
      if (message.contains("quoted scalar")) {
        return found;
      }
    }
    return found;
  }
}
