package anemone.cli.lab;

import anemone.article.WebAddress;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.SafeWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code anemone lab}: measures the quality of single steps; reads and writes JSON lines. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description = "Measure the quality of one step. Reads and writes JSON lines.")
public final class LabCommand implements Callable<Integer> {

  private static final URI UNKNOWN = URI.create("http://document.invalid/");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }

  /** Returns the command with its subcommands. */
  public static CommandLine with(Host host) {
    return new CommandLine(new LabCommand())
        .addSubcommand(new LabParseCommand(host))
        .addSubcommand(new LabExtractCommand(host))
        .addSubcommand(new LabSummarizeCommand(host))
        .addSubcommand(new LabSentencesCommand(host))
        .addSubcommand(new LabClusterCommand(host));
  }

  /**
   * Writes one line to standard output for each line of standard input; the answer to an invalid
   * line has an {@code error}.
   *
   * @param answer maps a line's object to its answer; this method copies the {@code id}
   */
  static int eachLine(Host host, UnaryOperator<ObjectNode> answer) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(host.in(), StandardCharsets.UTF_8));
    PrintWriter out = SafeWriter.forPrograms(host.out());
    boolean good = true;
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      ObjectNode found = JSON.createObjectNode();
      JsonNode json = object(line);
      found.set("id", json.has("id") ? json.get("id") : JSON.nullNode());
      try {
        if (json instanceof ObjectNode question) {
          found.setAll(answer.apply(question));
        } else {
          good = false;
          unusable(host, number, "not a JSON object", found);
        }
      } catch (IllegalArgumentException e) {
        good = false;
        unusable(host, number, String.valueOf(e.getMessage()), found);
      } catch (StackOverflowError e) {
        // Thousands of nested elements; the next line is still answered.
        good = false;
        unusable(host, number, "nested too deeply", found);
      }
      out.println(JSON.writeValueAsString(found));
    }
    return (good ? ExitCode.OK : ExitCode.BAD_DATA).number();
  }

  private static void unusable(Host host, int number, String why, ObjectNode found) {
    found.put("error", why);
    host.err().println("standard input:" + number + ": " + why);
  }

  /** Returns the JSON of a line; a missing node if there is none. */
  static JsonNode object(String line) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /** Returns the address of a document; a placeholder if the line has none that is valid. */
  static URI address(ObjectNode question) {
    return WebAddress.parse(question.path("url").asString("")).orElse(UNKNOWN);
  }
}
