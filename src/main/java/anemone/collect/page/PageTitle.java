package anemone.collect.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the title of a page: the visible headline, if the {@code title} element or the metadata
 * agree with it; else the title of the metadata; else the {@code title} element without the name of
 * the site.
 */
final class PageTitle {

  private static final int LONGEST = 250;

  /** Minimum share of common words of a headline and the title of the metadata. */
  private static final double AGREEMENT = 0.34;

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern PARTING =
      Pattern.compile(
          "\\s+[|\\-\u2013\u2014\u00b7\u00bb:\u2022~]+\\s+|\\s*[|\uff5c\u00bb]\\s*|\\s+::+\\s+");
  private static final Pattern BRACKETED = Pattern.compile("^(\\S.*?)\\s*\\[[^\\]]{3,60}]$");

  private static final Pattern BEHIND_NAME =
      Pattern.compile("\\s*[:|\u00b7\u00bb\u2013\u2014-]\\s+(\\S.*)");

  private static final String ENTRY_TITLES =
      "[class~=(?i)^(?:.*\\s)?(?:(?:entry|post|article)[-_]?)?title(?:\\s.*)?$]";

  private static final String HEADLINES =
      "h1, [itemprop=headline],"
          + " [class~=(?i)\\b(?:entry|post|article|headline)[-_]?(?:title|headline)\\b]";

  private final Document page;
  private final String named;
  private final String site;

  /**
   * A title.
   *
   * @param named the title of the metadata, or empty
   * @param site the name of its site, or empty
   */
  PageTitle(Document page, String named, String site) {
    this.page = page;
    this.named = named;
    this.site = site;
  }

  String text() {
    String whole = PlainHtml.line(page.title());
    List<String> headlines = headlines();
    Optional<String> shown =
        behindName(whole)
            .or(
                () ->
                    headlines.stream()
                        .filter(h -> contains(whole, h) && !isLastWord(whole, h))
                        .findFirst())
            .or(() -> headlines.stream().filter(this::agrees).findFirst());
    if (shown.isPresent()) {
      return shown.get();
    }
    if (!named.isEmpty() && !isSite(named)) {
      return named;
    }
    String cut = whole.isEmpty() || isSite(whole) ? "" : withoutSite(whole);
    // A title of one or two words is less specific than the only headline.
    boolean weak = words(cut).size() < 3 && headlines.size() == 1;
    return cut.isEmpty() || weak ? headlines.stream().findFirst().orElse(cut) : cut;
  }

  /** Returns the visible headlines, those of the article first. */
  private List<String> headlines() {
    List<String> inside = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    for (Element element : page.select(HEADLINES)) {
      String text = PlainHtml.line(String.join(" ", PlainHtml.paragraphs(element)));
      boolean other =
          text.isEmpty()
              || text.length() > LONGEST
              || isSite(text)
              || leadsHome(element)
              || leadsFromHeader(element)
              || element.closest("nav, aside, footer, form") != null
              || element.parents().stream().anyMatch(Marks::isHidden);
      if (!other) {
        boolean article = element.closest("article, main, [role=main]") != null;
        (article ? inside : outside).add(text);
      }
    }
    inside.addAll(outside);
    return inside;
  }

  /** Whether a headline shares enough words with the title of the metadata. */
  private boolean agrees(String headline) {
    String other = named.isEmpty() ? PlainHtml.line(page.title()) : named;
    Set<String> own = words(headline);
    Set<String> known = words(other);
    if (own.size() < 3 || known.isEmpty()) {
      return false;
    }
    long shared = own.stream().filter(known::contains).count();
    if (named.isEmpty()) {
      return 2 * shared >= own.size() + known.size() - shared;
    }
    return shared >= 2 && shared >= AGREEMENT * Math.min(own.size(), known.size());
  }

  private static boolean contains(String whole, String headline) {
    String squeezed = squeezed(headline);
    return !squeezed.isEmpty() && squeezed(whole).contains(squeezed);
  }

