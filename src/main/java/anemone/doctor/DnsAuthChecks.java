package anemone.doctor;

import anemone.deliver.dkim.DkimKey;
import anemone.deliver.dkim.PublishedKey;
import anemone.process.ExitCode;
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

/** Checks the DNS records of a sender: SPF, DKIM and DMARC. */
public final class DnsAuthChecks {

  /** Maximum number of DNS lookups of an SPF record (RFC 7208 section 4.6.4). */
  private static final int MAX_QUESTIONS = 10;

  private final Resolver resolver;

  public DnsAuthChecks(Resolver resolver) {
    this.resolver = resolver;
  }

  /** Checks the SPF record of a domain (RFC 7208). */
  CheckResult spf(String domain) {
    Answer answer = texts(domain, "v=spf1");
    if (answer.failure().isPresent()) {
      return unanswered("spf", answer);
    }
    if (answer.texts().isEmpty()) {
      return CheckResult.warn(
          "spf", domain + " has no SPF record; publish a TXT record such as v=spf1 mx -all");
    }
    if (answer.texts().size() > 1) {
      return CheckResult.fail(
          "spf",
          domain + " has two SPF records, which counts as none; leave one",
          ExitCode.CONFIGURATION);
    }
    return judged(answer.texts().get(0));
  }

  private static CheckResult judged(String record) {
    List<String> terms = List.of(record.toLowerCase(Locale.ROOT).strip().split("\\s+", -1));
    if (terms.contains("all") || terms.contains("+all")) {
      return CheckResult.warn("spf", record + " lets everybody send; end it with -all or ~all");
    }
    if (terms.stream().skip(1).allMatch(term -> term.matches("[-~?]all|exp=.*"))) {
      return CheckResult.fail(
          "spf",
          record + " lets nobody send; add your mail server, such as mx or include:...",
          ExitCode.CONFIGURATION);
    }
    long questions = terms.stream().filter(DnsAuthChecks::isQuestion).count();
    return questions > MAX_QUESTIONS
        ? CheckResult.fail(
            "spf",
            "%s needs %d DNS lookups, and at most %d are allowed; use addresses instead"
                .formatted(record, questions, MAX_QUESTIONS),
            ExitCode.CONFIGURATION)
        : CheckResult.ok("spf", record);
  }

  /** Whether a term needs a DNS lookup (RFC 7208 section 4.6.4). */
  private static boolean isQuestion(String term) {
    return term.matches("[-+~?]?(include:|a([:/]|$)|mx([:/]|$)|ptr|exists:).*|redirect=.*");
  }

  /** Checks the public key of a signing key (RFC 6376). */
  CheckResult dkim(String domain, DkimKey key) {
    String name = key.selector() + "._domainkey." + domain;
    Answer answer = texts(name, "");
    if (answer.failure().isPresent()) {
      return unanswered("dkim", answer);
    }
    Optional<String> record =
        answer.texts().stream().filter(t -> t.matches("(?s)(.*;)?\\s*p\\s*=.*")).findFirst();
    if (record.isEmpty()) {
      return CheckResult.fail(
          "dkim",
          name + " has no public key; publish the one of the key file as v=DKIM1; p=...",
          ExitCode.CONFIGURATION);
    }
    List<String> wrong = new ArrayList<>();
    Optional<PublishedKey> published = PublishedKey.read(record.get()).orTell(wrong::add);
    if (published.isEmpty()) {
      return CheckResult.fail(
          "dkim",
          name + " " + String.join("", wrong) + "; publish the one of the key file",
          ExitCode.CONFIGURATION);
    }
    if (!published.get().isHalfOf(key)) {
      return CheckResult.fail(
          "dkim",
          name
              + " has the public key of another key, so every signature is invalid; publish the one"
              + " of the key file, or set the key file that belongs to it",
          ExitCode.CONFIGURATION);
    }
    return published.get().testing()
        ? CheckResult.warn(
            "dkim", name + " has the public key, but also t=y (testing), so mailboxes ignore it")
        : CheckResult.ok("dkim", name + " has the public key");
  }

  /** Checks the DMARC record of a domain or of one above it (RFC 7489). */
  CheckResult dmarc(String domain) {
    String above = domain;
    while (above.indexOf('.') > 0) {
      Answer answer = texts("_dmarc." + above, "v=DMARC1");
      if (answer.failure().isPresent()) {
        return unanswered("dmarc", answer);
      }
      if (!answer.texts().isEmpty()) {
        return CheckResult.ok("dmarc", answer.texts().get(0));
      }
      above = above.substring(above.indexOf('.') + 1);
    }
    return CheckResult.warn(
        "dmarc",
        "_dmarc."
            + domain
            + " has no record, which large mailbox providers require of bulk senders; publish"
            + " v=DMARC1; p=none; rua=mailto:you@"
            + domain);
  }

  private record Answer(List<String> texts, Optional<String> failure) {}

  private static CheckResult unanswered(String check, Answer answer) {
    return CheckResult.warn(
        check, "the DNS server did not answer (" + answer.failure().orElse("") + "); try again");
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
      return new Answer(List.of(), Optional.of(name + " is not a domain name"));
    }
  }
}
