package anemone.cli;

import anemone.newsletter.NewsletterFile;
import anemone.newsletter.ShortForms;
import anemone.process.AtomicFile;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Edits the list of sources in newsletter.yaml line by line, so that comments and order stay.
 *
 * @param host the working directory and the environment
 * @param config the settings file as named by the operator
 */
record SourcesFile(Host host, Path config) {

  /** A line with the address of a source: the key, a quote, the address, and the rest. */
  private static final Pattern FEED =
      Pattern.compile(
          "(.*?\\b(?:feed|page|index|sitemap)[\"']?\\s*:\\s*)([\"']?)([^\\s\"',}]+)\\2(.*)");

  /** Returns the lines of a source as an item of the list. */
  static String item(String name, URI feed, String topic) {
    return "  - name: "
        + quoted(name)
        + "\n    feed: "
        + quoted(feed.toString())
        + "\n    topics: ["
        + quoted(topic)
        + "]\n";
  }

  /**
   * Returns a title as a name, with a number if the name is in use.
   *
   * @param names the names in use, in lower case
   */
  static String uniqueName(String title, Set<String> names) {
    Set<String> taken = new HashSet<>(names);
    String name = title;
    for (int i = 2; taken.contains(name.toLowerCase(Locale.ROOT)); i++) {
      name = title + " " + i;
    }
    return name;
  }

  /** Quotes a text as JSON, which is valid YAML, and escapes {@code ${NAME}}. */
  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text.replace("${", "$${"));
  }

  /** Adds items after the last source, if the result is valid. */
  void add(String items) throws IOException {
    write(
        inserted(lines(), items),
        "unable to change this form of the list of sources; add these lines yourself:\n" + items);
  }

  /** Replaces the old address of a feed by its new one. */
  void replace(URI old, URI moved) throws IOException {
    List<String> lines = new ArrayList<>(lines());
    int found = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher feed = FEED.matcher(lines.get(i));
      if (feed.matches() && isSame(feed.group(3), old)) {
        lines.set(i, feed.group(1) + quoted(moved.toString()) + feed.group(4));
        found++;
      }
    }
    String why = "unable to find the line with " + old + "; change it yourself to " + moved;
    if (found == 0) {
      throw new CommandFailure(ExitCode.CONFIGURATION, config + ": " + why);
    }
    write(String.join("\n", lines) + "\n", why);
  }

  private static boolean isSame(String text, URI address) {
    return text.equals(address.toString())
        || ShortForms.expand(text).filter(address::equals).isPresent();
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(host.directory().resolve(config));
  }

  private void write(String text, String otherwise) throws IOException {
    Path file = host.directory().resolve(config);
    var read = NewsletterFile.read(text, file, host.environment(), Files::readString);
    if (read.newsletter().isEmpty()) {
      throw new CommandFailure(ExitCode.CONFIGURATION, config + ": " + otherwise);
    }
    AtomicFile.write(file, text);
  }

  private static String inserted(List<String> lines, String items) {
    int at =
        lines.indexOf(lines.stream().filter(l -> l.startsWith("sources:")).findFirst().orElse(""));
    int last = at;
    for (int i = at + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean inside = line.startsWith(" ") || line.startsWith("-");
      if (inside && !line.isBlank() && !line.strip().startsWith("#")) {
        last = i;
      } else if (!inside && !line.isBlank() && !line.startsWith("#")) {
        break;
      }
    }
    List<String> all = new ArrayList<>(lines.subList(0, last + 1));
    all.addAll(items.lines().toList());
    all.addAll(lines.subList(last + 1, lines.size()));
    return String.join("\n", all) + "\n";
  }
}