  /** Whether a headline is the last word of a title, which is usually the name of a section. */
  private static boolean isLastWord(String whole, String headline) {
    return words(headline).size() < 2
        && words(whole).size() > 3
        && !squeezed(whole).startsWith(squeezed(headline));
  }

  private boolean isSite(String text) {
    String squeezed = squeezed(text);
    return !site.isEmpty() && squeezed.equals(squeezed(site));
  }

  private static boolean leadsHome(Element element) {
    Element link = element.is("a") ? element : element.selectFirst("a[href]");
    if (link == null) {
      return false;
    }
    String href = link.absUrl("href");
    return link.text().equals(element.text())
        && (link.attr("rel").equals("home")
            || link.attr("href").equals("/")
            || href.matches("https?://[^/]+/?(?:index\\.\\w+)?"));
  }

  /**
   * Returns what follows the name of the site in the title element. A heading at its start is that
   * name if it leads home, or if the page shows the rest as the title of an entry.
   */
  private Optional<String> behindName(String whole) {
    for (Element heading : page.select("h1")) {
      String name = PlainHtml.line(heading.text());
      Matcher rest =
          BEHIND_NAME.matcher(whole.startsWith(name) ? whole.substring(name.length()) : "");
      if (!name.isEmpty()
          && rest.matches()
          && (leadsHome(heading) || isShown(rest.group(1), heading))) {
        return Optional.of(rest.group(1));
      }
    }
    return Optional.empty();
  }

  /** Whether a title stands below a heading that is outside of the page's article. */
  private boolean isShown(String title, Element heading) {
    return heading.closest("article, main, [role=main]") == null
        && page.select("h1, " + ENTRY_TITLES).stream()
            .dropWhile(element -> !element.equals(heading))
            .filter(element -> element.closest("header, nav, footer, a") == null)
            .anyMatch(element -> PlainHtml.line(element.text()).equals(title));
  }

  /** Whether the head of the page names the site with a link to a page of it, such as its start. */
  private boolean leadsFromHeader(Element element) {
    Element link = element.selectFirst("a[href]");
    return link != null
        && element.closest("header, [role=banner]") != null
        && element.closest("article, main, [role=main]") == null
        && PlainHtml.line(link.text()).equals(PlainHtml.line(element.text()))
        && !link.absUrl("href").replaceFirst("#.*", "").equals(page.baseUri());
  }

  /** Returns the title element without the name of the site. */
  private String withoutSite(String whole) {
    Matcher bracketed = BRACKETED.matcher(whole);
    if (bracketed.matches()) {
      return bracketed.group(1);
    }
    Matcher marks = PARTING.matcher(whole);
    List<int[]> cuts = new ArrayList<>();
    while (marks.find()) {
      cuts.add(new int[] {marks.start(), marks.end()});
    }
    if (cuts.isEmpty()) {
      return TitleElement.of(page);
    }
    int[] last = cuts.get(cuts.size() - 1);
    int[] first = cuts.get(0);
    String behind = whole.substring(last[1]);
    String before = whole.substring(0, first[0]);
    if (isSite(behind)) {
      return whole.substring(0, last[0]);
    }
    if (isSite(before)) {
      return whole.substring(first[1]);
    }
    if (cuts.size() == 1 && !behind.isEmpty()) {
      if (Character.isLowerCase(behind.codePointAt(0))) {
        return whole;
      }
      double front = share(before);
      double back = share(behind);
      if (back > front + 0.3) {
        return behind;
      }
      if (front > back + 0.3) {
        return before;
      }
    }
    return TitleElement.of(page);
  }

  /** Returns the share of words that are also in the page's text. */
  private double share(String part) {
    Set<String> own = words(part);
    if (own.isEmpty()) {
      return 0;
    }
    Element body = page.body();
    Set<String> text = words(String.join(" ", body.select("p, h1, h2, h3, li").eachText()));
    return own.stream().filter(text::contains).count() / (double) own.size();
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>(List.of(NO_LETTERS.split(text.toLowerCase(Locale.ROOT))));
    words.remove("");
    return words;
  }

  private static String squeezed(String text) {
    return NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
