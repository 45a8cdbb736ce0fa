package anemone.newsletter;

import anemone.deliver.dkim.DkimKey;
import anemone.deliver.dkim.DkimSigner;
import anemone.render.Letterhead;
import anemone.subscriber.Checked;
import anemone.subscriber.DomainName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the group {@code dkim}: the signatures of mails. */
final class DkimSection {

  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  private final Reading reading;
  private final Secrets secrets;
  private final Map<String, Integer> linesBySelector = new HashMap<>();

  DkimSection(Reading reading, Secrets secrets) {
    this.reading = reading;
    this.secrets = secrets;
  }

  /**
   * Returns the signer; one that does nothing if the group is absent.
   *
   * @param there whether the group is present
   * @param letterhead the letterhead, whose sender the signatures must align with
   */
  DkimSigner read(Fields fields, boolean there, Optional<Letterhead> letterhead) {
    Optional<String> from = letterhead.map(l -> l.from().address().domain());
    Optional<String> domain = fields.optional("domain", text -> domain(text, from));
    List<Node> items = fields.items("keys");
    fields.require("keys");
    if (fields.node("keys").filter(n -> n instanceof Node.Items).isPresent() && items.isEmpty()) {
      fields.problem("keys", "must list at least one key");
    }
    fields.done();
    List<DkimKey> keys = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      key(Fields.of(reading, "dkim.keys[" + i + "]", item.at(), item), item.at())
          .ifPresent(keys::add);
    }
    return there ? DkimSigner.of(domain.or(() -> from).orElse(""), keys) : DkimSigner.NONE;
  }

  private Optional<DkimKey> key(Fields fields, Node.Spot at) {
    Optional<String> selector = fields.required("selector", DkimSection::selector);
    Optional<String> pem = secrets.requiredFile(fields, "key-file");
    fields.done();
    selector.ifPresent(s -> lookForTwin(fields, s, at.line()));
    return pem.flatMap(
        text ->
            DkimKey.read(selector.orElse(""), text).orTell(why -> fields.problem("key-file", why)));
  }

  private void lookForTwin(Fields fields, String selector, int line) {
    Integer earlier = linesBySelector.putIfAbsent(selector, line);
    if (earlier != null) {
      fields.problem("selector", "is already the selector of the key on line " + earlier);
    }
  }

  /** Parses the domain, which must align with the sender's (RFC 7489 section 3.1). */
  private static Checked<String> domain(String text, Optional<String> from) {
    Optional<String> domain = DomainName.parse(text).value();
    if (domain.isEmpty()) {
      return Values.invalid(text, "be a domain such as example.org");
    }
    boolean aligned = from.isEmpty() || ("." + from.get()).endsWith("." + domain.get());
    return aligned
        ? Checked.good(domain.get())
        : Values.invalid(
            text, "be the domain of newsletter.from, which is " + from.get() + ", or one above it");
  }

  private static Checked<String> selector(String text) {
    boolean isName = true;
    for (String label : text.split("\\.", -1)) {
      isName = isName && LABEL.matcher(label).matches();
    }
    return isName && text.length() <= 63
        ? Checked.good(text.toLowerCase(Locale.ROOT))
        : Values.invalid(text, "have only letters, digits and hyphens, such as s1");
  }
}
