package anemone.cli.lab;

import anemone.collect.feed.FeedDocument;
import anemone.collect.feed.FeedParser;
import anemone.collect.feed.NotAFeedException;
import anemone.collect.page.CleanHtml;
import anemone.process.Host;
import java.io.IOException;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code anemone lab parse}: parses feeds. */
@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    description = "Parse feeds: {id, content_type, url, body_b64} to {id, feed, articles}.",
    footer = {"", "Example: zcat feeds.jsonl.gz | anemone lab parse > answers.jsonl"})
public final class LabParseCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ENTRIES = 10_000;

  private final Host host;

  LabParseCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    FeedParser parser = new FeedParser(ENTRIES);
    return LabCommand.eachLine(host, question -> answer(parser, question));
  }

  private static ObjectNode answer(FeedParser parser, ObjectNode question) {
    ObjectNode answer = JSON.createObjectNode();
    try {
      FeedDocument feed =
          parser.parse(
              Base64.getDecoder().decode(question.path("body_b64").asString("")),
              question.path("content_type").asString(""),
              LabCommand.address(question));
      ObjectNode head = answer.putObject("feed").put("title", feed.title());
      feed.link().ifPresent(link -> head.put("link", link.toString()));
      ArrayNode articles = answer.putArray("articles");
      feed.entries().forEach(entry -> articles.add(article(entry)));
    } catch (NotAFeedException e) {
      answer.put("error", e.sentence());
    }
    return answer;
  }

  private static ObjectNode article(FeedDocument.Entry entry) {
    ObjectNode article = JSON.createObjectNode();
    article.put("title", entry.title());
    entry.url().ifPresent(url -> article.put("url", url.toString()));
    article.put("id", entry.id());
    article.put("author", entry.author());
    entry.published().ifPresent(time -> article.put("published", time.toString()));
    entry.updated().ifPresent(time -> article.put("updated", time.toString()));
    article.put("summary_html", CleanHtml.of(entry.summaryHtml(), entry.base()));
    article.put("content_html", CleanHtml.of(entry.contentHtml(), entry.base()));
    ArrayNode categories = article.putArray("categories");
    entry.categories().forEach(categories::add);
    return article;
  }
}
