package anemone.collect.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Removes text that is not part of an article's prose: captions and credits, links to other
 * articles, notes about the author, the newsletter and the rights.
 */
final class Clutter {

  /** Maximum share of the article that is removed at once. */
  private static final double LARGEST_SHARE = 0.3;

  private static final int WHOLE_LINK = 15;
  private static final int SENTENCE_WORDS = 9;
  private static final int LONGEST_ASKING = 300;

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[-_"
              + " ])(?:about-?(?:the-?)?author|also|author-?(?:bio|box|card|description|info|note)s?"
              + "|bio|byline|caption\\w*|carousel|comments?|copyright|credits?|date(?:line|time)?|disclaimer"
              + "|entry-?meta|follow\\w*|galler(?:y|ies)|more-?(?:from|on|stories|news)|newsletter\\w*"
              + "|photo-?credit|post-?meta|posted-?on|promo\\w*|publish(?:ed)?(?:-?date)?|read-?(?:also|more|next)"
              + "|recirc\\w*|recommend\\w*|related\\w*|see-?also|shar(?:e|ing)\\w*|sign-?up\\w*|slide-?show|social|subscri\\w*|tag(?:s|list)?|time-?stamp|topics?|trending|wp-caption-\\w+)(?:$|[-_"
              + " ])",
          Pattern.CASE_INSENSITIVE);

