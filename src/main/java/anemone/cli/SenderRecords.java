package anemone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The records in the DNS by which mailboxes judge a sender: SPF, DKIM and DMARC. */
final class SenderRecords {

  private final Resolver resolver;

  SenderRecords(Resolver resolver) {
    this.resolver = resolver;
  }

  /** Who may send for a domain (RFC 7208). */
  Symptom spf(String domain) {
    Answer answer = texts(domain, "v=spf1");
    if (answer.failure().isPresent()) {
      return unanswered("spf", answer);
    }
    if (answer.texts().isEmpty()) {
      return Symptom.warn(
          "spf", domain + " has no SPF record; publish a TXT record such as v=spf1 mx -all");
    }
    if (answer.texts().size() > 1) {
      return Symptom.fail(
          "spf",
          domain + " has two SPF records, which counts as none; leave one",
          ExitCode.CONFIGURATION);
    }
    String record = answer.texts().get(0);
    return record.endsWith("+all") || record.endsWith(" all")
        ? Symptom.warn("spf", record + " lets everybody send; end it with -all or ~all")
        : Symptom.ok("spf", record);
  }

  /** The public half of a key that we sign with (RFC 6376). */
  Symptom dkim(String domain, String selector) {
    String name = selector + "._domainkey." + domain;
    Answer answer = texts(name, "");
    if (answer.failure().isPresent()) {
      return unanswered("dkim", answer);
    }
    Optional<String> key =
        answer.texts().stream()
            .filter(t -> t.replace(" ", "").matches("(?is)(.*;)?p=[a-z0-9+/=]+(;.*)?"))
            .findFirst();
    return key.isPresent()
        ? Symptom.ok("dkim", name + " has a key")
        : Symptom.fail(
            "dkim",
            name + " has no public key; publish the one of the key file as v=DKIM1; p=...",
            ExitCode.CONFIGURATION);
  }

  /** What mailboxes are to do with mail that fails both (RFC 7489); a domain above may say so. */
  Symptom dmarc(String domain) {
    String above = domain;
    while (above.indexOf('.') > 0) {
      Answer answer = texts("_dmarc." + above, "v=DMARC1");
      if (answer.failure().isPresent()) {
        return unanswered("dmarc", answer);
      }
      if (!answer.texts().isEmpty()) {
        return Symptom.ok("dmarc", answer.texts().get(0));
      }
      above = above.substring(above.indexOf('.') + 1);
    }
    return Symptom.warn(
        "dmarc",
        "_dmarc."
            + domain
            + " has no record, which large mailboxes ask of those who send much; publish"
            + " v=DMARC1; p=none; rua=mailto:you@"
            + domain);
  }

  private record Answer(List<String> texts, Optional<String> failure) {}

  private static Symptom unanswered(String check, Answer answer) {
    return Symptom.warn(
        check, "the DNS could not be asked (" + answer.failure().orElse("") + "); try again");
  }

  private Answer texts(String name, String beginning) {
    List<String> texts = new ArrayList<>();
    try {
      Lookup lookup = new Lookup(name + ".", Type.TXT);
      lookup.setResolver(resolver);
      lookup.setCache(null);
      Record[] records = lookup.run();
      if (lookup.getResult() == Lookup.TRY_AGAIN || lookup.getResult() == Lookup.UNRECOVERABLE) {
        return new Answer(List.of(), Optional.of(lookup.getErrorString()));
      }
      for (Record each : records == null ? new Record[0] : records) {
        String text = String.join("", ((TXTRecord) each).getStrings());
        if (text.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT))) {
          texts.add(text);
        }
      }
      return new Answer(texts, Optional.empty());
    } catch (TextParseException e) {
      return new Answer(List.of(), Optional.of(name + " is no name"));
    }
  }
}
