package anemone.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A CSS colour in sRGB.
 *
 * @param red from 0 to 255
 * @param green from 0 to 255
 * @param blue from 0 to 255
 * @param alpha the opacity, from 0 to 1
 */
public record Colour(double red, double green, double blue, double alpha) {

  /** White. */
  public static final Colour WHITE = new Colour(255, 255, 255, 1);

  /** Black. */
  public static final Colour BLACK = new Colour(0, 0, 0, 1);

  private static final Pattern HEX = Pattern.compile("#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})");
  private static final Pattern FUNCTION = Pattern.compile("(rgb|hsl)a?\\(([^()]*)\\)");

  /** Parses a CSS colour; empty for an invalid or computed one. */
  public static Optional<Colour> parse(String value) {
    String text = value.strip().toLowerCase(Locale.ROOT);
    Matcher hex = HEX.matcher(text);
    if (hex.matches()) {
      return Optional.of(hex(hex.group(1)));
    }
    Matcher function = FUNCTION.matcher(text);
    if (function.matches()) {
      List<String> parts = List.of(function.group(2).strip().split("[\\s,/]+", -1));
      try {
        return function.group(1).equals("rgb") ? rgb(parts) : hsl(parts);
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
    if (text.equals("transparent")) {
      return Optional.of(new Colour(0, 0, 0, 0));
    }
    return ColourNames.hex(text).map(Colour::hex);
  }

  /** Composites it over an opaque colour. */
  public Colour over(Colour below) {
    return new Colour(
        red * alpha + below.red * (1 - alpha),
        green * alpha + below.green * (1 - alpha),
        blue * alpha + below.blue * (1 - alpha),
        1);
  }

  /** Mixes in another colour: {@code part} from 0 to 1. */
  Colour mixed(Colour other, double part) {
    return new Colour(other.red, other.green, other.blue, part).over(this);
  }

  /** The contrast ratio with another colour, from 1 to 21 (WCAG 2.2). */
  public double contrast(Colour other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /** The CSS form: {@code #b93a22}. */
  @Override
  public String toString() {
    return "#%02x%02x%02x".formatted(Math.round(red), Math.round(green), Math.round(blue));
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(double channel) {
    double part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static Colour hex(String digits) {
    String full =
        digits.length() > 4
            ? digits
            : digits
                .chars()
                .mapToObj(c -> Character.toString(c).repeat(2))
                .collect(Collectors.joining());
    double alpha = full.length() == 8 ? Integer.parseInt(full.substring(6), 16) / 255.0 : 1;
    return new Colour(
        Integer.parseInt(full.substring(0, 2), 16),
        Integer.parseInt(full.substring(2, 4), 16),
        Integer.parseInt(full.substring(4, 6), 16),
        alpha);
  }

  private static Optional<Colour> rgb(List<String> parts) {
    if (parts.size() < 3 || parts.size() > 4) {
      return Optional.empty();
    }
    return Optional.of(
        new Colour(
            number(parts.get(0), 255),
            number(parts.get(1), 255),
            number(parts.get(2), 255),
            alpha(parts)));
  }

  private static Optional<Colour> hsl(List<String> parts) {
    if (parts.size() < 3 || parts.size() > 4) {
      return Optional.empty();
    }
    double hue = Double.parseDouble(parts.get(0).replace("deg", ""));
    double saturation = number(parts.get(1), 1);
    double lightness = number(parts.get(2), 1);
    return Optional.of(
        new Colour(
            channel(0, hue, saturation, lightness),
            channel(8, hue, saturation, lightness),
            channel(4, hue, saturation, lightness),
            alpha(parts)));
  }

  /** One channel of a hue (CSS Color level 4, section 7.1). */
  private static double channel(int offset, double hue, double saturation, double lightness) {
    double k = (((offset + hue / 30) % 12) + 12) % 12;
    double span = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - span * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1)));
  }

  private static double alpha(List<String> parts) {
    return parts.size() == 4 ? number(parts.get(3), 1) : 1;
  }

  private static double number(String text, double whole) {
    double number =
        text.endsWith("%")
            ? Double.parseDouble(text.substring(0, text.length() - 1)) * whole / 100
            : Double.parseDouble(text);
    return Math.max(0, Math.min(whole, number));
  }
}
