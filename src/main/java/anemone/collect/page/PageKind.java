package anemone.collect.page;

import anemone.article.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page is: an article, a listing of other pages, a notice in the place of one. */
public enum PageKind {
  /** A page that is marked as an article, or shaped like one. */
  ARTICLE,

  /** A page of the site that says nothing of itself. */
  OTHER,

  /** A home page, or a listing by tag, category, author or time: its texts are of other pages. */
  LISTING,

  /** A notice: not found, a consent or login form, a challenge to browsers. */
  NOTICE;

  private static final int SHORT_NOTICE = 1_500;
  private static final int SHORTEST_TEXT = 200;
  private static final int SHORTEST_ARTICLE = 30;
  private static final int MIN_ITEMS = 3;

  private static final Pattern NOTICE_TITLE =
      Pattern.compile(
          "(?:error |fehler |erreur"
              + " )?404\\b.{0,60}|(?:.{0,20}\\b)?(?:page|article|story|post|content) (?:was |is"
              + " |could )?not (?:be )?(?:found|available)\\b.{0,60}|not found|nothing"
              + " found.{0,40}|oops\\b.{0,60}|page (?:no longer|does not|doesn.t)"
              + " exist.{0,40}|(?:die )?seite (?:wurde )?nicht gefunden.{0,60}|(?:la )?page"
              + " (?:introuvable|non trouv\u00e9e).{0,60}|p\u00e1gina no encontrada.{0,60}|pagina"
              + " non trovata.{0,60}|p\u00e1gina n\u00e3o encontrada.{0,60}|pagina niet"
              + " gevonden.{0,60}|sidan (?:kunde inte hittas|hittades inte).{0,60}|strona nie"
              + " (?:zosta\u0142a"
              + " znaleziona|istnieje).{0,60}|\u0441\u0442\u0440\u0430\u043d\u0438\u0446\u0430"
              + " \u043d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d\u0430.{0,60}|just a"
              + " moment.{0,20}|attention required.{0,40}|access (?:to this page )?(?:has been"
              + " )?denied.{0,40}|before you continue.{0,60}|bevor (?:du|sie) fort.{0,60}|avant de"
              + " continuer.{0,60}|are you (?:a )?(?:human|robot).{0,40}|(?:checking|verifying)"
              + " (?:your browser|you are human).{0,40}|one more step.{0,20}|please"
              + " (?:wait|verify|enable).{0,60}|enable javascript.{0,60}|robot check|security"
              + " check.{0,20}|log ?in.{0,40}|sign ?in.{0,40}|anmelden.{0,40}|se"
              + " connecter.{0,40}|iniciar sesi\u00f3n.{0,40}|(?:your )?(?:privacy|cookie)s?"
              + " (?:choices|consent|settings|preferences).{0,40}|we value your privacy.{0,20}|site"
              + " (?:is )?(?:under"
              + " maintenance|unavailable).{0,40}|wartungsmodus|(?:403|410|429|500|502|503)\\b.{0,40}|forbidden|service"
              + " unavailable|too many requests|gone",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final String AROUND = "nav, aside, footer, form, [role=navigation]";
  private static final Set<String> WHOLE = Set.of("html", "body", "main", "article");
  private static final String HEADINGS = "h1, h2, h3, h4";

  /** Marks of one article; og:type is none, since software gives it to listings, too. */
  private static final String MARKED =
      "meta[property=article:published_time],"
          + " [itemtype~=(?i)schema.org/(?:\\w*Article|BlogPosting|Report)$]";

  /** An entry; software marks its standing pages as such, too. */
  private static final String ENTRY =
      "article:not(.type-page), .h-entry, .hentry:not(.type-page), [role=article]";

  private static final Pattern MARKED_IN_JSON =
      Pattern.compile("\"@type\"\\s*:\\s*\\[?\\s*\"(?:\\w*Article|\\w*Posting|Report)\"");

  private static final Pattern LIST_IN_JSON =
      Pattern.compile(
          "\"@type\"\\s*:\\s*\\[?\\s*\"(?:CollectionPage|ItemList|Blog|SearchResultsPage)\"");

  /** The segments of addresses under which sites list pages. */
  private static final Pattern LISTING_SEGMENT =
      Pattern.compile(
          "tags?|categor(?:y|ies)|authors?|labels?|kategorien?|schlagw(?:ort|oerter)|autore?n?"
              + "|auteurs?|etiquetas?|categor[i\u00ed]as?|cat\u00e9gories?|mots-cles|archives?|archiv");

  private static final Pattern PERIOD = Pattern.compile("(?:19|20)\\d\\d|\\d{1,2}");
  private static final Pattern PAGED =
      Pattern.compile("(?:^|.*&)(?:paged|cat|tag|author|m)=[^&]+(?:&.*)?");

  /** Classifies a page by its elements. */
  public static PageKind of(Document page) {
    String text = page.body().text();
    if (isNotice(page, text)) {
      return NOTICE;
    }
    boolean article = isMarked(page) || hasHeadline(page);
    boolean lists =
        page.body().select(HEADINGS).stream().anyMatch(PageKind::isLinked)
            || linkItems(page) >= MIN_ITEMS;
    if (lists && ownText(page) < (article ? SHORTEST_ARTICLE : SHORTEST_TEXT)) {
      return LISTING;
    }
    return article ? ARTICLE : OTHER;
  }

  /** Whether an address alone says that its page is the home page or a listing. */
  public static boolean isListing(URI url) {
    List<String> segments =
        List.of(String.valueOf(url.getPath()).toLowerCase(Locale.ROOT).split("/")).stream()
            .filter(s -> !s.isEmpty() && !s.matches("index\\.\\w{3,5}"))
            .toList();
    if (segments.isEmpty()) {
      return url.getRawQuery() == null || PAGED.matcher(url.getRawQuery()).matches();
    }
    int last = segments.size() - 1;
    if (last > 0
        && segments.get(last).matches("\\d{1,5}")
        && segments.get(last - 1).equals("page")) {
      return true;
    }
    boolean periods = segments.stream().allMatch(s -> PERIOD.matcher(s).matches());
    if (periods && segments.get(0).length() == 4) {
      return true;
    }
    for (int i = Math.max(0, last - 1); i <= last; i++) {
      if (LISTING_SEGMENT.matcher(segments.get(i)).matches()) {
        boolean archive = segments.get(i).startsWith("archiv");
        return i == last || !archive || PERIOD.matcher(segments.get(last)).matches();
      }
    }
    return false;
  }

  /** Whether a page is shown where nothing better is known: an entry's own address. */
  public boolean mayBeArticle() {
    return this == ARTICLE || this == OTHER;
  }

  private static boolean isNotice(Document page, String text) {
    if (text.length() > SHORT_NOTICE) {
      return false;
    }
    Element heading = page.body().selectFirst("h1");
    boolean named =
        NOTICE_TITLE.matcher(page.title().strip()).matches()
            || (heading != null && NOTICE_TITLE.matcher(heading.text().strip()).matches());
    return named || page.selectFirst("form input[type=password]") != null;
  }

  private static boolean isMarked(Document page) {
    List<String> json =
        page.select("script[type=application/ld+json]").stream().map(Element::data).toList();
    return page.selectFirst(MARKED) != null
        || (json.stream().anyMatch(data -> MARKED_IN_JSON.matcher(data).find())
            && json.stream().noneMatch(data -> LIST_IN_JSON.matcher(data).find()));
  }

  /** Whether an entry has a headline of its own, which links nowhere else. */
  private static boolean hasHeadline(Document page) {
    return page.body().select(ENTRY).stream()
        .filter(entry -> entry.closest(AROUND) == null)
        .flatMap(entry -> entry.select("h1, h2").stream().limit(1))
        .anyMatch(heading -> !isLinked(heading) && !heading.text().isBlank());
  }

  /** Whether a heading links to another page. */
  private static boolean isLinked(Element heading) {
    if (isAround(heading)) {
      return false;
    }
    Element within = heading.selectFirst("a[href]");
    Element link = within == null ? heading.closest("a[href]") : within;
    return link != null && leadsElsewhere(link);
  }

  /** Whether an element is outside the page's own content, by its names or those around it. */
  private static boolean isAround(Element element) {
    for (Element around = element.parent(); around != null; around = around.parent()) {
      if (!WHOLE.contains(around.normalName()) && Marks.isAround(around)) {
        return true;
      }
    }
    return element.closest(AROUND) != null;
  }

  private static boolean leadsElsewhere(Element link) {
    if (link.attr("href").startsWith("#")) {
      return false;
    }
    Optional<URI> base = WebAddress.parse(link.baseUri());
    return WebAddress.parse(link.attr("href"), base)
        .filter(to -> to.getPath().length() > 1 || to.getRawQuery() != null)
        .filter(to -> base.isEmpty() || !samePage(to, base.get()))
        .isPresent();
  }

  private static boolean samePage(URI a, URI b) {
    return String.valueOf(a.getPath()).equals(String.valueOf(b.getPath()))
        && String.valueOf(a.getRawQuery()).equals(String.valueOf(b.getRawQuery()));
  }

  /** Returns the length of the paragraphs that belong to no linked heading. */
  private static int ownText(Document page) {
    return page.body().select("p, pre, blockquote, li").stream()
        .filter(p -> isOutermost(p) && !isAround(p))
        .filter(p -> !isCard(p))
        .mapToInt(PageKind::unlinked)
        .sum();
  }

  private static boolean isOutermost(Element paragraph) {
    Element parent = paragraph.parent();
    return parent == null || parent.closest("p, li, blockquote") == null;
  }

  /** Returns the length of the text of an element outside links and dates. */
  private static int unlinked(Element element) {
    int linked = element.select("a, time").stream().mapToInt(e -> e.text().length()).sum();
    return Math.max(0, element.text().length() - linked);
  }

  /** Returns the number of items of lists that are hardly more than a link. */
  private static long linkItems(Document page) {
    return page.body().select("li, dd, tr").stream()
        .filter(item -> item.select("a[href]").stream().anyMatch(PageKind::leadsElsewhere))
        .filter(item -> 3 * unlinked(item) < item.text().length())
        .filter(item -> !isAround(item))
        .count();
  }

  /** Whether a paragraph is the excerpt of another page: its heading is a link. */
  private static boolean isCard(Element paragraph) {
    Element element = paragraph;
    for (int level = 0; level < 4 && element != null; level++) {
      for (Element before = element; before != null; before = before.previousElementSibling()) {
        Element heading = before.is(HEADINGS) ? before : before.selectFirst(HEADINGS);
        if (heading != null) {
          return isLinked(heading);
        }
      }
      element = element.parent();
    }
    return false;
  }
}
