package anemone.collect.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands the entities that a document declares as plain text (XML 1.0 section 4.2.1). Entities
 * that refer to others or to files are ignored, and the text added is limited, to prevent entity
 * expansion attacks.
 */
final class DeclaredEntities {

  private static final int MAX_ADDED = 64 << 10;
  private static final Pattern SUBSET =
      Pattern.compile("<!DOCTYPE[^\\[>]*\\[(.{0,8000}?)]\\s*>", Pattern.DOTALL);
  private static final Pattern DECLARATION =
      Pattern.compile(
          "<!ENTITY\\s+([\\w.-]+)\\s+(?:\"([^\"&%<]{0,500})\"|'([^'&%<]{0,500})')\\s*>");
  private static final Pattern REFERENCE = Pattern.compile("&([\\w.-]+);");

  /** Brackets that have other code points in HTML 4.01 than in HTML 5. */
  private static final Map<String, String> BRACKETS = Map.of("lang", "\u2329", "rang", "\u232a");

  private DeclaredEntities() {}

  /** Returns the document with its entities expanded. */
  static String expand(String document) {
    if (document.indexOf('&') < 0) {
      return document;
    }
    Map<String, String> values = new HashMap<>(BRACKETS);
    Matcher subset = SUBSET.matcher(document.substring(0, Math.min(document.length(), 16_000)));
    if (subset.find()) {
      Matcher declaration = DECLARATION.matcher(subset.group(1));
      while (declaration.find()) {
        String value = declaration.group(2) == null ? declaration.group(3) : declaration.group(2);
        values.put(declaration.group(1), value);
      }
    } else if (!document.contains("&lang;") && !document.contains("&rang;")) {
      return document;
    }
    int[] left = {MAX_ADDED};
    return REFERENCE
        .matcher(document)
        .replaceAll(
            reference -> {
              String value = values.get(reference.group(1));
              left[0] -= value == null ? 0 : value.length();
              return Matcher.quoteReplacement(
                  value == null || left[0] < 0 ? reference.group() : value);
            });
  }
}
