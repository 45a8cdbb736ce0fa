package anemone.bench;

import anemone.fixture.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Collecting 500 feeds of 20 items from a local server, as a whole command with all its start and
 * its database, against one process of feedparser (Python) that reads the same feeds from the same
 * server in the same run, its start not counted.
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.CollectBench
 * }</pre>
 */
public final class CollectBench {

  private static final int FEEDS = 500;
  private static final int ITEMS = 20;
  private static final int ROUNDS = 5;
  private static final Path LAUNCHER = Path.of("anemone").toAbsolutePath();

  private static final String PEER =
      """
      import feedparser, sys, time
      began = time.time()
      items = sum(len(feedparser.parse(line.strip()).entries) for line in open(sys.argv[1]))
      print(items)
      print(time.time() - began)
      """;

  private CollectBench() {}

  /** Prints items a second of both, and the ratio, for each round. */
  public static void main(String[] args) throws Exception {
    // The JDK's server would else hold back each answer on a connection that is used again.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Path folder = Files.createTempDirectory("anemone-bench-");
    try (Site site = Site.open()) {
      StringBuilder sources = new StringBuilder();
      StringBuilder urls = new StringBuilder();
      for (int feed = 0; feed < FEEDS; feed++) {
        site.page("/feed/" + feed + ".xml", "application/rss+xml; charset=utf-8", rss(feed));
        String url = site.at("/feed/" + feed + ".xml").toString();
        sources.append("  - {name: Feed %d, feed: \"%s\", topics: [all]}\n".formatted(feed, url));
        urls.append(url).append('\n');
      }
      Files.writeString(folder.resolve("urls.txt"), urls);
      Files.writeString(folder.resolve("peer.py"), PEER);
      Files.writeString(folder.resolve("newsletter.yaml"), settings(sources.toString()));
      for (int round = 1; round <= ROUNDS; round++) {
        double peer = peer(folder);
        double own = own(folder.resolve("state"), folder);
        System.out.printf(
            "round %d: anemone %.0f items/s, feedparser %.0f items/s, ratio %.1f%n",
            round, own, peer, own / peer);
      }
    }
  }

  private static double own(Path state, Path folder) throws Exception {
    if (Files.exists(state)) {
      try (var files = Files.list(state)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    long begin = System.nanoTime();
    ProcessBuilder command =
        new ProcessBuilder(LAUNCHER.toString(), "collect")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    command.environment().put("ANEMONE_OPTS", "-Xmx160m");
    Process process = command.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (!said.contains("%,d articles".formatted(FEEDS * ITEMS))) {
      throw new IllegalStateException(said);
    }
    return FEEDS * ITEMS / seconds;
  }

  private static double peer(Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of("/usr/bin/python3", "peer.py", "urls.txt"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    List<String> figures = said.lines().toList();
    return Integer.parseInt(figures.get(0)) / Double.parseDouble(figures.get(1));
  }

  private static String settings(String sources) {
    return """
    newsletter:
      name: Bench
      from: bench@example.org
      postal-address: 1 Quay Street
      timezone: UTC
      links: https://bench.example/mail
    topics: {all: All}
    smtp: {host: 127.0.0.1, port: 2525, starttls: none}
    sources:
    """
        + sources;
  }

  private static String rss(int feed) {
    StringBuilder rss =
        new StringBuilder(
            "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Feed "
                + feed
                + "</title><link>https://f.example/</link>");
    String paragraph =
        "<p>The harbour office of Port Elsin decided on <b>Monday</b> that its nine pilot boats"
            + " stay in port until the fog over the <a href='/strait'>strait</a> lifts, which may"
            + " take days.</p>";
    for (int item = 0; item < ITEMS; item++) {
      rss.append(
          "<item><title>Item %d of feed %d</title><link>https://f.example/%d/%d</link><guid>%d-%d</guid><author>ines@f.example (Ines Marbach)</author><pubDate>%s</pubDate><description><![CDATA[%s]]></description></item>"
              .formatted(
                  item,
                  feed,
                  feed,
                  item,
                  feed,
                  item,
                  "Mon, 23 Nov 2026 08:%02d:00 GMT".formatted(item),
                  paragraph.repeat(4)));
    }
    return rss.append("</channel></rss>").toString();
  }
}
