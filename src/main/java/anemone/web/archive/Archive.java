package anemone.web.archive;

import anemone.cache.LruMap;
import anemone.render.Proofs;
import anemone.render.Proofs.Sent;
import anemone.web.pages.Answer;
import anemone.web.pages.PublicPages;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The archive as the server answers it: always of the editions that are sent now. Rendered pages
 * are kept until another edition is sent or withdrawn. Thread-safe.
 */
public final class Archive implements PublicPages {

  /** Number of rendered pages that are kept. */
  private static final int PAGES_KEPT = 200;

  /** Number of hexadecimal digits of an entity tag. */
  private static final int TAG = 32;

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' https: data:; form-action 'none';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final ArchiveSite site;
  private final ArchiveView view;
  private final Proofs proofs;
  private final EditionReader reader;
  private final Clock clock;
  private final Map<String, Answer> kept = new LruMap<>(PAGES_KEPT);
  private final Map<String, Change> changes = new HashMap<>();
  private List<Sent> known = List.of();
  private Instant since = Instant.EPOCH;
  private Map<String, ArchiveFile> files = Map.of();

  /** Creates the archive of a newsletter. */
  public Archive(ArchiveSite site, ArchiveView view, Proofs proofs, Clock clock) {
    this.clock = clock;
    this.site = site;
    this.view = view;
    this.proofs = proofs;
    this.reader = new EditionReader(site, view, proofs);
  }

  @Override
  public String base() {
    return site.base();
  }

  @Override
  public synchronized Optional<Answer> find(String path) {
    List<Sent> sent = proofs.sent();
    if (files.isEmpty() || !sent.equals(known)) {
      kept.clear();
      known = sent;
      since = clock.instant();
      files = new ArchiveFiles(site, view, new Catalogue(sent), reader).all();
    }
    Optional<Answer> before = Optional.ofNullable(kept.get(path));
    if (before.isPresent()) {
      return before;
    }
    Optional<Answer> made =
        Optional.ofNullable(files.get(path))
            .map(file -> file.content().get())
            .or(() -> picture(path))
            .map(answer -> published(path, answer));
    made.ifPresent(answer -> kept.put(path, answer));
    return made;
  }

  private Optional<Answer> picture(String path) {
    return known.stream()
        .filter(sent -> !sent.withdrawn() && path.startsWith(EditionReader.path(sent.slot())))
        .findFirst()
        .flatMap(sent -> reader.picture(sent, path));
  }

  /**
   * The bytes of a path, and since when it has them, as far as this process knows.
   *
   * @param tag their entity tag
   */
  private record Change(String tag, Instant at) {}

  private Answer published(String path, Answer answer) {
    String tag = '"' + ArchiveFolder.hash(answer.bytes()).substring(0, TAG) + '"';
    Change change =
        changes.compute(
            path,
            (p, last) -> last != null && last.tag().equals(tag) ? last : new Change(tag, since));
    boolean hidden = site.noindex() || answer.status() != 200;
    return answer
        .with("Content-Security-Policy", POLICY)
        .with("Cache-Control", "public, max-age=300")
        .with("ETag", tag)
        .modified(change.at())
        .with("X-Robots-Tag", hidden ? "noindex" : "all");
  }
}
