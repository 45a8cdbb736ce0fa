package anemone.cli.lab;

import anemone.collect.page.PageDocument;
import anemone.collect.page.PageExtractor;
import anemone.process.Host;
import java.io.IOException;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code anemone lab extract}: extracts articles from pages. */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = "Extract articles: {id, content_type, url, body_b64} to {id, title, text, ...}.",
    footer = {"", "Example: zcat pages.jsonl.gz | anemone lab extract > answers.jsonl"})
public final class LabExtractCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Host host;

  LabExtractCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    PageExtractor extractor = new PageExtractor();
    return LabCommand.eachLine(host, question -> answer(extractor, question));
  }

  private static ObjectNode answer(PageExtractor extractor, ObjectNode question) {
    PageDocument page =
        extractor.extract(
            Base64.getDecoder().decode(question.path("body_b64").asString("")),
            question.path("content_type").asString(""),
            LabCommand.address(question));
    ObjectNode answer = JSON.createObjectNode();
    answer.put("title", page.title());
    answer.put("author", page.author());
    page.published().ifPresent(date -> answer.put("published", date.moment().toString()));
    page.image().ifPresent(image -> answer.put("image", image.url().toString()));
    answer.put("language", page.language());
    answer.put("text", page.text());
    return answer;
  }
}
