package anemone.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the samples. Dates in them are relative to now, so that the samples are always recent:
 * <code>
 * {{now-3h|rfc822}}</code> is the time three hours ago in the form of RFC 822. Units are {@code m},
 * {@code h} and {@code d}; forms are {@code rfc822}, {@code iso}, {@code date} (2026-11-23) and
 * {@code words} (23 November 2026), all in UTC.
 */
final class SampleText {

  private static final Pattern MOMENT =
      Pattern.compile("\\{\\{now-(\\d+)([mhd])\\|(rfc822|iso|date|words)}}");

  private SampleText() {}

  /** Returns a sample beside this class, with its dates filled in. */
  static String read(String name, Instant now) {
    return fill(resource(name), now);
  }

  /** Returns a file beside this class, unchanged. */
  static String resource(String name) {
    try (InputStream in = SampleText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no such sample: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("unable to read the sample " + name, e);
    }
  }

  /** Returns a text with its dates filled in. */
  static String fill(String text, Instant now) {
    return MOMENT
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(form(m.group(3)).format(now.minus(ago(m)))));
  }

  private static Duration ago(MatchResult moment) {
    long count = Long.parseLong(moment.group(1));
    return switch (moment.group(2)) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static DateTimeFormatter form(String name) {
    DateTimeFormatter form =
        switch (name) {
          case "rfc822" ->
              DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);
          case "iso" -> DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
          case "date" -> DateTimeFormatter.ISO_LOCAL_DATE;
          default -> DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
        };
    return form.withZone(ZoneOffset.UTC);
  }
}
