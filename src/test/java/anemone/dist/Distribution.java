package anemone.dist;

import anemone.cli.Anemone;
import anemone.process.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Writes the manual pages, the shells' completions and the sample newsletter into a folder. */
public final class Distribution {

  private Distribution() {}

  /**
   * Writes them, instead of what was there.
   *
   * @param arguments the folder, the version of the program, and the moment of its release
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    clear(folder);
    Host host = in(folder);
    CommandLine whole = Anemone.whole(host);
    String release = "Anemone " + arguments[1];
    String date = arguments[2].substring(0, "2000-01-01".length());
    for (Subcommand command : Subcommand.all(whole)) {
      String page = new ManualPage(command, date, release).text();
      write(folder.resolve("share/man/man1/" + command.fileName() + ".1"), page);
    }
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
      throw new IOException("the sample newsletter could not be made; see above");
    }
  }

  private static Host in(Path folder) {
    return new Host(
        Clock.systemUTC(),
        Map.of(),
        folder,
        InputStream.nullInputStream(),
        new PrintWriter(new StringWriter()),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
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
