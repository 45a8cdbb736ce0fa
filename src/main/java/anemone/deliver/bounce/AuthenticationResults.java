package anemone.deliver.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The results of one host's checks of a sender (RFC 8601). The host removes fields in its name that
 * come from outside (section 5), so that what it says cannot be forged.
 *
 * @param results the results in lower case without comments, such as {@code dmarc=pass
 *     header.from=reef.example}
 */
record AuthenticationResults(List<String> results) {

  private static final int MAX_FIELDS = 10;
  private static final int LONGEST = 10_000;

  AuthenticationResults {
    results = List.copyOf(results);
  }

  /** Returns the results of a host in the header of a message. */
  static AuthenticationResults of(Part message, String host) throws MessagingException {
    String[] fields = message.getHeader("Authentication-Results");
    List<String> results = new ArrayList<>();
    for (int i = 0; fields != null && i < Math.min(MAX_FIELDS, fields.length); i++) {
      String[] parts = withoutComments(HeaderReader.line(fields[i])).split(";", -1);
      if (parts[0].strip().split("\\s", 2)[0].equalsIgnoreCase(host)) {
        for (String part : List.of(parts).subList(1, parts.length)) {
          results.add(part.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return new AuthenticationResults(results);
  }

  /** Whether a result shows that a message is from a domain: by DMARC, or by its own signature. */
  boolean verify(String domain) {
    String wanted = domain.toLowerCase(Locale.ROOT);
    return results.stream()
        .map(result -> List.of(result.split("\\s+", -1)))
        .anyMatch(
            words ->
                (words.get(0).equals("dmarc=pass") && words.contains("header.from=" + wanted))
                    || (words.get(0).equals("dkim=pass") && words.contains("header.d=" + wanted)));
  }

  /** Removes comments, which may be nested; a comment without an end hides the rest. */
  private static String withoutComments(String field) {
    StringBuilder kept = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < Math.min(LONGEST, field.length()); i++) {
      char c = field.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        // A quoted text could hide a semicolon; no result that counts has one.
        return kept.toString();
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
