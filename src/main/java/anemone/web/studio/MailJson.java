package anemone.web.studio;

import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.render.Message;
import anemone.render.lint.Finding;
import anemone.render.lint.Lint;
import anemone.render.lint.Specimen;
import anemone.run.studio.StudioEdition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a mail for the studio's page as JSON: the inbox, the text part, the size, the mistakes.
 */
final class MailJson {

  /** Too short to be told from other texts. */
  private static final int SHORTEST_TITLE = 8;

  private MailJson() {}

  /** Adds a mail to JSON. */
  static void add(ObjectNode json, Message mail, StudioEdition shown, Instant now) {
    add(json, mail);
    shown.edition().ifPresent(edition -> findings(json, mail, edition, now));
  }

  /** Adds what needs no edition. */
  static void add(ObjectNode json, Message mail) {
    String name =
        mail.from().name().isEmpty() ? mail.from().address().toString() : mail.from().name();
    String preheader = preheader(mail.html());
    json.put("from", mail.from().name() + " <" + mail.from().address() + ">");
    json.put("subject", mail.subject());
    json.put("preheader", preheader);
    json.put("text", mail.text());
    json.put("bytes", mail.html().getBytes(StandardCharsets.UTF_8).length);
    ArrayNode inbox = json.putArray("inbox");
    for (InboxLine client : InboxLine.values()) {
      client.add(inbox.addObject(), name, mail.subject(), preheader);
    }
  }

  /** Adds the mistakes of a mail. */
  static void findings(ObjectNode json, Message mail, Edition edition, Instant now) {
    ArrayNode findings = json.putArray("findings");
    Lint.check(Specimen.of(mail, edition, now))
        .forEach(finding -> add(findings.addObject(), finding, edition));
  }

  /** Adds mistakes of templates and of a mail. */
  static void findings(ObjectNode json, List<Finding> all) {
    ArrayNode findings = json.putArray("findings");
    all.forEach(finding -> add(findings.addObject(), finding));
  }

  /** Returns what mailboxes show behind the subject: the text of the first hidden element. */
  private static String preheader(String html) {
    Element hidden = Jsoup.parse(html).selectFirst("[style*=display:none]");
    return hidden == null ? "" : hidden.text();
  }

  private static void add(ObjectNode json, Finding finding, Edition edition) {
    add(json, finding);
    json.put("at", at(finding, edition));
  }

  private static void add(ObjectNode json, Finding finding) {
    json.put("rule", finding.rule());
    json.put("severity", finding.severity().word());
    json.put("place", finding.place().toString());
    json.put("what", finding.what());
    json.put("fix", finding.fix());
  }

  /** Returns the field that a mistake is about: {@code subject}, a story's identity, or nothing. */
  private static String at(Finding finding, Edition edition) {
    if (finding.place().part().equals("subject") || finding.rule().startsWith("subject")) {
      return "subject";
    }
    if (finding.rule().startsWith("preheader")) {
      return "preheader";
    }
    String near = finding.place().near().replaceFirst("\u2026$", "").strip();
    Optional<Bite> about =
        edition.bites().stream()
            .filter(bite -> bite.all().stream().anyMatch(one -> isAbout(finding, near, one)))
            .findFirst();
    return about.map(bite -> bite.story().lead().id().value()).orElse("");
  }

  private static boolean isAbout(Finding finding, String near, Bite bite) {
    String title = bite.title();
    boolean said =
        near.length() >= SHORTEST_TITLE
            && (title.contains(near)
                || near.contains(title)
                || bite.note().contains(near)
                || bite.gist().stream().anyMatch(span -> span.text().contains(near)));
    return said
        || bite.story()
            .lead()
            .url()
            .filter(url -> finding.what().contains(url.toString()))
            .isPresent();
  }
}
