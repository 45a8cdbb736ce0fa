package anemone.cli.demo;

import java.net.URI;
import java.nio.file.Path;

/**
 * The settings of the demo's newsletter, with the samples as sources and the inbox as SMTP server.
 */
public final class DemoNewsletter {

  private static final String SETTINGS =
      """
      newsletter:
        name: Anemone
        tagline: Bite-sized brilliance in every update
        from: Anemone <digest@anemone.example>
        reply-to: editor@anemone.example
        postal-address: |
          Anemone, 12 Harbour Street
          Exampleton EX4 2PL
        language: en
        timezone: Europe/London
        links: %s
      topics: {technology: Technology, science: Science, cities: Cities, ocean: The ocean}
      sources:
        - {name: The Relay, feed: "%s", full-text: never, topics: [technology]}
        - {name: Lodestone, feed: "%s", full-text: never, topics: [science]}
        - {name: Tidewater, feed: "%s", full-text: never, topics: [ocean]}
        - {name: The Courier, page: "%s", topics: [cities]}
        - {name: City Desk, folder: "%s", topics: [cities]}
        - {name: Association-anemone, folder: "%s", topics: [technology]}
      edition: {stories: 7, also: 8, fewest: 1, per-source: 3, window: {daily: 2d, weekdays: 4d}}
      smtp: {host: "%s", port: %d, starttls: none}
      archive: {open: true}
      """;

  private DemoNewsletter() {}

  /**
   * Returns the text of its {@code newsletter.yaml}.
   *
   * @param links the base address of the links in its mails
   */
  public static String text(URI links, SampleSite site, SampleFolder samples, EmbeddedInbox inbox) {
    return SETTINGS.formatted(
        links,
        site.rss(),
        site.atom(),
        site.json(),
        site.page(),
        quoted(samples.cityDesk()),
        quoted(samples.saved()),
        inbox.host(),
        inbox.port());
  }

  /** Escapes a path for double quotes in YAML. */
  private static String quoted(Path path) {
    return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
