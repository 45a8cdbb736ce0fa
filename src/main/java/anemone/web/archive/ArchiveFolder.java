package anemone.web.archive;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.render.Proofs;
import anemone.render.Proofs.Sent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes the archive into a folder, for a web server that serves files. What is unchanged since the
 * last time is kept; what is no longer published is deleted.
 */
public final class ArchiveFolder {

  private final Path folder;
  private final String version;

  /**
   * Creates a writer.
   *
   * @param folder the folder; it must be new, empty, or written by this class before
   * @param version the program's version: another one makes all pages again
   */
  public ArchiveFolder(Path folder, String version) {
    this.folder = folder.normalize();
    this.version = version;
  }

  /**
   * What was done.
   *
   * @param editions the number of published editions
   * @param files the number of files
   * @param written the number of files that were new or different
   * @param deleted the number of files that were deleted
   */
  public record Written(int editions, int files, int written, int deleted) {}

  /**
   * Writes the archive.
   *
   * @throws CommandFailure if the folder has other files
   */
  public Written write(ArchiveSite site, ArchiveView view, Proofs proofs) throws IOException {
    Optional<ArchiveManifest> before = before();
    if (before.isEmpty()) {
      // If this is interrupted, the next time recognises the folder.
      write(ArchiveManifest.in(folder), ArchiveManifest.NONE.text());
    }
    Catalogue catalogue = new Catalogue(proofs.sent());
    EditionReader reader = new EditionReader(site, view, proofs);
    String design =
        hash(site + view.stamp() + view.languages().in(site.language()).texts() + version);
    Optional<ArchiveManifest> usable = before.filter(b -> b.design().equals(design));
    for (Sent sent : catalogue.published()) {
      String label = sent.slot().label();
      usable
          .flatMap(b -> Optional.ofNullable(b.entries().get(label)))
          .ifPresent(
              entry ->
                  reader.know(
                      sent, entry, usable.orElseThrow().items().getOrDefault(label, Map.of())));
    }
    ArchiveFiles files = new ArchiveFiles(site, view, catalogue, reader);
    Map<String, ArchiveManifest.Kept> kept = new TreeMap<>();
    int written = 0;
    for (Map.Entry<String, ArchiveFile> each : files.all().entrySet()) {
      String path = each.getKey();
      String inputs = hash(each.getValue().inputs().get().toString());
      Optional<ArchiveManifest.Kept> known =
          usable.flatMap(b -> Optional.ofNullable(b.files().get(path)));
      if (known.filter(k -> k.inputs().equals(inputs) && isThere(path, k)).isPresent()) {
        kept.put(path, known.get());
      } else {
        byte[] bytes = each.getValue().content().get().bytes();
        written += write(file(path), bytes);
        List<String> pictures = each.getValue().pictures().get();
        for (String picture : pictures) {
          written += write(folder.resolve(picture), picture(catalogue, reader, picture));
        }
        kept.put(path, new ArchiveManifest.Kept(inputs, bytes.length, pictures));
      }
    }
    Map<String, EditionEntry> entries = new TreeMap<>();
    catalogue.published().forEach(s -> entries.put(s.slot().label(), reader.entry(s)));
    Map<String, Map<String, FeedItem>> items = new TreeMap<>();
    files.inFeeds().forEach(s -> items.put(s.slot().label(), reader.items(s)));
    ArchiveManifest after = new ArchiveManifest(design, entries, items, kept);
    int deleted = delete(before, after.paths());
    write(ArchiveManifest.in(folder), after.text());
    return new Written(catalogue.published().size(), after.paths().size(), written, deleted);
  }

  /**
   * Deletes an archive that was written before.
   *
   * @return the number of deleted files
   */
  public int clear() throws IOException {
    if (!Files.exists(ArchiveManifest.in(folder))) {
      return 0;
    }
    int deleted = delete(before(), Set.of());
    Files.delete(ArchiveManifest.in(folder));
    return deleted;
  }

  private Optional<ArchiveManifest> before() throws IOException {
    Path manifest = ArchiveManifest.in(folder);
    if (Files.exists(manifest)) {
      return Optional.of(ArchiveManifest.parse(Files.readString(manifest)));
    }
    if (Files.isDirectory(folder) && !isEmpty(folder)) {
      throw new CommandFailure(
          ExitCode.USAGE, folder + " has files that are not of an archive; choose an empty folder");
    }
    return Optional.empty();
  }

  private boolean isThere(String path, ArchiveManifest.Kept kept) {
    try {
      return Files.size(file(path)) == kept.size()
          && kept.pictures().stream().allMatch(p -> Files.exists(folder.resolve(p)));
    } catch (IOException e) {
      // Somebody deleted it: it is made again.
      return false;
    }
  }

  private static byte[] picture(Catalogue catalogue, EditionReader reader, String path) {
    return catalogue.published().stream()
        .filter(sent -> path.startsWith(EditionReader.path(sent.slot())))
        .findFirst()
        .flatMap(sent -> reader.picture(sent, path))
        .orElseThrow()
        .bytes();
  }

  private Path file(String path) {
    return folder.resolve(ArchiveManifest.file(path));
  }

  private static int write(Path file, String text) throws IOException {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces a file at once, unless it is equal; returns how many files were written. */
  private static int write(Path file, byte[] bytes) throws IOException {
    if (Files.exists(file)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return 0;
    }
    Files.createDirectories(file.getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.write(unfinished, bytes);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return 1;
  }

  private int delete(Optional<ArchiveManifest> before, Set<String> now) throws IOException {
    int deleted = 0;
    for (String path : before.map(ArchiveManifest::paths).orElse(Set.of())) {
      Path file = folder.resolve(path).normalize();
      if (!now.contains(path) && file.startsWith(folder)) {
        deleted += Files.deleteIfExists(file) ? 1 : 0;
        deleteEmpty(Optional.ofNullable(file.getParent()));
      }
    }
    return deleted;
  }

  /** Deletes the folders of a deleted file that are empty now. */
  private void deleteEmpty(Optional<Path> inside) throws IOException {
    Optional<Path> emptied = inside.filter(i -> !i.equals(folder) && Files.isDirectory(i));
    if (emptied.isPresent() && isEmpty(emptied.get())) {
      Files.delete(emptied.get());
      deleteEmpty(emptied.map(Path::getParent));
    }
  }

  private static boolean isEmpty(Path some) throws IOException {
    try (Stream<Path> inside = Files.list(some)) {
      return inside.findAny().isEmpty();
    }
  }

  private static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the SHA-256 hash of some bytes, in hexadecimal. */
  static String hash(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
