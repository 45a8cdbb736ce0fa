package anemone.newsletter;

import anemone.deliver.smtp.SmtpSettings.Client;
import anemone.deliver.smtp.SmtpSettings.Client.Kind;
import anemone.subscriber.Checked;
import anemone.subscriber.DidYouMean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code smtp.client}, {@code smtp.properties} and {@code smtp.insecure}. */
final class SmtpClientKeys {

  private static final String PREFIX = "mail.smtp.";

  private SmtpClientKeys() {}

  /**
   * Returns the client. Properties are read by Jakarta Mail only, so with them {@code auto} is
   * Jakarta Mail.
   */
  static Client read(Fields fields) {
    Optional<Kind> kind = fields.optional("client", Values.oneOf(Kind.values()));
    boolean insecure = fields.optional("insecure", Values::yesOrNo).orElse(false);
    Map<String, String> properties = new LinkedHashMap<>();
    if (fields.has("properties")) {
      Fields named = fields.group("properties");
      for (String name : named.keys()) {
        named
            .optional(name, SmtpClientKeys::value)
            .filter(value -> isAllowed(named, name, value, insecure))
            .ifPresent(value -> properties.put(name, value));
      }
    }
    if (kind.equals(Optional.of(Kind.PIPELINED)) && !properties.isEmpty()) {
      fields.problem(
          "properties", "are read by Jakarta Mail only; set smtp.client: jakarta, or remove them");
    }
    return new Client(
        kind.filter(k -> k != Kind.AUTO || properties.isEmpty())
            .orElse(properties.isEmpty() ? Kind.AUTO : Kind.JAKARTA),
        properties);
  }

  private static Checked<String> value(String text) {
    return Checked.good(text);
  }

  private static boolean isAllowed(Fields named, String name, String value, boolean insecure) {
    Optional<SmtpProperty> known = SmtpProperty.of(name);
    if (known.isEmpty()) {
      String near =
          DidYouMean.nearest(name, SmtpProperty.names())
              .map(other -> "; did you mean " + other + "?")
              .orElse(name.startsWith(PREFIX) ? "" : "; it must begin with " + PREFIX);
      named.problem(name, "is not read by Jakarta Mail" + near);
      return false;
    }
    if (!known.get().instead().isEmpty()) {
      named.problem(name, known.get().instead());
      return false;
    }
    if (known.get().weakens(value) && !insecure) {
      named.problem(name, "weakens TLS; if that is what you want, set smtp.insecure: true as well");
      return false;
    }
    return true;
  }
}
