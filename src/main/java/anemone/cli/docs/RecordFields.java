package anemone.cli.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The components of the records in Java sources, with their Javadoc.
 *
 * @param byRecord the components of each record with their descriptions, by the record's name
 */
record RecordFields(Map<String, Map<String, String>> byRecord) {

  private static final Pattern RECORD =
      Pattern.compile("/\\*\\*((?:(?!\\*/)[\\s\\S])*+)\\*/\\s*public record (\\w+)\\(");
  private static final Pattern PARAM = Pattern.compile("@param (\\w+) ((?:[^@{]|\\{@?)*+)");

  /** Parses sources; keeps the order of its records. */
  static RecordFields of(String source) {
    Map<String, Map<String, String>> records = new LinkedHashMap<>();
    Matcher record = RECORD.matcher(source);
    while (record.find()) {
      String comment = record.group(1).replaceAll("\\n\\s*\\*", " ");
      Map<String, String> fields = new LinkedHashMap<>();
      Matcher param = PARAM.matcher(comment);
      while (param.find()) {
        fields.put(param.group(1), plain(param.group(2)));
      }
      records.put(record.group(2), fields);
    }
    return new RecordFields(records);
  }

  private static String plain(String javadoc) {
    return javadoc.replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`").replaceAll("\\s+", " ").strip();
  }
}
