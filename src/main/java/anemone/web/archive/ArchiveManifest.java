package anemone.web.archive;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an archive in a folder was made from, so that the next time only the rest is made.
 *
 * @param design the hash of everything but the editions
 * @param entries what lists need of the editions, by their labels
 * @param items the items of feeds by the label of the edition and by topic
 * @param files the files by their paths
 */
record ArchiveManifest(
    String design,
    Map<String, EditionEntry> entries,
    Map<String, Map<String, FeedItem>> items,
    Map<String, Kept> files) {

  /** The manifest of an empty folder. */
  static final ArchiveManifest NONE = new ArchiveManifest("", Map.of(), Map.of(), Map.of());

  private static final String FILE = ".anemone-archive.json";

  ArchiveManifest {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    Map<String, Map<String, FeedItem>> sorted = new TreeMap<>();
    items.forEach((label, some) -> sorted.put(label, new TreeMap<>(some)));
    items = Collections.unmodifiableMap(sorted);
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /**
   * A written file.
   *
   * @param inputs the hash of what it was made from
   * @param size its size in bytes
   * @param pictures the paths of the pictures that it shows
   */
  record Kept(String inputs, long size, List<String> pictures) {

    Kept {
      pictures = List.copyOf(pictures);
    }
  }

  static Path in(Path folder) {
    return folder.resolve(FILE);
  }

  static ArchiveManifest parse(String text) {
    return JsonMapper.shared().readValue(text, ArchiveManifest.class);
  }

  String text() {
    return JsonMapper.shared().writeValueAsString(this) + "\n";
  }

  /** Returns the file of a path: that of a page is in a folder of its own. */
  static String file(String path) {
    return path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
  }

  /** Returns all files inside the folder. */
  Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    files.forEach(
        (path, kept) -> {
          paths.add(file(path));
          paths.addAll(kept.pictures());
        });
    return paths;
  }
}
