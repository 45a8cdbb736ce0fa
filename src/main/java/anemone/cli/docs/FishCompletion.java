package anemone.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Generates the completion for fish.
 *
 * @param program the program with all commands
 */
record FishCompletion(Subcommand program) {

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("complete -c anemone -f");
    tell(program, "", lines);
    return String.join("\n", lines) + "\n";
  }

  /** Adds the completions after a command. */
  private static void tell(Subcommand command, String seen, List<String> lines) {
    List<Subcommand> inside = command.inside();
    String names = inside.stream().map(Subcommand::name).collect(Collectors.joining(" "));
    String here = both(seen, inside.isEmpty() ? "" : "not __fish_seen_subcommand_from " + names);
    inside.forEach(one -> lines.add(complete(here) + " -a " + one.name() + about(one.purpose())));
    command.options().forEach(option -> lines.add(option(option, here)));
    command.parameters().forEach(parameter -> lines.add(complete(here) + values(parameter)));
    inside.forEach(
        one -> tell(one, both(seen, "__fish_seen_subcommand_from " + one.name()), lines));
  }

  private static String option(OptionSpec option, String here) {
    StringBuilder line = new StringBuilder(complete(here));
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (Subcommand.takesValue(option)) {
      line.append(" -r").append(values(option));
    }
    return line + about(Subcommand.description(option));
  }

  private static String values(ArgSpec arg) {
    if (Subcommand.isPath(arg)) {
      return " -F";
    }
    List<String> words = Subcommand.words(arg);
    return words.isEmpty() ? " -f" : " -f -a " + quoted(String.join(" ", words));
  }

  private static String complete(String condition) {
    return "complete -c anemone" + (condition.isEmpty() ? "" : " -n " + quoted(condition));
  }

  private static String both(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + "; and " + other;
  }

  private static String about(String text) {
    return " -d " + quoted(text);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
