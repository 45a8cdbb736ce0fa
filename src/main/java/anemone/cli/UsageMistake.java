package anemone.cli;

import anemone.process.ExitCode;
import anemone.subscriber.DidYouMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a mistake in the arguments in one line: the command, what is wrong, what to write. */
final class UsageMistake implements IParameterExceptionHandler {

  /** The beginning of picocli's message for a command that {@code help} does not know. */
  private static final String UNKNOWN_COMMAND = "Unknown subcommand";

  /** The beginning of picocli's message for a word that is no constant of an enum. */
  private static final String NO_CONSTANT = "expected one of";

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine line = mistake.getCommandLine();
    CommandSpec command = line.getCommandSpec();
    String name = command.qualifiedName(" ");
    line.getErr().println(name + ": " + sentence(mistake, command, List.of(arguments)));
    if (arguments.length == 0) {
      line.usage(line.getErr());
    }
    return ExitCode.USAGE.number();
  }

  private static String sentence(
      ParameterException mistake, CommandSpec command, List<String> arguments) {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched().get(0), command);
    }
    if (mistake instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing.getMissing().get(0), arguments);
    }
    if (mistake instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + " is given twice; give it once";
    }
    String words = String.valueOf(mistake.getMessage());
    if (words.startsWith(UNKNOWN_COMMAND)) {
      return noCommand(arguments.get(arguments.size() - 1), command);
    }
    if (mistake.getArgSpec() instanceof OptionSpec option && option.arity().max() == 0) {
      return name(option) + " takes no value";
    }
    return mistake.getArgSpec() == null
        ? words
        : name(mistake.getArgSpec()) + ": " + invalid(mistake, words);
  }

  private static String unmatched(String argument, CommandSpec command) {
    if (argument.startsWith("-") && argument.length() > 1) {
      return noOption(argument.replaceAll("=.*", ""), command);
    }
    if (!command.subcommands().isEmpty()) {
      return noCommand(argument, command);
    }
    int max =
        command.positionalParameters().stream().mapToInt(p -> p.index().max()).max().orElse(-1) + 1;
    return (max == 0
            ? "takes no argument"
            : "takes at most " + max + (max == 1 ? " argument" : " arguments"))
        + "; remove "
        + argument
        + help(command);
  }

  private static String noOption(String option, CommandSpec command) {
    List<String> known = new ArrayList<>(command.optionsMap().keySet());
    Optional<String> near =
        option.startsWith("--") ? DidYouMean.nearest(option, known) : Optional.empty();
    if (near.isEmpty() && !command.subcommands().isEmpty()) {
      List<String> holders =
          command.subcommands().entrySet().stream()
              .filter(c -> c.getValue().getCommandSpec().optionsMap().containsKey(option))
              .map(c -> command.qualifiedName(" ") + " " + c.getKey() + " " + option)
              .toList();
      if (!holders.isEmpty()) {
        return "the option " + option + " comes after a command, such as " + holders.get(0);
      }
    }
    return "there is no option "
        + option
        + near.map(n -> "; did you mean " + n + "?").orElseGet(() -> help(command));
  }

  private static String noCommand(String word, CommandSpec command) {
    Collection<String> known = command.subcommands().keySet();
    return "there is no command "
        + word
        + DidYouMean.nearest(word, known)
            .map(n -> "; did you mean " + n + "?")
            .orElseGet(() -> help(command));
  }

  /** Says that an option lacks its value, or that an option or argument is missing. */
  private static String missing(ArgSpec missing, List<String> arguments) {
    if (missing instanceof OptionSpec option) {
      boolean given =
          Arrays.stream(option.names())
              .anyMatch(n -> arguments.contains(n) || arguments.contains(n + "="));
      return given
          ? name(option) + " needs a value: " + withValue(option)
          : withValue(option) + " is missing";
    }
    return missing.paramLabel() + " is missing";
  }

  private static String invalid(ParameterException mistake, String words) {
    ArgSpec argument = mistake.getArgSpec();
    Class<?> type = argument.auxiliaryTypes()[argument.auxiliaryTypes().length - 1];
    String why =
        mistake.getCause() instanceof TypeConversionException e
            ? String.valueOf(e.getMessage())
            : "";
    if (!why.isEmpty() && !why.startsWith(NO_CONSTANT)) {
      return why;
    }
    String value = mistake.getValue() == null ? lastQuoted(words) : mistake.getValue();
    String wrong = "\"" + value + "\" is not valid";
    if (type.isEnum()) {
      List<String> allowed =
          Arrays.stream(type.getEnumConstants())
              .map(c -> String.valueOf(c).toLowerCase(Locale.ROOT))
              .toList();
      return wrong + DidYouMean.hint(value, allowed);
    }
    return type.equals(int.class) || type.equals(long.class)
        ? wrong + "; must be a whole number"
        : wrong;
  }

  private static String lastQuoted(String words) {
    return words.replaceAll(".*?'([^']*)'[^']*$", "$1");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String withValue(OptionSpec option) {
    return option.longestName() + " " + option.paramLabel();
  }

  private static String help(CommandSpec command) {
    return "; see " + command.qualifiedName(" ") + " --help";
  }
}
