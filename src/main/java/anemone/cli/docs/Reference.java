package anemone.cli.docs;

import anemone.process.ExitCode;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Generates the reference in Markdown: commands, exit codes, settings, subscribers, template
 * fields.
 *
 * @param line the command line with all commands
 * @param settings the keys of newsletter.yaml
 * @param subscribers the keys of subscribers.json
 * @param fields the fields of templates
 */
record Reference(
    CommandLine line, List<Setting> settings, List<Setting> subscribers, RecordFields fields) {

  Reference {
    settings = List.copyOf(settings);
    subscribers = List.copyOf(subscribers);
  }

  String text() {
    StringBuilder page = new StringBuilder();
    page.append("# Reference\n\n")
        .append("Generated from the commands, the JSON Schemas and the template records;")
        .append(" `ReferenceTest` keeps it true and says how to write it anew.\n\n## Commands\n");
    Subcommand.all(line).stream().skip(1).forEach(command -> command(page, command));
    page.append("\n## Exit codes\n\n| code | meaning | what to do |\n|---|---|---|\n");
    for (ExitCode code : ExitCode.values()) {
      row(page, code.number() + "", code.meaning(), code.advice());
    }
    page.append("\n## newsletter.yaml\n\n`${NAME}` stands for an environment variable,")
        .append(" `${NAME:-text}` for one with a default.\n\n");
    table(page, settings);
    page.append("\n## subscribers.json\n\n");
    table(page, subscribers);
    page.append("\n## Template fields\n");
    fields
        .byRecord()
        .forEach(
            (name, components) -> {
              page.append("\n### ").append(name).append("\n\n| field | text |\n|---|---|\n");
              components.forEach((field, text) -> row(page, code(field), text));
            });
    return page.toString();
  }

  private static void command(StringBuilder page, Subcommand command) {
    page.append("\n### ").append(command.fullName()).append("\n\n");
    page.append(command.description()).append("\n\n");
    page.append("    ").append(command.fullName()).append(' ').append(command.synopsis());
    page.append("\n");
    List<String[]> rows =
        Stream.concat(
                command.parameters().stream()
                    .map(p -> new String[] {p.paramLabel(), Subcommand.description(p)}),
                command.options().stream()
                    .map(o -> new String[] {names(o), Subcommand.description(o)}))
            .filter(row -> !row[0].startsWith("-h,") && !row[0].startsWith("-V,"))
            .toList();
    if (!rows.isEmpty()) {
      page.append("\n| option | effect |\n|---|---|\n");
      rows.forEach(row -> row(page, code(row[0]), row[1]));
    }
  }

  private static String names(OptionSpec option) {
    return String.join(", ", option.names()) + value(option);
  }

  private static String value(ArgSpec option) {
    return option.arity().max() > 0 ? " " + option.paramLabel() : "";
  }

  private static void table(StringBuilder page, List<Setting> settings) {
    page.append("| key | text |\n|---|---|\n");
    settings.forEach(s -> row(page, code(s.key()), s.details()));
  }

  private static void row(StringBuilder page, String... cells) {
    for (String cell : cells) {
      page.append("| ").append(cell.replace("|", "\\|").replace("\n", " ")).append(' ');
    }
    page.append("|\n");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
