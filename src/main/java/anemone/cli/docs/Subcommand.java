package anemone.cli.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command for the documentation: {@code anemone}, or one inside it.
 *
 * @param line picocli's command line
 */
record Subcommand(CommandLine line) {

  private static final Pattern BLANK_LINE = Pattern.compile("\n\\s*\n");

  static Subcommand of(CommandLine line) {
    return new Subcommand(line);
  }

  /** Returns a command and all inside it, at any depth. */
  static List<Subcommand> all(CommandLine line) {
    List<Subcommand> all = new ArrayList<>();
    Subcommand first = of(line);
    all.add(first);
    first.inside().forEach(one -> all.addAll(all(one.line())));
    return all;
  }

  /** Returns the commands directly inside it. */
  List<Subcommand> inside() {
    Set<CommandLine> once = new LinkedHashSet<>(line.getSubcommands().values());
    return once.stream().filter(l -> !hidden(l)).map(Subcommand::of).toList();
  }

  /** {@code check}. */
  String name() {
    return line.getCommandName();
  }

  /** {@code anemone sources check}. */
  String fullName() {
    return spec().qualifiedName(" ");
  }

  /** {@code anemone-sources-check}. */
  String fileName() {
    return spec().qualifiedName("-");
  }

  /** The first sentence of its description, without a full stop. */
  String purpose() {
    String text = description();
    int end = text.indexOf(". ");
    return (end < 0 ? text : text.substring(0, end)).replaceAll("\\.$", "");
  }

  /** Its description. */
  String description() {
    return joined(spec().usageMessage().description());
  }

  /** The paragraphs of its footer. */
  List<String> notes() {
    String text = String.join("\n", plain(spec().usageMessage().footer()));
    return BLANK_LINE
        .splitAsStream(text)
        .map(String::strip)
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  /** Its synopsis, without its name. */
  String synopsis() {
    String text = String.join(" ", line.getHelp().synopsis(0).split("\\s+")).strip();
    return text.substring(fullName().length()).strip();
  }

  List<OptionSpec> options() {
    return spec().options().stream().filter(option -> !option.hidden()).toList();
  }

  List<PositionalParamSpec> parameters() {
    return spec().positionalParameters().stream().filter(one -> !one.hidden()).toList();
  }

  /** Returns the description of an option or parameter. */
  static String description(ArgSpec arg) {
    return joined(arg.description());
  }

  /** Returns the allowed words of an option or parameter; empty for any value. */
  static List<String> words(ArgSpec arg) {
    if (arg.type().isEnum()) {
      return Arrays.stream(arg.type().getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
          .toList();
    }
    return arg.completionCandidates() == null
        ? List.of()
        : StreamSupport.stream(arg.completionCandidates().spliterator(), false).toList();
  }

  /** Whether an option or parameter is a path. */
  static boolean isPath(ArgSpec arg) {
    return arg.type().equals(Path.class)
        || Arrays.asList(arg.auxiliaryTypes()).contains(Path.class);
  }

  /** Whether an option takes a value. */
  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  private CommandSpec spec() {
    return line.getCommandSpec();
  }

  private static boolean hidden(CommandLine line) {
    return line.getCommandSpec().usageMessage().hidden();
  }

  private static String joined(String... lines) {
    return plain(lines).stream().map(String::strip).collect(Collectors.joining(" "));
  }

  private static List<String> plain(String... lines) {
    return Arrays.stream(lines).map(one -> Ansi.OFF.string(String.format(one))).toList();
  }
}
