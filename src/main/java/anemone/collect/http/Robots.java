package anemone.collect.http;

import anemone.collect.Validators;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The robots.txt rules of sites (RFC 9309). A site without a robots.txt allows everything; one
 * whose robots.txt is unavailable allows nothing for now. Safe for use by many threads.
 */
final class Robots {

  private static final Set<String> NAME = Set.of("anemone");
  private static final int FORBIDDEN = 403;

  private final Fetcher fetcher;
  private final Map<String, Rules> rules = new ConcurrentHashMap<>();

  Robots(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * Does nothing if the site allows a page.
   *
   * @throws FetchException if the page is disallowed, or the rules are unavailable
   */
  void admit(URI page) throws FetchException {
    Rules site =
        rules.computeIfAbsent(page.getScheme() + "://" + page.getRawAuthority(), this::fetch);
    if (!site.allowed().isAllowed(page.toString())) {
      throw new FetchException(
          "unable to read " + page + ": " + site.why(), site.status(), Optional.empty());
    }
  }

  private Rules fetch(String site) {
    URI url = URI.create(site + "/robots.txt");
    try {
      Fetched fetched = fetcher.fetch(url, Validators.NONE);
      return new Rules(
          new SimpleRobotRulesParser()
              .parseContent(url.toString(), fetched.body(), fetched.contentType(), NAME),
          "the site's robots.txt does not allow it",
          FORBIDDEN);
    } catch (FetchException e) {
      boolean absent = e.status() >= 400 && e.status() < 500;
      return new Rules(
          new SimpleRobotRules(absent ? RobotRulesMode.ALLOW_ALL : RobotRulesMode.ALLOW_NONE),
          "its robots.txt is unavailable (" + e.sentence() + ")",
          0);
    }
  }

  /** The rules of a site; for disallowed pages, the reason and the status that it amounts to. */
  private record Rules(BaseRobotRules allowed, String why, int status) {}
}
