package anemone.cli.docs;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Generates a manual page in the man macros.
 *
 * @param command the command it describes
 * @param date the day at its foot, {@code 2026-11-23}
 * @param release the name and version at its foot
 */
record ManualPage(Subcommand command, String date, String release) {

  private static final String EXAMPLE = "Example: ";
  private static final String EXIT_CODES = "Exit codes: ";
  private static final Pattern LINE_START = Pattern.compile("(?m)^(?=[.'])");

  String text() {
    StringBuilder page = new StringBuilder();
    page.append(
        ".TH %s 1 %s \"%s\"\n"
            .formatted(command.fileName().toUpperCase(Locale.ROOT), date, escaped(release)));
    section(page, "NAME", escaped(command.fileName()) + " \\- " + escaped(command.purpose()));
    section(page, "SYNOPSIS", bold(command.fullName()) + " " + escaped(command.synopsis()));
    section(page, "DESCRIPTION", description());
    section(page, "COMMANDS", items(command.inside().stream().map(ManualPage::item)));
    section(page, "ARGUMENTS", items(command.parameters().stream().map(ManualPage::argument)));
    section(page, "OPTIONS", items(command.options().stream().map(ManualPage::option)));
    section(page, "EXIT STATUS", exitStatus());
    section(page, "EXAMPLES", examples());
    section(page, "SEE ALSO", seeAlso());
    return page.toString();
  }

  private String description() {
    Stream<String> others =
        command.notes().stream().filter(n -> !n.startsWith(EXAMPLE) && !n.startsWith(EXIT_CODES));
    return Stream.concat(Stream.of(command.description()), others)
        .map(ManualPage::escaped)
        .collect(Collectors.joining("\n.PP\n"));
  }

  /** Returns exit codes such as {@code 0 done; 2 usage} as a list. */
  private String exitStatus() {
    return items(
        notes(EXIT_CODES).stream()
            .map(codes -> codes.replaceAll("\\s+", " ").replaceAll("\\.$", ""))
            .flatMap(codes -> Stream.of(codes.split("; ")))
            .map(code -> code.split(" ", 2))
            .map(code -> item(bold(code[0]), code[1])));
  }

  private String examples() {
    return notes(EXAMPLE).stream()
        .map(example -> ".EX\n" + escaped(example) + "\n.EE")
        .collect(Collectors.joining("\n"));
  }

  private List<String> notes(String beginning) {
    return command.notes().stream()
        .filter(note -> note.startsWith(beginning))
        .map(note -> note.substring(beginning.length()))
        .toList();
  }

  private String seeAlso() {
    Stream<String> above =
        command.fileName().contains("-")
            ? Stream.of(command.fileName().replaceFirst("-[^-]*$", ""))
            : Stream.empty();
    Stream<String> inside = command.inside().stream().map(Subcommand::fileName);
    return Stream.concat(above, inside)
        .map(page -> ".BR " + escaped(page) + " (1)")
        .collect(Collectors.joining(",\n"));
  }

  private static String item(Subcommand command) {
    return item(bold(command.name()), command.purpose() + ".");
  }

  private static String argument(ArgSpec parameter) {
    return item(italic(parameter.paramLabel()), Subcommand.description(parameter));
  }

  private static String option(OptionSpec option) {
    String names =
        Stream.of(option.names()).map(ManualPage::bold).collect(Collectors.joining(", "));
    String value = Subcommand.takesValue(option) ? " " + italic(option.paramLabel()) : "";
    return item(names + value, Subcommand.description(option));
  }

  static String item(String term, String text) {
    return ".TP\n" + term + "\n" + escaped(text);
  }

  static String items(Stream<String> items) {
    return items.collect(Collectors.joining("\n"));
  }

  static void section(StringBuilder page, String title, String text) {
    if (!text.isEmpty()) {
      page.append(".SH ").append(title).append('\n').append(text).append('\n');
    }
  }

  static String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  static String italic(String text) {
    return "\\fI" + escaped(text) + "\\fR";
  }

  /** Escapes text for the formatter, so that it can be copied to a shell. */
  static String escaped(String text) {
    String quoted = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti");
    return LINE_START.matcher(quoted).replaceAll("\\\\&");
  }
}
