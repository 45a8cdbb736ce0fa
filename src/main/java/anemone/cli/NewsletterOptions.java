package anemone.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command that works on a newsletter asks for. */
final class NewsletterOptions {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The newsletter's settings (default: newsletter.yaml here).")
  private Path config = Path.of("newsletter.yaml");

  Path config() {
    return config;
  }
}
