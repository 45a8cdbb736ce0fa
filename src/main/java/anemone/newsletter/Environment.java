package anemone.newsletter;

import anemone.subscriber.Checked;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces environment variables in values: {@code ${NAME}}, or {@code ${NAME:-text}} with a
 * default if the variable is unset or empty. A second dollar sign before the brace makes it
 * literal.
 *
 * @param variables the environment
 */
record Environment(Map<String, String> variables) {

  private static final Pattern PLACE =
      Pattern.compile("\\$\\$\\{|\\$\\{(?:([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\})?");
  private static final Pattern ONLY_A_PLACE =
      Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*(:-)?\\}");

  /** Copies the variables. */
  Environment {
    variables = Map.copyOf(variables);
  }

  /** Whether a text is one variable and nothing else, so that it contains no secret. */
  static boolean isOnlyAVariable(String written) {
    return ONLY_A_PLACE.matcher(written).matches();
  }

  /** Returns the text with its variables replaced. */
  Checked<String> fill(String written) {
    Matcher place = PLACE.matcher(written);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      String name = place.group(1);
      String instead = place.group(2);
      if (name != null) {
        String value = variables.getOrDefault(name, "");
        if (instead == null && !variables.containsKey(name)) {
          return Checked.bad("needs the environment variable " + name + ", which is not set");
        }
        value = value.isEmpty() && instead != null ? instead : value;
        place.appendReplacement(filled, Matcher.quoteReplacement(value));
      } else if (place.group().equals("$${")) {
        place.appendReplacement(filled, Matcher.quoteReplacement("${"));
      } else {
        return Checked.bad(
            "has a ${ without a name; write ${NAME} for a variable, or $${ for a literal ${");
      }
    }
    return Checked.good(place.appendTail(filled).toString());
  }
}
