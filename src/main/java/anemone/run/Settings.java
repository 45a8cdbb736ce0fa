package anemone.run;

import anemone.newsletter.Newsletter;
import anemone.newsletter.NewsletterFile;
import anemone.newsletter.Origins;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.process.Host;
import anemone.process.SecretRedactor;
import anemone.process.TextFile;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the newsletter's settings from a file. */
public final class Settings {

  private Settings() {}

  /**
   * Reads the newsletter that a file describes.
   *
   * @throws CommandFailure with every mistake of the file, a line each
   */
  public static Newsletter read(Host host, Path config) {
    Path file = host.directory().resolve(config);
    String text = text(file, config);
    Origins.inAddresses(text, host.environment()).forEach(SecretRedactor::add);
    NewsletterFile read = NewsletterFile.read(text, file, host.environment(), Files::readString);
    read.newsletter().ifPresent(n -> n.secrets().map(Secret::value).forEach(SecretRedactor::add));
    return read.newsletter()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.CONFIGURATION,
                    read.problems().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining("\n"))));
  }

  /**
   * Returns the origin of each setting of a file.
   *
   * @throws CommandFailure with every mistake of the file, a line each
   */
  public static List<Origins.Setting> origins(Host host, Path config) {
    read(host, config);
    Path file = host.directory().resolve(config);
    return Origins.of(text(file, config), config, host.environment(), Files::readString);
  }

  /** Returns the names of the environment variables that are used by the settings of a file. */
  public static Set<String> variables(Host host, Path config) {
    return origins(host, config).stream()
        .flatMap(setting -> setting.variable().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Path file, Path named) {
    try {
      return TextFile.read(file);
    } catch (NoSuchFileException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          named + ": no such file; name one with -c, or create one with anemone init DIR",
          e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION, named + ": unable to read it: " + FileFailure.why(e), e);
    }
  }
}