  /** The start of requests, credits and references. */
  private static final Pattern OPENING =
      Pattern.compile(
          "^(?:\u00a9|\\(c\\)|\\(?(?:image|photo|picture|video|foto|bild|illustration|credit|courtesy)s?(?:"
              + " by| credits?| courtesy| source| of)?\\s*:|copyright\\b|all rights"
              + " reserved|related(?: \\w+)?:|read (?:also|more|next)\\b|more:|also"
              + " (?:read|on|see)\\b|see also\\b|don.t miss\\b|watch:|you (?:may|might) also|sign"
              + " up (?:to|for|here|today)|subscribe (?:to|now|here|today)|follow"
              + " (?:us|me|him|her|them|@)|join (?:our|us|the conversation)|like this"
              + " (?:story|article)\\b|share this|click here to|get (?:the|our)"
              + " .{0,40}newsletter|want more\\b|this (?:post|article|page) (?:may|might)"
              + " contain|filed under|posted (?:on|in|by)|tags?:|first"
              + " published|published:|updated:|last updated|loading\\b|advertisement|lesen sie"
              + " auch|mehr zum thema|lire aussi|(?:ve[ar]|mir[ae]|lea|lee|conozca|escuche)(?:"
              + " (?:tambi\u00e9n|adem\u00e1s|m\u00e1s))?\\s*:|(?:le|te) puede interesar|vea"
              + " tambi\u00e9n|czytaj te\u017c|zobacz te\u017c|przeczytaj te\u017c|auch"
              + " (?:lesen|interessant)\\b|lesetipp|mehr (?:dazu|lesen)\\b|das k\u00f6nnte"
              + " (?:sie|dich|euch) auch|this entry was posted|dieser (?:beitrag|eintrag|artikel)"
              + " wurde|artikel gefallen|war (?:der|dieser) (?:artikel|beitrag)|hat"
              + " (?:dir|ihnen|euch) (?:der|dieser) (?:artikel|beitrag)|m\u00f6chten sie den"
              + " artikel|sie sind (?:aktuell )?nicht eingeloggt|voir aussi|sur le m\u00eame"
              + " sujet|lees ook|l\u00e6s ogs\u00e5|les ogs\u00e5|l\u00e4s ocks\u00e5|lue"
              + " my\u00f6s|veja (?:tamb\u00e9m|mais)|saiba mais|(?:ti )?potrebbe interessar|guarda"
              + " anche|\u0441\u043c\u043e\u0442\u0440\u0438\u0442\u0435"
              + " \u0442\u0430\u043a\u0436\u0435|follow the .{3,40} on"
              + " (?:twitter|facebook|instagram)|views?:\\s*\\d|aufrufe:|kommentare"
              + " insgesamt|rating:|release date:|abbildung:|lade weitere inhalte|\u00e0 lire|leia"
              + " (?:tamb\u00e9m|mais)|lea tambi\u00e9n|leer m\u00e1s|leggi"
              + " anche|\u0447\u0438\u0442\u0430\u0439\u0442\u0435 \u0442\u0430\u043a\u0436\u0435)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Requests to the reader inside a paragraph. */
  private static final Pattern ASKING =
      Pattern.compile(
          "(?:sign up|subscribe) .{0,60}(?:newsletter|inbox|magazine)|delivered to your inbox"
              + "|sign up to our newsletter|follow us on (?:twitter|facebook|instagram)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CREDIT =
      Pattern.compile(
          "[(\\[](?:image|photo|picture|credit|source|foto|bild)s?(?: credits?|"
              + " by)?\\s*[:/\u00a9].{0,80}[)\\]]$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DATE =
      Pattern.compile("\\b(?:19|20)\\d\\d\\b|\\b\\d{1,2}[:.h]\\d\\d\\b", Pattern.CASE_INSENSITIVE);

  private Clutter() {}

  /** Removes the elements of an article that are clutter. */
  private static void remove(Element article) {
    int all = article.text().length();
    for (Element element : article.getAllElements()) {
      if (element.equals(article) || element.parent() == null) {
        continue;
      }
      int length = element.text().length();
      if (length < all * LARGEST_SHARE && isClutter(element, length)) {
        element.remove();
      }
    }
  }

  private static boolean isClutter(Element element, int length) {
    if (element.normalName().equals("figcaption")) {
      return true;
    }
    if (element.is(
            "div, section, aside, p, span, ul, ol, dl, figure, li, footer, header, small, time")
        && NAMES.matcher(element.className() + " " + element.id()).find()) {
      return true;
    }
    return length > WHOLE_LINK
        && element.is("p, li, h2, h3, h4, h5, h6, div")
        && !isLongSentence(element)
        && Density.links(element) > 0.95;
  }

  private static boolean isLongSentence(Element element) {
    String text = element.text();
    return element.is("p, li")
        && text.split("\\s+").length >= SENTENCE_WORDS
        && SentenceEnd.is(text, ":;");
  }

  /**
   * Returns the paragraphs of an article without clutter, requests, credits, labels and lines of
   * date and author; modifies its elements.
   */
  static List<String> paragraphs(Element article, String title, String author) {
    remove(article);
    List<String> kept = new ArrayList<>();
    for (String paragraph : PlainHtml.paragraphs(article)) {
      boolean asks =
          paragraph.length() < LONGEST_ASKING
              && (OPENING.matcher(paragraph).lookingAt() || ASKING.matcher(paragraph).find());
      if (!asks && !CREDIT.matcher(paragraph).find() && !paragraph.equalsIgnoreCase(title)) {
        kept.add(paragraph);
      }
    }
    Set<String> listed = new HashSet<>();
    for (Element item : article.select("li, td, dd, dt, pre")) {
      listed.addAll(PlainHtml.paragraphs(item));
    }
    return trimmed(withoutMetaLines(kept, author), listed);
  }

  /** Removes lines of date, author and reading time at the start and the end. */
  private static List<String> withoutMetaLines(List<String> paragraphs, String author) {
    int from = 0;
    int to = paragraphs.size();
    while (from < to - 1 && MetaLine.is(paragraphs.get(from), author)) {
      from++;
    }
    while (to > from + 1 && MetaLine.is(paragraphs.get(to - 1), author)) {
      to--;
    }
    return paragraphs.subList(from, to);
  }

  /** Removes labels at the start and the end. */
  private static List<String> trimmed(List<String> paragraphs, Set<String> listed) {
    int from = 0;
    while (from < paragraphs.size() && isLabel(paragraphs.get(from), listed)) {
      from++;
    }
    int to = paragraphs.size();
    while (to > from && isLabel(paragraphs.get(to - 1), listed)) {
      to--;
    }
    return from == to ? paragraphs : paragraphs.subList(from, to);
  }

  private static boolean isLabel(String paragraph, Set<String> listed) {
    int words = paragraph.split("\\s+").length;
    boolean sentence = SentenceEnd.is(paragraph, ":;");
    return words < SENTENCE_WORDS
        && !listed.contains(paragraph)
        && (!sentence || DATE.matcher(paragraph).find());
  }
}
