package anemone.newsletter;

import anemone.article.WebAddress;
import anemone.render.Mailbox;
import anemone.render.Theme;
import anemone.subscriber.Checked;
import anemone.subscriber.DidYouMean;
import anemone.subscriber.DomainName;
import anemone.subscriber.EmailAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parsers for the kinds of values in newsletter.yaml. */
final class Values {

  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,5})\\s*(s|m|h|d|w)");
  private static final int MAX_PER_SECOND = 100_000;
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Pattern MAILBOX = Pattern.compile("([^<]*+)<([^<>]*+)>");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private Values() {}

  /** Text of one line, without control characters. */
  static Checked<String> line(String text) {
    return text.chars().anyMatch(Character::isISOControl)
        ? Checked.bad("must be one line of text without control characters")
        : Checked.good(text.strip());
  }

  /** Text of any number of lines, without white space at its ends. */
  static Checked<String> lines(String text) {
    return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')
        ? Checked.bad("must not have control characters")
        : Checked.good(text.strip());
  }

  /** Rejects a value: {@code "TEXT" is not valid; must RULE}. */
  static <T> Checked<T> invalid(String text, String rule) {
    return Checked.bad("\"" + text + "\" is not valid; must " + rule);
  }

  /** Accepts a value if it is present, or else rejects its text. */
  static <T> Checked<T> valid(Optional<T> value, String text, String rule) {
    return value.map(Checked::good).orElseGet(() -> invalid(text, rule));
  }

  /** Accepts a value if it is present, or else rejects its text with the words to choose from. */
  static <T> Checked<T> valid(Optional<T> value, String text, List<String> words) {
    String near = DidYouMean.nearest(text, words).map(n -> "; did you mean " + n + "?").orElse("");
    return valid(value, text, "be one of " + String.join(", ", words) + near);
  }

  /** A whole number in a range. */
  static Function<String, Checked<Integer>> whole(int min, int max) {
    return text ->
        valid(
            number(text)
                .filter(n -> n >= min && n <= max && n == Math.rint(n))
                .map(Double::intValue),
            text,
            "be a whole number from " + min + " to " + max);
  }

  /** A number above 0, at most 100. */
  static Checked<Double> weight(String text) {
    return valid(
        number(text).filter(n -> n > 0 && n <= 100), text, "be a number above 0, at most 100");
  }

  /** A rate per second: a number above 0. */
  static Checked<Double> rate(String text) {
    return valid(
        number(text).filter(n -> n > 0 && n <= MAX_PER_SECOND),
        text,
        "be a number of messages a second such as 20 or 0.5, at most " + MAX_PER_SECOND);
  }

  /** A time of the day, or the five fields of a line in a crontab. */
  static Checked<String> schedule(String text) {
    boolean daily = text.matches("([01][0-9]|2[0-3]):[0-5][0-9]");
    boolean cron = text.matches("[0-9*/,-]+( [0-9*/,-]+){2}( [0-9A-Za-z*/,-]+){2}");
    return valid(
        Optional.of(text).filter(t -> daily || cron),
        text,
        "be a time such as \"06:00\", or five fields as in a crontab such as \"0 * * * *\"");
  }

  /** A domain, in lower-case ASCII. */
  static Checked<String> domain(String text) {
    return DomainName.parse(text);
  }

  private static Optional<Double> number(String text) {
    return text.matches("-?\\d{1,10}(\\.\\d{1,9})?")
        ? Optional.of(Double.valueOf(text))
        : Optional.empty();
  }

  /** True or false. */
  static Checked<Boolean> yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Checked.good(true);
      case "false", "no", "off" -> Checked.good(false);
      default -> invalid(text, "be true or false");
    };
  }

  /** One of the constants of an enumeration, in lower case. */
  static <E extends Enum<E>> Function<String, Checked<E>> oneOf(E[] constants) {
    List<String> words = Arrays.stream(constants).map(Values::word).toList();
    return text ->
        valid(Arrays.stream(constants).filter(c -> word(c).equals(text)).findFirst(), text, words);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of a theme; whether it is there is known where its style sheet is read. */
  static Checked<Theme> theme(String text) {
    return valid(
        Optional.of(text).filter(Theme::isName).map(Theme::new),
        text,
        "be the name of a file in templates/themes, without .css");
  }

  /** A duration: {@code 90m}, {@code 36h}, {@code 2d}, {@code 1w}, or ISO 8601; at most a year. */
  static Checked<Duration> duration(String text) {
    return valid(
        length(text).filter(d -> d.compareTo(Duration.ZERO) > 0 && d.compareTo(LONGEST) <= 0),
        text,
        "be a time such as 36h, 2d, 1w or PT36H, at most a year");
  }

  private static Optional<Duration> length(String text) {
    Matcher m = SHORT_DURATION.matcher(text);
    if (m.matches()) {
      long count = Long.parseLong(m.group(1));
      return Optional.of(
          switch (m.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
          });
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** An absolute http or https address. */
  static Checked<URI> web(String text) {
    Optional<URI> address = WebAddress.parse(text);
    if (address.isEmpty()) {
      return invalid(text, "be a web address such as https://example.org/feed.xml");
    }
    if (address.get().getRawAuthority().indexOf('@') >= 0) {
      return Checked.bad(
          "has a login before its host, which is not sent anywhere; leave it out, or use an"
              + " address with a token, such as https://example.org/feed.xml?token=${TOKEN}");
    }
    return Checked.good(address.get());
  }

  /** The address of a feed, or the short form of one. */
  static Checked<URI> feed(String text) {
    return ShortForms.expand(text).map(Checked::good).orElseGet(() -> web(text));
  }

  /** An https address; http is accepted for the loopback interface. */
  static Checked<URI> secure(String text) {
    return secure(text, "");
  }

  private static Checked<URI> secure(String text, String why) {
    return web(text)
        .then(
            uri ->
                "https".equalsIgnoreCase(uri.getScheme()) || isLoopback(WebAddress.host(uri))
                    ? Checked.good(uri)
                    : invalid(text, "start with https:" + why));
  }

  /** An https address without query and fragment. */
  static Checked<URI> links(String text) {
    return secure(text, " (RFC 8058)")
        .then(
            uri ->
                uri.getRawQuery() == null && uri.getRawFragment() == null
                    ? Checked.good(uri)
                    : invalid(text, "have no ? and no #: links are added below it"));
  }

  static boolean isLoopback(String host) {
    return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
  }

  /** The name or address of a server. */
  static Checked<String> host(String text) {
    if (HOST.matcher(text).matches() || IPV6.matcher(text).matches()) {
      return Checked.good(text);
    }
    return invalid(text, "be a server name such as mail.example.org");
  }

  /** A path; relative ones are resolved against a folder. */
  static Function<String, Checked<Path>> path(Path folder) {
    return text -> {
      try {
        return Checked.good(folder.resolve(text));
      } catch (InvalidPathException e) {
        return Checked.bad("is not a path: " + e.getReason());
      }
    };
  }

  /** {@code Name <local@domain>}, or an address alone. */
  static Checked<Mailbox> mailbox(String text) {
    Matcher m = MAILBOX.matcher(text.strip());
    if (!m.matches()) {
      return EmailAddress.parse(text.strip()).then(a -> Checked.good(new Mailbox("", a)));
    }
    return line(m.group(1).strip())
        .then(
            name ->
                EmailAddress.parse(m.group(2))
                    .then(address -> Checked.good(new Mailbox(unquoted(name), address))));
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
  }

  /** A List-Id, which has the form of a domain (RFC 2919). */
  static Checked<String> listId(String text) {
    return valid(DomainName.parse(text).value(), text, "look like digest.example.org");
  }
}
