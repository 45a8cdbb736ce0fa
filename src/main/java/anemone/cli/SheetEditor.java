package anemone.cli;

import anemone.newsletter.EditSheet;
import anemone.newsletter.Problem;
import anemone.newsletter.SheetEdition;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Opens a sheet in the user's text editor until it is valid. The sheet is kept in the state folder,
 * so that no input is lost.
 */
final class SheetEditor {

  private static final int MAX_ROUNDS = 20;
  private static final String PROBLEM = "# PROBLEM: ";

  private final Host host;
  private final UnaryOperator<String> command;
  private final SheetSession session;
  private final Path file;

  SheetEditor(Host host, Path state, UnaryOperator<String> command, SheetSession session) {
    this.host = host;
    this.command = command;
    this.session = session;
    this.file = state.resolve("sheet.yaml");
  }

  /** Opens a sheet of the given editions in the editor, and applies it. */
  void edit(List<SheetEdition> shown) throws IOException, InterruptedException {
    String program = program();
    prepare(shown);
    boolean again = false;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      String before = Files.readString(file);
      open(program);
      String after = Files.readString(file);
      if (again && after.equals(before)) {
        break;
      }
      Path name = host.directory().toAbsolutePath().relativize(file.toAbsolutePath());
      SheetSession.Result result = session.apply(withoutProblems(after), name);
      if (result.problems().isEmpty() && result.unseen().isEmpty()) {
        Files.delete(file);
        return;
      }
      again = !result.problems().isEmpty();
      if (again) {
        host.err().println(SheetSession.lines(result.problems()));
        Files.writeString(file, withProblems(withoutProblems(after), result.problems()));
      } else {
        Files.writeString(file, EditSheet.write(result.unseen()));
      }
    }
    throw new CommandFailure(
        ExitCode.BAD_DATA,
        "nothing was changed; your sheet was saved in "
            + file
            + ". To continue: "
            + command.apply("edit"));
  }

  /** Writes the sheet, or keeps the unfinished one if it is for the same editions. */
  private void prepare(List<SheetEdition> shown) throws IOException {
    if (Files.exists(file)) {
      String left = Files.readString(file);
      boolean same =
          shown.stream().anyMatch(e -> left.contains("\nedition: " + e.slot().label() + "\n"));
      if (same) {
        host.err().println("opening your last sheet again, which was not applied: " + file);
        return;
      }
      Path aside = file.resolveSibling("sheet-" + host.clock().millis() + ".yaml");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      host.err().println("the sheet of an earlier edition was not applied; moved to " + aside);
    }
    Files.writeString(file, EditSheet.write(shown));
  }

  private String program() {
    Optional<String> named =
        Optional.ofNullable(host.environment().get("VISUAL"))
            .or(() -> Optional.ofNullable(host.environment().get("EDITOR")))
            .filter(program -> !program.isBlank());
    if (named.isEmpty() && !host.terminal()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "no terminal to open an editor in; set EDITOR, or use "
              + command.apply("edit --print")
              + " and "
              + command.apply("edit --sheet FILE"));
    }
    return named.orElse("vi");
  }

  private void open(String program) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("sh", "-c", program + " \"$0\"", file.toString())
            .directory(host.directory().toAbsolutePath().toFile())
            .inheritIO()
            .start()
            .waitFor();
    if (code != 0) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "the editor ("
              + program
              + ") failed with exit code "
              + code
              + "; nothing was changed. Your sheet was saved in "
              + file
              + ". To continue: "
              + command.apply("edit"));
    }
  }

  /** Returns the sheet with the problems as comments at the top, with adjusted line numbers. */
  private static String withProblems(String sheet, List<Problem> problems) {
    int shift = problems.size() + 1;
    String head =
        problems.stream()
            .map(
                p ->
                    PROBLEM
                        + "line "
                        + (p.line() + shift)
                        + ": "
                        + (p.key().isEmpty() ? "" : p.key() + ": ")
                        + p.message().replaceAll("\\R", " "))
            .collect(Collectors.joining("\n"));
    return head
        + "\n"
        + PROBLEM
        + "nothing was changed; fix this and save, or quit without changes to give up\n"
        + sheet;
  }

  private static String withoutProblems(String sheet) {
    return sheet
        .lines()
        .dropWhile(line -> line.startsWith(PROBLEM))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
