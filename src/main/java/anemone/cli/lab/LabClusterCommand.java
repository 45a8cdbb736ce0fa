package anemone.cli.lab;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.CanonicalUrl;
import anemone.article.WebAddress;
import anemone.collect.date.DateHints;
import anemone.collect.date.DateParser;
import anemone.collect.date.FoundDate;
import anemone.edition.Grouping;
import anemone.edition.LeadOrder;
import anemone.edition.Story;
import anemone.edition.Storyline;
import anemone.edition.story.SameStory;
import anemone.process.ExitCode;
import anemone.process.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** {@code anemone lab cluster}: groups articles into stories. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description =
        "Read articles, one JSON object per line: {id, source, title, text, url, published,"
            + " language}. Write the stories, one JSON array of ids per line, the lead first.")
public final class LabClusterCommand implements Callable<Integer> {

  private final Host host;

  @Option(
      names = "--storylines",
      description = "Write one line per storyline: an array of stories, the leading one first.")
  private boolean storylines;

  LabClusterCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Instant now = host.clock().instant();
    Map<ArticleId, String> names = new HashMap<>();
    List<Article> articles = new ArrayList<>();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(host.in(), StandardCharsets.UTF_8));
    boolean good = true;
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      JsonNode json = LabCommand.object(line);
      if (!json.isObject()) {
        good &= line.isBlank();
        if (!line.isBlank()) {
          host.err().println("standard input:" + number + ": not a JSON object");
        }
      } else {
        Article article = article(json, articles.size(), now);
        names.put(article.id(), json.path("id").asString(""));
        articles.add(article);
      }
    }
    Grouping grouping = new SameStory(LeadOrder.USUAL, Map.of()).group(articles);
    List<Story> stories = grouping.stories();
    if (storylines) {
      for (Storyline storyline : grouping.storylines().group(stories).storylines()) {
        ArrayNode line = JsonMapper.shared().createArrayNode();
        storyline.stories().forEach(story -> line.add(ids(story, names)));
        host.out().println(line);
      }
    } else {
      stories.forEach(story -> host.out().println(ids(story, names)));
    }
    return (good ? ExitCode.OK : ExitCode.BAD_DATA).number();
  }

  private static ArrayNode ids(Story story, Map<ArticleId, String> names) {
    ArrayNode ids = JsonMapper.shared().createArrayNode();
    story.articles().forEach(article -> ids.add(names.get(article.id())));
    return ids;
  }

  private static Article article(JsonNode json, int number, Instant now) {
    String source = json.path("source").asString("");
    Optional<URI> url =
        Optional.of(json.path("url").asString("")).flatMap(WebAddress::parse).map(CanonicalUrl::of);
    Optional<Instant> published =
        Optional.of(json.path("published").asString(""))
            .flatMap(time -> DateParser.parse(time, DateHints.NONE))
            .map(FoundDate::instant);
    return new Article(
        ArticleId.of(source, json.path("id").asString("") + "/" + number),
        source.isEmpty() ? "source " + number : source,
        List.of(),
        url,
        json.path("title").asString(""),
        "",
        "",
        published,
        json.path("language").asString(Article.UNDETERMINED),
        json.path("text").asString(""),
        Optional.empty(),
        published.filter(p -> p.isAfter(now)).orElse(now));
  }
}
