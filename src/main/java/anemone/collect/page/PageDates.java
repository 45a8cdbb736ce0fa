package anemone.collect.page;

import static anemone.collect.date.DateOrigin.ADDRESS;
import static anemone.collect.date.DateOrigin.METADATA;
import static anemone.collect.date.DateOrigin.TEXT;

import anemone.collect.date.DateHints;
import anemone.collect.date.DateOrigin;
import anemone.collect.date.DateParser;
import anemone.collect.date.DatedBy;
import anemone.collect.date.FoundDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the publication date of a page: in its metadata (JSON-LD, meta, microdata, RDFa, {@code
 * time}), else in its visible text (elements named after dates, lines near the headline, lines with
 * a label) or its address.
 */
final class PageDates {

  private static final String[] PUBLISHED_META =
      """
      article:published_time og:published_time og:article:published_time datepublished
      rnews:datepublished schema:datepublished parsely-pub-date sailthru:date
      article:published article_date_original publish_date publish-date published_date
      publication_date publicationdate pubdate pub_date originalpublicationdate release_date
      cxenseparse:recs:publishtime citation_publication_date citation_date
      citation_online_date dc:date:issued dcterms:issued dcterms:created dc:date:created
      dc:created dc:issued dcterms:date dc:date bt:pubdate weibo:article:create_at
      article:post_date post_date created creation_date date article:create_time published_at
      published og:pubdate shareaholic:article_published_time ptime displaydate date_published
      article-publication-date vr:published_time wdn-date
      """
          .split("\\s+");

  private static final String PUBLISHED_MARKS =
      "[itemprop~=(?i)datePublished], [property~=(?i)datePublished], [itemprop=dateCreated],"
          + " time[pubdate], [property~=(?i)^dc(terms)?:(date|issued|created)$],"
          + " abbr.published, .published[title], time.published, time.entry-date:not(.updated)";

