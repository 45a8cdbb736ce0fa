package anemone.collect.index;

import anemone.article.WebAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Selector.SelectorParseException;

/**
 * Finds the links of a page that lead to articles: a list of articles repeats one pattern of
 * elements, and its links read like headlines.
 */
public final class ArticleLinks {

  private static final String AROUND =
      "nav, footer, aside, form, [role=navigation], [role=contentinfo], [role=complementary],"
          + " [aria-hidden=true]";
  private static final double SHARE_OF_BEST = 0.4;
  private static final int SHORT_HEADLINE = 24;
  private static final int SHORTEST = 3;
  private static final int MAX_LINKS_OF_AN_ITEM = 4;
  private static final String DATE =
      "time, [class~=(?i)\\b(?:date|published|timestamp|post-?meta)\\b]";
  private static final int HEADLINE_OF_FULL_WORTH = 80;
  private static final double IN_A_HEADING = 2;

  private ArticleLinks() {}

  /**
   * Finds the links by structure, in the order of the page, each address once.
   *
   * @param page the page, parsed with its own address as base
   * @param max how many at most
   */
  public static List<URI> find(Document page, int max) {
    Map<String, List<Candidate>> patterns =
        candidates(page).stream()
            .collect(
                Collectors.groupingBy(Candidate::pattern, LinkedHashMap::new, Collectors.toList()));
    double best = patterns.values().stream().mapToDouble(ArticleLinks::worth).max().orElse(0);
    return patterns.values().stream()
        .filter(group -> best > 0 && worth(group) >= SHARE_OF_BEST * best)
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Candidate::position))
        .map(Candidate::url)
        .limit(max)
        .toList();
  }

  /**
   * Returns the links matched by a CSS selector, each address once.
   *
   * @param page the page, parsed with its own address as base
   * @param selector a CSS selector for links, or for elements that contain links
   * @param max how many at most
   * @throws IllegalArgumentException if the selector cannot be read; the message says where
   */
  public static List<URI> select(Document page, String selector, int max) {
    Set<URI> links = new LinkedHashSet<>();
    try {
      for (Element picked : page.select(selector)) {
        Elements anchors = picked.is("a[href]") ? new Elements(picked) : picked.select("a[href]");
        for (Element anchor : anchors) {
          address(anchor).ifPresent(links::add);
        }
      }
    } catch (SelectorParseException e) {
      throw new IllegalArgumentException(
          "the selector " + selector + " cannot be read: " + e.getMessage(), e);
    }
    return links.stream().limit(max).toList();
  }

  /** Returns the texts of the links to each address, as they read like headlines: the longest. */
  public static Map<URI, String> texts(Document page) {
    Map<URI, String> texts = new LinkedHashMap<>();
    for (Element anchor : page.select("a[href]")) {
      String text = title(anchor).strip();
      address(anchor)
          .ifPresent(url -> texts.merge(url, text, (a, b) -> a.length() >= b.length() ? a : b));
    }
    return texts;
  }

  private static List<Candidate> candidates(Document page) {
    Map<URI, Candidate> byAddress = new LinkedHashMap<>();
    int position = 0;
    ItemPattern patterns = new ItemPattern();
    for (Element anchor : page.select("a[href]")) {
      Optional<URI> url = address(anchor).filter(u -> isInside(u, page));
      if (url.isPresent() && anchor.closest(AROUND) == null) {
        Candidate candidate =
            new Candidate(url.get(), patterns.of(anchor), position++, worth(anchor));
        byAddress.merge(url.get(), candidate, (a, b) -> a.worth() >= b.worth() ? a : b);
      }
    }
    return List.copyOf(byAddress.values());
  }

  /** Whether an address is on the page's site, and is neither its root nor the page itself. */
  private static boolean isInside(URI url, Document page) {
    URI base = URI.create(page.baseUri());
    String own = withoutWww(WebAddress.host(base));
    String host = withoutWww(WebAddress.host(url));
    String path = String.valueOf(url.getPath());
    boolean sameSite = host.equals(own) || host.endsWith("." + own) || own.endsWith("." + host);
    return sameSite && path.length() > 1 && !path.equals(base.getPath());
  }

  private static String withoutWww(String host) {
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  private static Optional<URI> address(Element anchor) {
    Optional<URI> base = WebAddress.parse(anchor.baseUri());
    return WebAddress.parse(anchor.attr("href"), base)
        .map(URI::toString)
        .map(text -> text.indexOf('#') < 0 ? text : text.substring(0, text.indexOf('#')))
        .map(URI::create);
  }

  private static String title(Element anchor) {
    Element heading = anchor.selectFirst("h1, h2, h3, h4, h5, h6");
    return (heading == null ? anchor : heading).text();
  }

  private static double worth(Element anchor) {
    int length = title(anchor).length();
    // A Chinese or Japanese character counts as two or three Latin letters.
    boolean dense = title(anchor).codePoints().anyMatch(Character::isIdeographic);
    double readable = dense ? 2.5 * length : length;
    boolean heading =
        anchor.selectFirst("h1, h2, h3, h4") != null || anchor.closest("h1, h2, h3, h4") != null;
    if (readable < SHORT_HEADLINE && !((heading || isDated(anchor)) && readable >= SHORTEST)) {
      return 0;
    }
    return Math.min(readable, HEADLINE_OF_FULL_WORTH)
        / HEADLINE_OF_FULL_WORTH
        * (heading ? IN_A_HEADING : 1);
  }

  /** Whether a date stands beside a link, as in lists of articles, and not in menus. */
  private static boolean isDated(Element anchor) {
    Element item = anchor.closest("li, article, tr, dd, p");
    return item != null
        && item.select("a[href]").size() <= MAX_LINKS_OF_AN_ITEM
        && item.selectFirst(DATE) != null;
  }

  private static double worth(List<Candidate> group) {
    double sum = group.stream().mapToDouble(Candidate::worth).sum();
    long empty = group.stream().filter(c -> c.worth() == 0).count();
    return empty * 2 > group.size() ? 0 : sum;
  }

  private record Candidate(URI url, String pattern, int position, double worth) {}
}
