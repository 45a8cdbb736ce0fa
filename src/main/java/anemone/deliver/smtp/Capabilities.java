package anemone.deliver.smtp;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The extensions that a server offers in its reply to EHLO (RFC 5321 section 4.1.1.1).
 *
 * @param words the words after each keyword, all in capitals
 */
public record Capabilities(Map<String, List<String>> words) {

  /** No extension. */
  public static final Capabilities NONE = new Capabilities(Map.of());

  /** Copies the words. */
  public Capabilities {
    words = Map.copyOf(words);
  }

  /** Parses the reply to EHLO, whose first line is the server's name. */
  public static Capabilities read(String lines) {
    Map<String, List<String>> words = new HashMap<>();
    lines
        .lines()
        .skip(1)
        .filter(line -> line.length() > 4)
        .map(line -> line.substring(4).strip().toUpperCase(Locale.ROOT))
        // Servers older than RFC 4954 send AUTH=LOGIN.
        .map(line -> line.startsWith("AUTH=") ? "AUTH " + line.substring(5) : line)
        .map(line -> List.of(line.split("\\s+", -1)))
        .forEach(all -> words.merge(all.get(0), all.subList(1, all.size()), Capabilities::joined));
    return new Capabilities(words);
  }

  /** Returns a copy without some keywords. */
  public Capabilities without(Set<String> keywords) {
    Map<String, List<String>> rest = new HashMap<>(words);
    rest.keySet().removeAll(keywords);
    return new Capabilities(rest);
  }

  /** Whether the server offers an extension. */
  public boolean has(String keyword) {
    return words.containsKey(keyword);
  }

  /** Returns the words after a keyword; none if the server does not offer it. */
  public List<String> of(String keyword) {
    return words.getOrDefault(keyword, List.of());
  }

  /** Returns the whole number after a keyword, such as the size limit; 0 if there is none. */
  public long number(String keyword) {
    String word = of(keyword).stream().findFirst().orElse("");
    return word.matches("\\d{1,18}") ? Long.parseLong(word) : 0;
  }

  /** Returns each extension with its words, in alphabetical order. */
  public List<String> listed() {
    return words.entrySet().stream()
        .map(e -> (e.getKey() + " " + String.join(" ", e.getValue())).strip())
        .sorted()
        .toList();
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
