package anemone.cli.lab;

import anemone.process.ExitCode;
import anemone.process.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code anemone lab}: measures the quality of single steps; reads and writes JSON lines. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description = "Measure the quality of one step. Reads and writes JSON lines.")
public final class LabCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "missing command: " + String.join(", ", spec.subcommands().keySet()));
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
   * Writes one line to standard output for each line of standard input.
   *
   * @param answer maps a line's object to its answer; this method copies the {@code id}
   */
  static int eachLine(Host host, UnaryOperator<ObjectNode> answer) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(host.in(), StandardCharsets.UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        ObjectNode question = (ObjectNode) JSON.readTree(line);
        ObjectNode found = JSON.createObjectNode();
        found.set("id", question.path("id"));
        found.setAll(answer.apply(question));
        host.out().println(JSON.writeValueAsString(found));
      } catch (JacksonException | ClassCastException e) {
        host.err().println("standard input:" + number + ": not a JSON object: " + e.getMessage());
        return ExitCode.BAD_DATA.number();
      }
    }
    return ExitCode.OK.number();
  }
}
