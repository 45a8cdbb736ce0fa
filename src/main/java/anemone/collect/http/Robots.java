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
 * Which pages a site lets programs read (RFC 9309). A site that has no robots.txt allows all; one
 * whose robots.txt cannot be had for now allows nothing for now. Safe for use by many threads.
 */
final class Robots {

  private static final Set<String> NAME = Set.of("anemone");

  private final Fetcher fetcher;
  private final Map<String, Rules> rules = new ConcurrentHashMap<>();

  Robots(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * Goes by what the site allows.
   *
   * @throws FetchException if the page may not be read, or the site's rules are out of reach
   */
  void admit(URI page) throws FetchException {
    Rules site =
        rules.computeIfAbsent(page.getScheme() + "://" + page.getRawAuthority(), this::fetch);
    if (!site.allowed().isAllowed(page.toString())) {
      throw new FetchException("unable to read " + page + ": " + site.why(), 0, Optional.empty());
    }
  }

  private Rules fetch(String site) {
    URI url = URI.create(site + "/robots.txt");
    try {
      Fetched fetched = fetcher.fetch(url, Validators.NONE);
      return new Rules(
          new SimpleRobotRulesParser()
              .parseContent(url.toString(), fetched.body(), fetched.contentType(), NAME),
          "the site's robots.txt does not allow it");
    } catch (FetchException e) {
      boolean absent = e.status() >= 400 && e.status() < 500;
      return new Rules(
          new SimpleRobotRules(absent ? RobotRulesMode.ALLOW_ALL : RobotRulesMode.ALLOW_NONE),
          "what the site allows is not known (" + e.sentence() + ")");
    }
  }

  /** What a site allows, and why it does not allow the rest. */
  private record Rules(BaseRobotRules allowed, String why) {}
}
