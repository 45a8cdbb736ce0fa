package anemone.run;

import anemone.process.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sample newsletter in the program: settings, subscribers and templates. */
public final class StarterFiles {

  /** The schemas: their path in the resources, and in a new newsletter. */
  private static final Map<String, String> SCHEMAS =
      Map.of(
          "newsletter/newsletter.schema.json", "schema/newsletter.schema.json",
          "subscriber/subscribers.schema.json", "schema/subscribers.schema.json");

  /** The folder of the subscriber's pages inside the templates folder. */
  public static final String PAGES = "pages/";

  /** Files that are not templates: hidden and backup files, pictures, fonts. */
  private static final Pattern OTHER =
      Pattern.compile(
          "\\..*|.*~|(?i:.*\\.(?:png|jpe?g|gif|webp|ico|woff2?|ttf|otf|pdf|zip|swp|bak))");

  private StarterFiles() {}

  /**
   * Returns all files, with the schemas that text editors use for completion.
   *
   * @return the contents by path, with slashes ({@code templates/digest.html.ftlh})
   */
  public static Map<String, String> all() throws IOException {
    Map<String, String> files = under("init");
    for (Map.Entry<String, String> schema : SCHEMAS.entrySet()) {
      String named = "src/main/resources/anemone/" + schema.getKey();
      files.replaceAll((path, text) -> text.replace(named, schema.getValue()));
      files.put(schema.getValue(), resource("/anemone/" + schema.getKey()));
    }
    return files;
  }

  /** Returns a JSON Schema by its file name: {@code newsletter.schema.json}. */
  public static String schema(String name) throws IOException {
    String resource =
        SCHEMAS.keySet().stream()
            .filter(path -> path.endsWith("/" + name))
            .findFirst()
            .orElseThrow();
    return resource("/anemone/" + resource);
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = StarterFiles.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns the templates, by their path in the templates folder, as a map of its own. */
  public static Map<String, String> templates() {
    return new TreeMap<>(Shipped.TEMPLATES);
  }

  /**
   * Writes files into a folder.
   *
   * @throws java.nio.file.FileAlreadyExistsException if one of them exists
   */
  public static void writeInto(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
    }
  }

  /** Returns the text files in a folder and its subfolders, by their path in it. */
  public static Map<String, String> in(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    // Files.walk does not follow a symbolic link at its start.
    Path top = folder.toRealPath();
    try (Stream<Path> paths = Files.walk(top)) {
      for (Path path : paths.filter(StarterFiles::isText).toList()) {
        String name = top.relativize(path).toString().replace('\\', '/');
        files.put(name, TextFile.read(path));
      }
    }
    return files;
  }

  private static boolean isText(Path file) {
    return Files.isRegularFile(file) && !OTHER.matcher(file.getFileName().toString()).matches();
  }

  /** What is read once: a studio asks for it at every change. */
  private static final class Shipped {

    static final Map<String, String> TEMPLATES = read();

    private Shipped() {}

    private static Map<String, String> read() {
      try {
        return Collections.unmodifiableMap(under("init/templates"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Map<String, String> under(String folder) throws IOException {
    try {
      URI uri = StarterFiles.class.getResource(folder).toURI();
      if (!"jar".equals(uri.getScheme())) {
        return in(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return in(jar.getPath("/anemone/run/" + folder));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
