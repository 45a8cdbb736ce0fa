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

/** The records in the DNS by which mailboxes judge a sender: SPF, DKIM and DMARC. */
public final class DnsAuthChecks {

  /** Who asks more gets no answer (RFC 7208 section 4.6.4). */
  private static final int MOST_QUESTIONS = 10;

  private final Resolver resolver;

  public DnsAuthChecks(Resolver resolver) {
    this.resolver = resolver;
  }

  /** Who may send for a domain (RFC 7208). */
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
          record + " lets nobody send; name who takes your mail, such as mx or include:...",
          ExitCode.CONFIGURATION);
    }
    long questions = terms.stream().filter(DnsAuthChecks::isQuestion).count();
    return questions > MOST_QUESTIONS
        ? CheckResult.fail(
            "spf",
            "%s asks %d questions, and mailboxes stop after %d; name addresses instead"
                .formatted(record, questions, MOST_QUESTIONS),
            ExitCode.CONFIGURATION)
        : CheckResult.ok("spf", record);
  }

  /** Whether a term makes a mailbox ask the DNS again (RFC 7208 section 4.6.4). */
  private static boolean isQuestion(String term) {
    return term.matches("[-+~?]?(include:|a([:/]|$)|mx([:/]|$)|ptr|exists:).*|redirect=.*");
  }

  /** The public half of a key that we sign with (RFC 6376). */
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
              + " has another key's public half, so that every signature counts as forged; publish"
              + " the one of the key file, or name the key file that goes with it",
          ExitCode.CONFIGURATION);
    }
    return published.get().testing()
        ? CheckResult.warn(
            "dkim", name + " has the key, but says t=y: mailboxes do not count it yet")
        : CheckResult.ok("dkim", name + " has the key's public half");
  }

  /** What mailboxes are to do with mail that fails both (RFC 7489); a domain above may say so. */
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
            + " has no record, which large mailboxes ask of those who send much; publish"
            + " v=DMARC1; p=none; rua=mailto:you@"
            + domain);
  }

  private record Answer(List<String> texts, Optional<String> failure) {}

  private static CheckResult unanswered(String check, Answer answer) {
    return CheckResult.warn(
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
