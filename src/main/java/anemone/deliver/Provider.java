package anemone.deliver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A mail provider, as its row in {@code providers.txt} describes it.
 *
 * @param name the name: {@code gmail}
 * @param settings its settings by key: {@code host}
 * @param figures its limits by key: {@code day}
 * @param limitReplies what its replies at a reached limit look like
 */
public record Provider(
    String name,
    Map<String, String> settings,
    Map<String, Figure> figures,
    List<String> limitReplies) {

  /** Copies the collections. */
  public Provider {
    settings = Map.copyOf(settings);
    figures = Map.copyOf(figures);
    limitReplies = List.copyOf(limitReplies);
  }

  /**
   * A limit.
   *
   * @param most the number
   * @param source where it was found
   * @param date when, as a date of ISO 8601
   */
  public record Figure(long most, String source, String date) {}

  /** Returns a setting, if the provider has it. */
  public Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key));
  }

  /** Returns the server's name. */
  public String host() {
    return settings.getOrDefault("host", "");
  }

  /** Returns the server's port. */
  public int port() {
    return Integer.parseInt(settings.getOrDefault("port", "587"));
  }

  /** Whether connections use TLS from the start; otherwise STARTTLS is required. */
  public boolean tls() {
    return "yes".equals(settings.get("tls"));
  }

  /** Returns a limit, if it is known. */
  public OptionalLong most(String key) {
    Figure figure = figures.get(key);
    return figure == null ? OptionalLong.empty() : OptionalLong.of(figure.most());
  }
}