  private static final Pattern DATE_NAMES =
      Pattern.compile(
          "(?:^|[-_"
              + " ])(?:(?:entry|post|article|story|news|blog|meta|content|page|item|pub|publish|published|publication)"
              + "[-_]?(?:date|datum|time|timestamp)s?|date[-_]?(?:time|line|published|posted|display)?s?|datum|datetime"
              + "|published(?:[-_]?(?:on|at))?|posted(?:[-_]?on)?|pubdate|timestamp|time[-_]?stamp|fecha|created"
              + "|erstellt|veroeffentlicht|submitted|(?:entry|post|article|story)[-_]?(?:meta|info|header|byline|details)|byline|dateline|meta|day)(?:$|[-_"
              + " ])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CHANGED =
      Pattern.compile(
          "updated|modified|last change|revised|aktualisiert|zuletzt|ge\u00e4ndert|mis(?:e)? \u00e0"
              + " jour|modifi\u00e9"
              + "|actualizad|aggiornat|atualizad|bijgewerkt|\u043e\u0431\u043d\u043e\u0432\u043b\u0435\u043d|\u66f4\u65b0|g\u00fcncelle|aktualizov|zaktualizowan",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern CHANGE_AND_REST =
      Pattern.compile("(?:" + CHANGED.pattern() + ").*$", CHANGED.flags() | Pattern.DOTALL);

  private static final Pattern LABEL =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?:published|posted|first"
              + " published|date|added|submitted|written|created|released|ver\u00f6ffentlicht|erstellt|geschrieben|eingestellt|erschienen|datum|stand|vom|am|publi\u00e9e?|post\u00e9|mis"
              + " en ligne"
              + "|publicado|publicada|fecha|pubblicato|data|gepubliceerd|geplaatst|opublikowan[oy]|dodano|publicerad|publisert"
              + "|udgivet|julkaistu|\u043e\u043f\u0443\u0431\u043b\u0438\u043a\u043e\u0432\u0430\u043d\u043e|\u0434\u0430\u0442\u0430|yay\u0131nlan|\u53d1\u5e03|\u767c\u5e03|\u516c\u958b|\u63b2\u8f09|\u6295\u7a3f)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern IN_SCRIPT =
      Pattern.compile(
          "\"(?:datePublished|date_published|publishedAt|published_at|publishDate|publish_date|publicationDate"
              + "|pubDate|pub_date|publishedDate|firstPublished|datePosted|dateCreated)\\\\?\"\\s*:\\s*\\\\?\"([^\"\\\\]{8,40})");

  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(?:^|[^0-9])((?:19|20)\\d\\d)[-/_.]?([01]\\d|\\d(?=[-/_.]))[-/_.]?([0-3]\\d|\\d(?=\\D|$))(?![0-9])");

  private static final int SHORT_LINE = 40;
  private static final int LONGEST_LINE = 160;
  private static final int LONGEST_MARK = 200;
  private static final int LINES_AFTER = 14;
  private static final int LINES_BEFORE = 8;

  private final Document page;
  private final MetaTags meta;
  private final JsonLd data;
  private final DateHints hints;
  private final String title;

  PageDates(Document page, MetaTags meta, JsonLd data, DateHints hints, String title) {
    this.page = page;
    this.meta = meta;
    this.data = data;
    this.hints = hints;
    this.title = title;
  }

  Optional<DatedBy> published() {
    return by(METADATA, this::inMetadata)
        .or(() -> by(TEXT, this::aroundHeadline))
        .or(() -> by(ADDRESS, this::inAddress))
        .or(() -> by(TEXT, this::anywhere))
        .or(() -> by(METADATA, this::inScript));
  }

  private static Optional<DatedBy> by(DateOrigin origin, Supplier<Optional<FoundDate>> search) {
    return search.get().map(found -> new DatedBy(found.moment(), origin));
  }

  private Optional<FoundDate> inMetadata() {
    return parsed(data.texts("datePublished"))
        .or(() -> parsed(meta.get(PUBLISHED_META)))
        .or(() -> marked(PUBLISHED_MARKS))
        .or(() -> parsed(data.texts("dateCreated", "uploadDate")));
  }

  private Optional<FoundDate> aroundHeadline() {
    return inArticleHeader().or(this::namedAfterDates).or(this::nearHeadline);
  }

  private Optional<FoundDate> anywhere() {
    return inTimeElement().or(this::labelled);
  }

  private Optional<FoundDate> parsed(Stream<String> values) {
    return values
        .flatMap(value -> DateParser.parse(value, hints).stream())
        .filter(PageDates::isPlausible)
        .findFirst();
  }

  /** Returns the first date of elements that a selector matches. */
  private Optional<FoundDate> marked(String selector) {
    return first(page.select(selector).stream());
  }

  private Optional<FoundDate> first(Stream<Element> elements) {
    return elements.filter(e -> !Elsewhere.is(e)).flatMap(e -> of(e).stream()).findFirst();
  }

  /** The first date of elements that do not tell of a change. */
  private Optional<FoundDate> unchanged(List<Element> elements) {
    return first(elements.stream().filter(e -> !isChange(e)));
  }

  private Optional<FoundDate> of(Element element) {
    return parsed(
            Stream.of(
                    "datetime", "content", "title", "data-datetime", "data-date", "data-timestamp")
                .map(element::attr)
                .filter(text -> !text.isBlank()))
        .or(() -> inside(element))
        .or(() -> found(element.text()));
  }

  /** Returns the date of the first time element inside another, which says it exactly. */
  private Optional<FoundDate> inside(Element element) {
    return parsed(
        element.select("time[datetime]").stream()
            .filter(time -> !time.equals(element) && !isChange(time))
            .limit(1)
            .map(time -> time.attr("datetime")));
  }

  /** Returns the date in a text; in a short one also one with a year of two digits. */
  private Optional<FoundDate> found(String text) {
    if (text.length() > LONGEST_MARK) {
      return Optional.empty();
    }
    Optional<FoundDate> date = DateParser.find(text, hints);
    return date.or(
            () ->
                text.length() <= SHORT_LINE ? DateParser.findShort(text, hints) : Optional.empty())
        .filter(PageDates::isPlausible);
  }

  private Optional<FoundDate> inArticleHeader() {
    return unchanged(
        page.select(
            "article header time, header time, article time[datetime], h1 ~ * time, h1 ~ time"));
  }

  private Optional<FoundDate> namedAfterDates() {
    return unchanged(
        page.body().getAllElements().stream()
            .filter(e -> DATE_NAMES.matcher(e.className() + " " + e.id()).find())
            .toList());
  }

  private Optional<FoundDate> inTimeElement() {
    return unchanged(page.select("time"));
  }

  /** Returns the date in short lines around the headline, except after words for a change. */
  private Optional<FoundDate> nearHeadline() {
    Optional<Element> heading =
        page.select("h1, h2, h3, h4, h5, h6").stream()
            .filter(h -> TitleElement.isLike(h.text(), title) && !Elsewhere.is(h))
            .findFirst()
            .or(() -> Optional.ofNullable(page.selectFirst("h1")));
    if (heading.isEmpty()) {
      return Optional.empty();
    }
    List<String> own = PlainHtml.paragraphs(heading.get());
    Element body = page.body().clone();
    body.select("#comments, .comments-area, .comment-list, aside, nav, footer").remove();
    List<String> lines = PlainHtml.paragraphs(body);
    int at = own.isEmpty() ? -1 : lines.indexOf(own.get(own.size() - 1));
    if (at < 0) {
      return Optional.empty();
    }
    return inLines(own)
        .or(() -> inLines(lines.subList(at + 1, Math.min(lines.size(), at + 1 + LINES_AFTER))))
        .or(() -> inLines(reversed(lines.subList(Math.max(0, at - LINES_BEFORE), at))));
  }

  private Optional<FoundDate> inLines(List<String> lines) {
    return lines.stream()
        .map(line -> CHANGE_AND_REST.matcher(line).replaceFirst(""))
        .map(line -> line.length() > LONGEST_LINE ? line.substring(0, 60) : line)
        .flatMap(line -> found(line).stream())
        .findFirst();
  }

  private static List<String> reversed(List<String> lines) {
    List<String> reversed = new ArrayList<>(lines);
    Collections.reverse(reversed);
    return reversed;
  }

  /** Returns the date in a short line with a label such as "published". */
  private Optional<FoundDate> labelled() {
    return PlainHtml.paragraphs(page.body()).stream()
        .filter(line -> line.length() <= LONGEST_LINE)
        .filter(line -> LABEL.matcher(line).find() && !CHANGED.matcher(line).find())
        .flatMap(line -> found(line).stream())
        .findFirst();
  }

  private Optional<FoundDate> inScript() {
    for (Element script : page.select("script")) {
      Matcher matcher = IN_SCRIPT.matcher(script.data());
      while (matcher.find()) {
        Optional<FoundDate> date = parsed(Stream.of(matcher.group(1)));
        if (date.isPresent()) {
          return date;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<FoundDate> inAddress() {
    Element canonical = page.selectFirst("link[rel=canonical]");
    return Stream.of(
            page.baseUri(),
            canonical == null ? "" : canonical.attr("href"),
            meta.get("og:url").findFirst().orElse(""))
        .flatMap(address -> IN_ADDRESS.matcher(address).results())
        .flatMap(
            m -> DateParser.parse(m.group(1) + "-" + m.group(2) + "-" + m.group(3), hints).stream())
        .filter(PageDates::isPlausible)
        .findFirst();
  }

  private static boolean isPlausible(FoundDate date) {
    return date.day().getYear() >= 1990 && date.day().getYear() < 2100;
  }

  private static boolean isChange(Element element) {
    String names = element.className() + " " + element.attr("itemprop");
    return CHANGED.matcher(names).find()
        || (CHANGED.matcher(element.text()).find() && !LABEL.matcher(element.text()).find());
  }
}
