package anemone.render.lint;

import anemone.render.Message;
import anemone.render.SizeFit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Rules for the text of a mail, its size, and the dates of its articles. */
final class ContentRules {

  static final List<Rule> ALL =
      List.of(
          Rule.error("text-part-empty", ContentRules::textPart),
          Rule.error("text-double-escaped", ContentRules::doubleEscaped),
          Rule.error("template-syntax", ContentRules::templateSyntax),
          Rule.warning("date-in-future", ContentRules::dates),
          Rule.error("size", ContentRules::size));

  private static final Pattern ADDRESS = Pattern.compile("\\S+://\\S+");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:amp|lt|gt|quot|apos|nbsp|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});");
  private static final Pattern SYNTAX = Pattern.compile("(\\$\\{|</?#|\\[=)[^\\s<\"\\u2026]{0,40}");

  /** Gmail cuts larger HTML parts and hides their footer, in bytes. */
  private static final int MAX_BYTES = 102_000;

  private static final int MANY_BYTES = 90_000;

  private ContentRules() {}

  private static void textPart(Specimen specimen, Findings findings) {
    String words = ADDRESS.matcher(specimen.message().text()).replaceAll("");
    if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
      findings.add(
          Place.whole(Specimen.TEXT), "it has no words", "show the stories in digest.txt.ftl");
    }
  }

  /** Visible entities; from an article or the editor they cause a warning only. */
  private static void doubleEscaped(Specimen specimen, Findings findings) {
    Origin origin = specimen.origin();
    BiConsumer<MatchResult, Place> add =
        (entity, place) ->
            findings.add(
                origin.says(entity.group()) ? Severity.WARNING : Severity.ERROR,
                place,
                "the reader sees " + entity.group(),
                origin.says(entity.group())
                    ? "look at the source of the article, which has it"
                    : "escape it once only: a .ftlh template escapes automatically");
    Message message = specimen.message();
    find(ENTITY, message.subject(), at -> new Place("subject", 0, message.subject()), add);
    for (TextNode text : specimen.texts()) {
      find(ENTITY, text.getWholeText(), at -> specimen.at(text), add);
    }
    for (Element picture : specimen.page().select("img[alt]")) {
      find(ENTITY, picture.attr("alt"), at -> specimen.at(picture), add);
    }
    find(ENTITY, message.text(), at -> Specimen.at(Specimen.TEXT, message.text(), at), add);
  }

  /** Template syntax that was printed instead of being processed. */
  private static void templateSyntax(Specimen specimen, Findings findings) {
    BiConsumer<MatchResult, Place> add =
        (syntax, place) -> {
          String printed = Parser.unescapeEntities(syntax.group(), false);
          if (!specimen.origin().says(printed)) {
            // If an article mentions such syntax, this may be a truncated quotation of it.
            boolean said = specimen.origin().says(syntax.group(1));
            findings.add(
                said ? Severity.WARNING : Severity.ERROR,
                place,
                "the reader sees " + printed,
                said
                    ? "correct it if it stands in a template; an article mentions such syntax, too"
                    : "correct it in the template, or take it out of <#noparse> or quotes");
          }
        };
    Message message = specimen.message();
    find(SYNTAX, message.subject(), at -> new Place("subject", 0, message.subject()), add);
    find(SYNTAX, message.html(), at -> Specimen.at(Specimen.HTML, message.html(), at), add);
    find(SYNTAX, message.text(), at -> Specimen.at(Specimen.TEXT, message.text(), at), add);
  }

  private static void find(
      Pattern pattern, String text, IntFunction<Place> place, BiConsumer<MatchResult, Place> add) {
    pattern.matcher(text).results().forEach(match -> add.accept(match, place.apply(match.start())));
  }

  private static void dates(Specimen specimen, Findings findings) {
    specimen
        .origin()
        .articles()
        .filter(article -> article.published().filter(specimen.now()::isBefore).isPresent())
        .forEach(
            article ->
                findings.add(
                    new Place("edition", 0, article.title()),
                    article.source()
                        + " dates the article "
                        + article.published().map(Instant::toString).orElse("")
                        + ", which is in the future; the mail shows when it was collected",
                    "correct the date at the source, or drop the article"));
  }

  private static void size(Specimen specimen, Findings findings) {
    int bytes = encoded(specimen.message().html());
    if (bytes > MANY_BYTES) {
      findings.add(
          bytes > MAX_BYTES ? Severity.ERROR : Severity.WARNING,
          Place.whole(Specimen.HTML),
          "it takes %,d bytes as sent, and Gmail cuts mails at about %,d"
              .formatted(bytes, MAX_BYTES),
          "show fewer stories (edition.stories, edition.also), or shorten the templates and"
              + " styles");
    }
  }

  /** Returns the size in the shorter of the two transfer encodings (RFC 2045). */
  private static int encoded(String html) {
    int lines = (html.getBytes(StandardCharsets.UTF_8).length + 56) / 57;
    return Math.min(SizeFit.encoded(html), 78 * lines);
  }
}
