package anemone.cli.lab;

import anemone.edition.Span;
import anemone.edition.summary.Sentences;
import anemone.process.Host;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ObjectNode;

/** {@code anemone lab sentences}: splits texts into sentences. */
@Command(
    name = "sentences",
    mixinStandardHelpOptions = true,
    description = "Split texts into sentences: {id, language, text} to {id, sentences}.")
public final class LabSentencesCommand implements Callable<Integer> {

  private final Host host;

  LabSentencesCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    return LabCommand.eachLine(host, LabSentencesCommand::split);
  }

  private static ObjectNode split(ObjectNode question) {
    ObjectNode answer = question.objectNode();
    var sentences = answer.putArray("sentences");
    Sentences.of(question.path("text").asString(""), question.path("language").asString("und"))
        .stream()
        .map(Span::text)
        .forEach(sentences::add);
    return answer;
  }
}
