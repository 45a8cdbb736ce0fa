package anemone.collect.feed;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The audio file of an entry: a podcast's episode.
 *
 * @param length its length, if the feed names it
 */
public record Audio(Optional<Duration> length) {

  private static final Map<String, String> LISTEN =
      Map.ofEntries(
          Map.entry("ar", "\u0627\u0633\u062a\u0645\u0639"),
          Map.entry("da", "Lyt"),
          Map.entry("de", "Anh\u00f6ren"),
          Map.entry("es", "Escuchar"),
          Map.entry("fr", "\u00c9couter"),
          Map.entry("it", "Ascolta"),
          Map.entry("ja", "\u8074\u304f"),
          Map.entry("nl", "Luister"),
          Map.entry("no", "Lytt"),
          Map.entry("pl", "Pos\u0142uchaj"),
          Map.entry("pt", "Ouvir"),
          Map.entry("ru", "\u0421\u043b\u0443\u0448\u0430\u0442\u044c"),
          Map.entry("sv", "Lyssna"));

  private static final long LONGEST_HOURS = 100;

  /** Returns the audio file among the enclosures of an RSS item or Atom entry. */
  static Optional<Audio> of(Element entry) {
    boolean audio =
        Stream.concat(
                NamedElements.children(entry, "enclosure").stream(),
                NamedElements.children(entry, "link").stream()
                    .filter(link -> link.attr("rel").equals("enclosure")))
            .anyMatch(e -> e.attr("type").toLowerCase(Locale.ROOT).startsWith("audio/"));
    return audio
        ? Optional.of(
            new Audio(NamedElements.first(entry, "itunes:duration").flatMap(e -> length(e.text()))))
        : Optional.empty();
  }

  /** Parses a length: seconds, or hours, minutes and seconds with colons between them. */
  static Optional<Duration> length(String text) {
    long seconds = 0;
    for (String part : text.strip().split(":", 4)) {
      if (!part.matches("\\d{1,6}(?:\\.\\d+)?")) {
        return Optional.empty();
      }
      seconds = seconds * 60 + Long.parseLong(part.split("\\.", 2)[0]);
    }
    Duration length = Duration.ofSeconds(seconds);
    return seconds > 0 && length.toHours() < LONGEST_HOURS ? Optional.of(length) : Optional.empty();
  }

  /**
   * Returns the label before the headline: "Listen, 34 min".
   *
   * @param language the language of the entry as a BCP 47 tag, or empty
   */
  public String label(String language) {
    String listen = LISTEN.getOrDefault(language.split("-", 2)[0], "Listen");
    return listen
        + length.map(time -> ", " + Math.max(1, (time.toSeconds() + 30) / 60) + " min").orElse("");
  }
}
