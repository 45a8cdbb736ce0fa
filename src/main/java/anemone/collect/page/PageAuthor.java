package anemone.collect.page;

import anemone.collect.date.DateHints;
import anemone.collect.date.DateParser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;

/**
 * Finds the author of a page: in JSON-LD, meta elements, bylines, and lines near the headline that
 * begin with "by". The name of the site is used only if there is no other.
 */
final class PageAuthor {

  private static final int LONGEST = 120;
  private static final int LINES_NEAR = 10;
  private static final int LONGEST_LINE = 140;

  /** The names after "by": "by Ines Marbach", "Von Ines Marbach und Per Dahl | 23. November". */
  private static final Pattern BY =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:(?:posted|written|published|story|text|words|reported|gespeichert|geschrieben|ver\u00f6ffentlicht"
              + "|verfasst|erstellt|publi\u00e9|\u00e9crit|escrito|publicado|scritto|pubblicato)\\s+)?(?:by|von|par|por|door|text:|texte?"
              + " ?:|autor(?:in)?:|author:|auteur"
              + " ?:|autore:|od|av|af)\\s+((?:\\p{Lu}[\\p{L}.'\u2019-]*|(?<=\\p{L}"
              + " )(?:de|von|van|der|den|di|da|del|la|le|el|al|bin|zu)|and|und|et|y|e|&|,)(?:["
              + " ,]+(?:\\p{Lu}[\\p{L}.'\u2019-]*|de|von|van|der|den|di|da|del|la|le|el|al|bin|zu"
              + "|and|und|et|y|e|&)){0,9})",
          Pattern.UNICODE_CASE);

