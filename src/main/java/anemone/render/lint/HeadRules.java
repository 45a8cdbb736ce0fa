package anemone.render.lint;

import anemone.render.TextWidth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Rules for the subject, the preheader, and the head of the HTML part. */
final class HeadRules {

  static final List<Rule> ALL =
      List.of(
          Rule.error("subject-length", HeadRules::subject),
          Rule.warning("preheader-length", HeadRules::preheader),
          Rule.error("title-missing", HeadRules::title),
          Rule.error("language-missing", HeadRules::language));

  /** Most mailboxes cut longer subjects, in columns. */
  private static final int LONGEST_SUBJECT = 78;

  private static final int SHORTEST_SUBJECT = 15;
  private static final int LONGEST_PREHEADER = 140;

  /** Mailboxes fill up shorter preheaders with the text of the mail, in characters. */
  private static final int SHORTEST_PREHEADER = 40;

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Cc}\\u2800]");

  private HeadRules() {}

  private static void subject(Specimen specimen, Findings findings) {
    String subject = specimen.message().subject().strip();
    Place place = new Place("subject", 0, subject);
    int columns = TextWidth.width(subject);
    if (subject.isEmpty()) {
      findings.add(place, "it is empty", "give the mail a subject");
    } else if (columns > LONGEST_SUBJECT) {
      findings.add(
          Severity.WARNING,
          place,
          "it has " + columns + " columns, and most mailboxes show at most " + LONGEST_SUBJECT,
          "shorten the subject, or the first story's title that stands for it");
    } else if (columns < SHORTEST_SUBJECT) {
      findings.add(
          Severity.WARNING,
          place,
          "it has " + columns + " columns, too few to say what is in the mail",
          "lengthen the subject, or the first story's title that stands for it");
    }
  }

  private static void preheader(Specimen specimen, Findings findings) {
    Optional<Element> preheader = preheader(specimen);
    if (preheader.isEmpty()) {
      findings.add(
          Place.whole(Specimen.HTML),
          "no hidden text starts the body, so mailboxes show the first words of the mail after its"
              + " subject",
          "begin the body with <div style=\"display:none\">${preheader}</div>");
      return;
    }
    int length = length(preheader.get().text());
    Place place = specimen.at(preheader.get());
    if (length < SHORTEST_PREHEADER) {
      findings.add(
          place,
          "the preheader has " + length + " characters, and mailboxes add the text after it",
          "make it " + SHORTEST_PREHEADER + " or more");
    } else if (length > LONGEST_PREHEADER) {
      findings.add(
          place,
          "the preheader has " + length + " characters, more than any mailbox shows",
          "make it " + LONGEST_PREHEADER + " or fewer");
    }
  }

  /** Returns the first hidden element with text, if no text is visible before it. */
  private static Optional<Element> preheader(Specimen specimen) {
    for (Node node : specimen.page().body().nodeStream().toList()) {
      if (node instanceof TextNode text && !text.isBlank()) {
        return Optional.empty();
      }
      if (node instanceof Element element
          && element.hasText()
          && specimen.light().isHidden(element)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  /** Returns the number of visible characters, without padding. */
  private static int length(String text) {
    String seen = UNSEEN.matcher(text).replaceAll("").replaceAll("[\\s\\u00A0]+", " ").strip();
    return seen.codePointCount(0, seen.length());
  }

  /** Screen readers announce a page by its title (WCAG 2.2, 2.4.2). */
  private static void title(Specimen specimen, Findings findings) {
    if (specimen.page().title().isBlank()) {
      findings.add(
          Place.whole(Specimen.HTML),
          "the page has no title",
          "put <title>${subject}</title> into the head");
    }
  }

  /** Screen readers choose the pronunciation by the language (WCAG 2.2, 3.1.1). */
  private static void language(Specimen specimen, Findings findings) {
    String language = specimen.page().select("html").attr("lang").strip();
    if (Locale.forLanguageTag(language).getLanguage().isEmpty()) {
      findings.add(
          Place.whole(Specimen.HTML),
          language.isEmpty()
              ? "the html element has no lang attribute"
              : "\"" + language + "\" is not a language tag (BCP 47)",
          "write <html lang=\"${language}\">");
    }
  }
}
