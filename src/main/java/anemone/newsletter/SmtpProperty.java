package anemone.newsletter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A property of Jakarta Mail's SMTP client.
 *
 * @param name its full name: {@code mail.smtp.dsn.notify}
 * @param weakening {@code any} if it always weakens TLS, a value if that one does, or empty
 * @param instead why it cannot be set here and what to set instead, or empty
 */
public record SmtpProperty(String name, String weakening, String instead) {

  private static final String TABLE = "smtp-properties.tsv";
  private static final Map<String, SmtpProperty> KNOWN = read();

  /** Returns the property with a name, if Jakarta Mail reads it. */
  static Optional<SmtpProperty> of(String name) {
    return Optional.ofNullable(KNOWN.get(name));
  }

  /** Returns the names of all properties that can be set. */
  static List<String> names() {
    return KNOWN.values().stream()
        .filter(p -> p.instead().isEmpty())
        .map(SmtpProperty::name)
        .toList();
  }

  /** Whether a value weakens TLS. */
  boolean weakens(String value) {
    return weakening.equals("any") || (!weakening.isEmpty() && weakening.equals(value));
  }

  /** Returns the properties among those that are set that weaken TLS. */
  public static List<String> weakening(Map<String, String> set) {
    return set.entrySet().stream()
        .filter(e -> of(e.getKey()).filter(p -> p.weakens(e.getValue())).isPresent())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static Map<String, SmtpProperty> read() {
    try (InputStream in = SmtpProperty.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own " + TABLE);
      }
      Map<String, SmtpProperty> known = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new SmtpProperty("mail.smtp." + cells[0], cells[1], cells[2]))
          .forEach(property -> known.put(property.name(), property));
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
