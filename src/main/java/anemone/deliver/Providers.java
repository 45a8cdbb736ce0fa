package anemone.deliver;

import anemone.deliver.Provider.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mail providers that the program knows. */
public final class Providers {

  private static final String TABLE = "providers.txt";
  private static final Map<String, Provider> ALL = read();

  private Providers() {}

  /** Returns all of them, in the order of the table. */
  public static List<Provider> all() {
    return List.copyOf(ALL.values());
  }

  /** Returns the provider with a name. */
  public static Optional<Provider> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static Map<String, Provider> read() {
    try (InputStream in = Providers.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own " + TABLE);
      }
      Map<String, Provider> all = new LinkedHashMap<>();
      List<String> block = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("[")) {
          add(block, all);
        }
        if (!line.isBlank() && !line.startsWith("#")) {
          block.add(line);
        }
      }
      add(block, all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(List<String> block, Map<String, Provider> all) {
    if (block.isEmpty()) {
      return;
    }
    String name = block.get(0).substring(1, block.get(0).length() - 1);
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, Figure> figures = new LinkedHashMap<>();
    List<String> replies = new ArrayList<>();
    for (String line : block.subList(1, block.size())) {
      String[] pair = line.split(" ", 2);
      String[] cells = pair[1].split(" \\| ", -1);
      if (cells.length == 1) {
        settings.put(pair[0], pair[1]);
      } else if (pair[0].equals("reply")) {
        replies.add(cells[0]);
      } else {
        figures.put(pair[0], new Figure(Long.parseLong(cells[0]), cells[1], cells[2]));
      }
    }
    all.put(name, new Provider(name, settings, figures, replies));
    block.clear();
  }
}
