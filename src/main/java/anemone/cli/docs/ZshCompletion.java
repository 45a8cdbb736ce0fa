package anemone.cli.docs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Generates the completion for zsh: a function for each command.
 *
 * @param program the program with all commands
 */
record ZshCompletion(Subcommand program) {

  String text() {
    String functions =
        Subcommand.all(program.line()).stream()
            .map(ZshCompletion::function)
            .collect(Collectors.joining("\n"));
    return "#compdef anemone\n\n" + functions + "\n" + name(program) + " \"$@\"\n";
  }

  private static String function(Subcommand command) {
    List<Subcommand> inside = command.inside();
    Stream<String> options = command.options().stream().map(ZshCompletion::option);
    if (inside.isEmpty()) {
      Stream<String> rest = command.parameters().stream().map(ZshCompletion::parameter);
      return name(command) + "() {\n" + arguments("-s", Stream.concat(options, rest)) + "}\n";
    }
    String names =
        inside.stream()
            .map(one -> "    " + quoted(one.name() + ":" + one.purpose()) + "\n")
            .collect(Collectors.joining());
    String cases =
        inside.stream()
            .map(one -> "    " + one.name() + ") " + name(one) + " ;;\n")
            .collect(Collectors.joining());
    Stream<String> rest = Stream.of("'1: :->command'", "'*:: :->rest'");
    return name(command)
        + "() {\n  local curcontext=$curcontext state line\n  local -a commands=(\n"
        + names
        + "  )\n"
        + arguments("-C -s", Stream.concat(options, rest))
        + "  case $state in\n    command) _describe command commands ;;\n"
        + "    rest) case $words[1] in\n"
        + cases
        + "    esac ;;\n  esac\n}\n";
  }

  private static String arguments(String flags, Stream<String> specs) {
    return "  _arguments "
        + flags
        + " \\\n    "
        + specs.collect(Collectors.joining(" \\\n    "))
        + "\n";
  }

  /**
   * Returns an option for _arguments: {@code '(-c --config)'{-c,--config}'[settings]:FILE:_files'}.
   */
  private static String option(OptionSpec option) {
    String[] names = option.names();
    String written = names.length == 1 ? names[0] : "{" + String.join(",", names) + "}";
    String value = Subcommand.takesValue(option) ? value(option) : "";
    return "'(" + String.join(" ", names) + ")'" + written + quoted(explained(option) + value);
  }

  private static String parameter(PositionalParamSpec parameter) {
    return quoted((parameter.arity().max() > 1 ? "*" : "") + value(parameter));
  }

  private static String value(ArgSpec arg) {
    String label = arg.paramLabel().replaceAll("[\\[\\]<>:]", "");
    List<String> words = Subcommand.words(arg);
    String action = Subcommand.isPath(arg) ? "_files" : words.isEmpty() ? " " : among(words);
    return ":" + label + ":" + action;
  }

  private static String among(List<String> words) {
    return "(" + String.join(" ", words) + ")";
  }

  private static String explained(OptionSpec option) {
    return "[" + Subcommand.description(option).replaceAll("([\\[\\]:])", "\\\\$1") + "]";
  }

  private static String name(Subcommand command) {
    return "_" + command.fileName().replace('-', '_');
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
