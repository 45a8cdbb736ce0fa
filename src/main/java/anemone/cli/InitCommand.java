package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.process.Host;
import anemone.run.StarterFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code anemone init DIR}: creates a newsletter. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Create a newsletter: commented settings, sample subscribers, templates.",
    footer = {"", "Example: anemone init ~/letters/tidings"})
final class InitCommand implements Callable<Integer> {

  private final Host host;

  @Parameters(
      paramLabel = "DIR",
      description = "The folder to create it in; nothing is overwritten.")
  private Path directory = Path.of("");

  InitCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Path root = host.directory().resolve(directory);
    Map<String, String> files = new TreeMap<>(StarterFiles.all());
    files.put(".gitignore", "/state/\n");
    Optional<Path> inTheWay =
        files.keySet().stream().map(root::resolve).filter(Files::exists).findFirst();
    if (inTheWay.isPresent()) {
      throw new CommandFailure(
          ExitCode.STATE,
          inTheWay.get() + " already exists and is not overwritten; name an empty or a new folder");
    }
    try {
      StarterFiles.writeInto(root, files);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.STATE,
          "unable to write all files into " + directory + ": " + FileFailure.why(e),
          e);
    }
    host.out()
        .println(
            "created "
                + files.size()
                + " files in "
                + directory
                + ". Next: edit "
                + directory.resolve("newsletter.yaml"));
    return ExitCode.OK.number();
  }
}
