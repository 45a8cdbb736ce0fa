package anemone.web.archive;

import anemone.render.Proofs.Sent;
import anemone.web.archive.ArchiveModel.Link;
import anemone.web.pages.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Makes the pages of the editions in the archive, one for each edition.
 *
 * @param site the archive
 * @param view the templates
 * @param frames what every page has
 * @param catalogue the editions
 * @param reader reads them
 */
record EditionPages(
    ArchiveSite site,
    ArchiveView view,
    ArchiveFrames frames,
    Catalogue catalogue,
    EditionReader reader) {

  /** Maximum size of the page of an edition, in bytes, as long as its headlines fit. */
  private static final int MOST_BYTES = 40_000;

  /** Returns the page of an edition with its pictures. */
  ArchiveFile of(Sent sent) {
    return sent.withdrawn() ? withdrawn() : edition(sent);
  }

  private ArchiveFile edition(Sent sent) {
    Optional<Sent> before = catalogue.before(sent);
    Optional<Sent> after = catalogue.after(sent);
    return new ArchiveFile(
        () -> List.of(sent.hash(), label(before), label(after)),
        () -> Answer.html(200, fitting(reader.whole(sent).whole(), before, after)),
        () -> reader.pictures(sent));
  }

  /** Returns the page of an edition with as many gists as fit into its limit. */
  private String fitting(EditionReader.Whole whole, Optional<Sent> before, Optional<Sent> after) {
    String page = edition(whole, before, after);
    if (size(page) <= MOST_BYTES) {
      return page;
    }
    int fits = 1;
    int tooMany = whole.proof().edition().bites().size() + 1;
    while (tooMany - fits > 1) {
      int gists = (fits + tooMany) / 2;
      boolean fit = size(edition(reader.shorter(whole, gists), before, after)) <= MOST_BYTES;
      fits = fit ? gists : fits;
      tooMany = fit ? tooMany : gists;
    }
    return edition(reader.shorter(whole, fits), before, after);
  }

  private static int size(String page) {
    return page.getBytes(StandardCharsets.UTF_8).length;
  }

  private String edition(EditionReader.Whole whole, Optional<Sent> before, Optional<Sent> after) {
    String path = EditionReader.path(whole.sent().slot());
    String page =
        view.print(
            "edition.ftlh",
            new ArchiveModel.EditionPage(
                frames.edition(path, whole),
                frames.words().texts(),
                whole.page(),
                link(before, "archivePrevious"),
                link(after, "archiveNext")));
    return reader.pictured(page, whole, site.at(path));
  }

  private static String label(Optional<Sent> sent) {
    return sent.map(s -> s.slot().label()).orElse("");
  }

  private Link link(Optional<Sent> sent, String key) {
    return new Link(
        sent.map(s -> site.base() + EditionReader.path(s.slot())).orElse(""),
        frames.words().text(key));
  }

  /** Returns the page in place of a withdrawn edition. */
  ArchiveFile withdrawn() {
    return new ArchiveFile(
        List::of,
        () ->
            Answer.html(
                410,
                view.print(
                    "withdrawn.ftlh",
                    new ArchiveModel.Withdrawn(frames.withdrawn(), frames.words().texts()))));
  }
}
