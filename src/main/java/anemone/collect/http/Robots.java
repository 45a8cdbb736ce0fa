package anemone.collect.http;

import anemone.collect.Validators;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which pages a site lets programs read (RFC 9309). A site that has no robots.txt allows all; one
 * whose robots.txt cannot be had for now allows nothing for now. Safe for use by many threads.
 */
final class Robots {

  private static final Set<String> NAME = Set.of("anemone");

  private final Fetcher fetcher;
  private final Map<String, BaseRobotRules> rules = new ConcurrentHashMap<>();

  Robots(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  boolean allow(URI page) {
    String site = page.getScheme() + "://" + page.getRawAuthority();
    return rules.computeIfAbsent(site, this::fetch).isAllowed(page.toString());
  }

  private BaseRobotRules fetch(String site) {
    URI url = URI.create(site + "/robots.txt");
    try {
      Fetched fetched = fetcher.fetch(url, Validators.NONE);
      return new SimpleRobotRulesParser()
          .parseContent(url.toString(), fetched.body(), fetched.contentType(), NAME);
    } catch (FetchException e) {
      boolean absent = e.status() >= 400 && e.status() < 500;
      return new SimpleRobotRules(absent ? RobotRulesMode.ALLOW_ALL : RobotRulesMode.ALLOW_NONE);
    }
  }
}