  /** A name in ideographs, which has neither capitals nor spaces. */
  private static final Pattern BY_IDEOGRAPHS =
      Pattern.compile(
          "(?:(?<!\\p{L})by\\s+|(?:\u6587|\u8457\u8005|\u4f5c\u8005|\u8a18\u8005|\u57f7\u7b46)\\s*[:\uff1a/]\\s*)"
              + "([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]{2,12})(?!\\p{L})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME_AND_DATE =
      Pattern.compile(
          "((?:\\p{Lu}[\\p{L}.'\u2019-]+(?:"
              + " (?:\\p{Lu}[\\p{L}.'\u2019-]*|de|von|van|der|le|la|du)){1,3})"
              + "|[\\p{IsHan}\\p{IsKatakana}]{2,8})\\s*[,|\u00b7\u2022\u2013\u2014-]\\s*(.{6,40})");

  private static final Pattern BY_START =
      Pattern.compile(
          "(?i)^(?:by|von|par|por|text|texte|autor(?:in)?|author|auteur|autore|written|posted|gespeichert|geschrieben)\\b.*");

  /** Words around a name in links to the author's other articles. */
  private static final Pattern AROUND =
      Pattern.compile(
          "^(?:(?:zeige )?alle (?:beitr\u00e4ge|artikel) (?:von|anzeigen)|(?:view|see) all posts(?:"
              + " by)?|all posts by|more (?:by|from)|posted (?:on|by)|published"
              + " by|ver\u00f6ffentlicht (?:am|von)|publiziert (?:am|von)|geschrieben von|verfasst"
              + " von|beitrag ?von|autor(?:in)?|author|written by|about(?: the"
              + " author)?|\u00fcber(?: den autor)?|follow|name|no author|admin"
              + "|redaktion|staff|guest)(?=$|[\\s:*\u00a0\\p{Lu}])[:*\\s]*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final String[] NAMED = {
    "dc:creator", "dcterm:creator", "dcterms:creator", "author", "parsely-author",
    "article:author", "og:article:author", "article:author_name", "byl", "sailthru:author",
    "article_author", "citation_author"
  };

  private static final Pattern WRITTEN_BY =
      Pattern.compile(
          "(?i)(?:written|posted) by|(?:verfasst|geschrieben) von|\u00e9crit par|escrito por"
              + "|scritto da|geschreven door|skriven av|napisane przez|\u8457\u8005"
              + "|\u57f7\u7b46\u8005");

  /** Words in bylines that are no name, alone or at its beginning. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?:by|von|par|por|di|door|stand|alle (?:beitr\u00e4ge|artikel)|all posts"
              + "|(?:geschrieben|verfasst|written|posted) (?:von|by))[:\\s]*|(?:zuletzt |last"
              + " )?(?:ge\u00e4ndert|aktualisiert|updated|modified)\\b.*|(?:revised|edited"
              + "|second|third) .*\\bby\\b.*|(?:gepr\u00fcft|reviewed|fact[- ]checked)"
              + " (?:von|by)\\b.*|.*[:\u2013\u2014-]|.",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SAYS =
      Pattern.compile(
          "(?i)\\b(?:says|said|sagt|schreibt|meint|dice|dit|wrote)\\b.*:?\\s*$|.*\\bsaid,?"
              + " on\\b.*");

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Document page;
  private final MetaTags meta;
  private final JsonLd data;
  private final String site;
  private final String title;

  PageAuthor(Document page, MetaTags meta, JsonLd data, String site, String title) {
    this.page = page;
    this.meta = meta;
    this.data = data;
    this.site = site;
    this.title = title;
  }

  /** Returns the name of the author, or of several; empty if there is none. */
  String name() {
    List<String> named = new ArrayList<>();
    data.articles().map(a -> names(a.path("author"))).forEach(named::add);
    meta.joined(NAMED).forEach(named::add);
    labelledCard().forEach(named::add);
    List<String> clean = named.stream().map(PageAuthor::clean).filter(PageAuthor::isName).toList();
    return clean.stream()
        .filter(name -> !isSite(name))
        .findFirst()
        .or(() -> inByline(element -> !isElsewhere(element)))
        .or(this::nearHeadline)
        .or(this::linked)
        .or(() -> clean.stream().findFirst())
        .or(() -> inByline(element -> !isComment(element) && element.closest("form") == null))
        .map(Byline::name)
        .orElse("");
  }

  private Optional<String> inByline(Predicate<Element> wanted) {
    return Byline.of(page, wanted).map(PageAuthor::clean).filter(PageAuthor::isName).findFirst();
  }

  /** Returns the names after "by" in the lines around the headline. */
  private Optional<String> nearHeadline() {
    List<String> lines = PlainHtml.paragraphs(page.body());
    int at = lines.indexOf(title);
    if (at < 0) {
      return Optional.empty();
    }
    List<String> after = lines.subList(at + 1, Math.min(lines.size(), at + 1 + LINES_NEAR));
    Stream<String> near =
        Stream.concat(after.stream(), lines.subList(Math.max(0, at - 3), at).stream());
    return near.filter(line -> line.length() <= LONGEST_LINE)
        .flatMap(line -> behindBy(line).stream())
        .findFirst()
        .or(() -> after.stream().limit(2).flatMap(line -> beforeDate(line).stream()).findFirst());
  }

  /** Returns the name in a line that has nothing else but a date: "Ines Marbach, 23 Nov 2026". */
  private static Optional<String> beforeDate(String line) {
    Matcher matcher = NAME_AND_DATE.matcher(line);
    return matcher.matches()
            && DateParser.find(matcher.group(2), DateHints.NONE).isPresent()
            && MetaLine.is(line, matcher.group(1))
        ? Optional.of(matcher.group(1)).filter(PageAuthor::isName)
        : Optional.empty();
  }

  private static Optional<String> behindBy(String line) {
    String lower =
        BY_START.matcher(line).matches()
            ? Character.toLowerCase(line.charAt(0)) + line.substring(1)
            : line;
    Matcher matcher = BY.matcher(lower);
    while (matcher.find()) {
      String name =
          Byline.name(matcher.group(1))
              .replaceFirst(
                  "(?:[ ,&]+(?:de|von|van|der|den|di|da|del|la|le|el|al|bin|zu|and|und|et|y|e)\\b)*["
                      + " ,&]*$",
                  "");
      if (isName(name) && name.contains(" ")) {
        return Optional.of(name);
      }
    }
    Matcher ideographs = BY_IDEOGRAPHS.matcher(line);
    return ideographs.find() ? Optional.of(ideographs.group(1)) : Optional.empty();
  }

  /** Returns the text of a link to an author's page, outside of comments and lists. */
  private Optional<String> linked() {
    return page
        .select(
            "a[rel~=author], a[href*=/author/], a[href*=/autor/], a[href*=/authors/],"
                + " a[href*=/autoren/], a[href*=/staff/], a[href*=/creator/]")
        .stream()
        .filter(link -> !isElsewhere(link))
        .map(link -> clean(link.text()))
        .filter(PageAuthor::isName)
        .findFirst();
  }

  private static boolean isElsewhere(Element element) {
    if (element.closest("form, aside, footer, nav, label") != null) {
      return element.closest("article footer") == null || isComment(element);
    }
    return isComment(element);
  }

  private static boolean isComment(Element element) {
    for (Element around = element; around != null && !around.is("body"); around = around.parent()) {
      String names = (around.className() + " " + around.id()).toLowerCase(Locale.ROOT);
      if ((!around.is("article, main")
              && names.contains("comment")
              && !names.contains("comment-status"))
          || names.contains("respond")
          || names.contains("related")
          || names.contains("recent")) {
        return !around.is("body");
      }
    }
    return false;
  }

  /** Returns the value of the card for social networks that is labelled "Written by". */
  private Stream<String> labelledCard() {
    return Stream.of("1", "2")
        .filter(n -> meta.get("twitter:label" + n).anyMatch(l -> WRITTEN_BY.matcher(l).matches()))
        .flatMap(n -> meta.get("twitter:data" + n));
  }

  private String names(JsonNode author) {
    return (author.isArray() ? author.valueStream() : Stream.of(author))
        .map(data::resolved)
        .map(a -> a.isString() ? a.asString() : a.path("name").asString(""))
        .map(PlainHtml::line)
        .filter(name -> !name.isEmpty())
        .distinct()
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  /** Removes the words of links to an author's other articles. */
  private static String clean(String text) {
    String line = PlainHtml.line(Parser.unescapeEntities(text, false));
    return AROUND.matcher(line).replaceFirst("").replaceFirst("[\\s\u2192\u00bb>]+$", "").strip();
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && !text.startsWith("http")
        && !text.contains("/")
        && !text.endsWith(":")
        && !SAYS.matcher(text).find()
        && !Byline.name(text).isEmpty()
        && !NO_NAME.matcher(Byline.name(text)).matches();
  }

  /** Whether a name is that of the site or its publisher, or a domain. */
  private boolean isSite(String name) {
    String own = squeezed(name);
    String host = squeezed(host().replaceFirst("^www\\.", "").replaceFirst("\\.[a-z]+$", ""));
    return own.isEmpty()
        || own.equals(squeezed(site))
        || own.equals(host)
        || (own.length() > 4 && host.contains(own))
        || (host.length() > 4 && own.contains(host))
        || name.matches(
            "(?i).*(?:www\\.|\\.(?:de|com|org|net|at|ch)\\b|\\b(?:GmbH|AG|e\\. ?V\\.|Inc|Ltd)(?:$|["
                + " .,])).*")
        || data.publishers().anyMatch(p -> squeezed(p).equals(own));
  }

  private String host() {
    try {
      String host = URI.create(page.baseUri()).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String squeezed(String text) {
    return NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
