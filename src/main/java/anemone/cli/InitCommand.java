package anemone.cli;

import anemone.deliver.Provider;
import anemone.deliver.Providers;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.process.Host;
import anemone.run.ProviderLines;
import anemone.run.StarterFiles;
import anemone.subscriber.DidYouMean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code anemone init DIR}: creates a newsletter. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Create a newsletter: commented settings, sample subscribers, templates.",
    footer = {
      "",
      "Examples: anemone init ~/letters/tidings",
      "          anemone init ~/letters/tidings --provider gmail"
    })
final class InitCommand implements Callable<Integer> {

  private static final String SETTINGS = "newsletter.yaml";

  private final Host host;

  @Parameters(
      paramLabel = "DIR",
      description = "The folder to create it in; nothing is overwritten.")
  private Path directory = Path.of("");

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description =
          "Write the settings for this mail provider: gmail, microsoft365, fastmail, icloud, yahoo,"
              + " gmx, zoho, ses, postmark, mailgun, sendgrid, brevo, mailjet or smtp2go. On a"
              + " terminal, init asks for it.")
  private Optional<String> provider = Optional.empty();

  InitCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    Path root = host.directory().resolve(directory);
    Map<String, String> files = new TreeMap<>(StarterFiles.all());
    files.put(".gitignore", "/state/\n/refresh-token\n");
    provider()
        .ifPresent(
            known ->
                files.computeIfPresent(SETTINGS, (name, yaml) -> ProviderLines.write(yaml, known)));
    Optional<Path> inTheWay =
        files.keySet().stream().map(root::resolve).filter(Files::exists).findFirst();
    if (inTheWay.isPresent()) {
      throw new CommandFailure(
          ExitCode.STATE, inTheWay.get() + " already exists; name a new or empty folder");
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
                + directory.resolve(SETTINGS));
    return ExitCode.OK.number();
  }

  /** Returns the provider that was named, here or on the terminal. */
  private Optional<Provider> provider() throws IOException {
    String name = provider.isEmpty() && host.terminal() ? ask() : provider.orElse("");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Providers.find(name)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "unknown provider: "
                            + name
                            + DidYouMean.nearest(
                                    name, Providers.all().stream().map(Provider::name).toList())
                                .map(n -> "; did you mean " + n + "?")
                                .orElseGet(() -> "; must be one of " + names()))));
  }

  private String ask() throws IOException {
    host.out().println("Mail provider (leave empty for any other server): " + names());
    host.out().flush();
    String line =
        new BufferedReader(new InputStreamReader(host.in(), StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line.strip();
  }

  private static String names() {
    return Providers.all().stream().map(Provider::name).collect(Collectors.joining(", "));
  }
}
