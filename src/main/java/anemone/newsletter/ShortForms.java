package anemone.newsletter;

import anemone.article.WebAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Short forms of feeds of platforms, such as {@code reddit:r/java}. The table {@code
 * short-forms.tsv} has a line for each form: platform, name as a regular expression, address.
 */
public final class ShortForms {

  private static final List<Form> FORMS = load();

  private record Form(String platform, Pattern name, String address) {}

  private ShortForms() {}

  /** Returns the address of the feed that a short form names; empty for any other text. */
  public static Optional<URI> expand(String text) {
    int colon = text.indexOf(':');
    String platform = text.substring(0, Math.max(0, colon)).strip();
    String name = text.substring(colon + 1).strip();
    for (Form form : FORMS) {
      Matcher matcher = form.name().matcher(name);
      if (form.platform().equalsIgnoreCase(platform) && matcher.matches()) {
        return WebAddress.parse(matcher.replaceFirst(form.address()));
      }
    }
    return Optional.empty();
  }

  /** Returns the names of the platforms, in the order of the table. */
  public static List<String> platforms() {
    return FORMS.stream().map(Form::platform).distinct().toList();
  }

  private static List<Form> load() {
    try (InputStream in = ShortForms.class.getResourceAsStream("short-forms.tsv")) {
      String table = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return table
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t", -1))
          .map(columns -> new Form(columns[0], Pattern.compile(columns[1]), columns[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
