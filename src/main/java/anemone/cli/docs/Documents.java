package anemone.cli.docs;

import anemone.cli.Anemone;
import anemone.process.Host;
import anemone.run.StarterFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the manual pages, shell completions and the sample newsletter of an installation into a
 * folder; run by the build.
 */
public final class Documents {

  private Documents() {}

  /**
   * Writes the documents, replacing the contents of the folder.
   *
   * @param arguments the folder, the version of the program, and the moment of its release
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    clear(folder);
    Host host = in(folder, Instant.parse(arguments[2]));
    CommandLine whole = Anemone.whole(host);
    String release = "Anemone " + arguments[1];
    String date = arguments[2].substring(0, "2000-01-01".length());
    for (Subcommand command : Subcommand.all(whole)) {
      String page = new ManualPage(command, date, release).text();
      write(folder.resolve("share/man/man1/" + command.fileName() + ".1"), page);
    }
    JsonNode schema = JsonMapper.shared().readTree(StarterFiles.schema("newsletter.schema.json"));
    write(
        folder.resolve("share/man/man5/anemone-newsletter.yaml.5"),
        new SettingsPage(Setting.all(schema), date, release).text());
    write(
        folder.resolve("share/bash-completion/completions/anemone"),
        AutoComplete.bash("anemone", whole));
    write(
        folder.resolve("share/zsh/site-functions/_anemone"),
        new ZshCompletion(Subcommand.of(whole)).text());
    write(
        folder.resolve("share/fish/vendor_completions.d/anemone.fish"),
        new FishCompletion(Subcommand.of(whole)).text());
    if (Anemone.run(host, "init", "sample") != 0) {
      throw new IOException("the sample newsletter could not be made");
    }
  }

  private static Host in(Path folder, Instant release) {
    return new Host(
        Clock.fixed(release, ZoneOffset.UTC),
        Map.of(),
        folder,
        InputStream.nullInputStream(),
        new PrintWriter(new StringWriter()),
        new PrintWriter(new StringWriter()),
        false,
        false);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
