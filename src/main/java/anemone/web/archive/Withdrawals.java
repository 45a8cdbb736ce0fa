package anemone.web.archive;

import anemone.render.Proofs.Sent;
import anemone.web.pages.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files with which a web server answers 410 Gone for the withdrawn editions of a static
 * archive.
 */
final class Withdrawals {

  /** The page that is shown with the status 410. */
  static final String PAGE = "withdrawn.html";

  /** An nginx map file with the path of each withdrawn edition. */
  static final String MAP = "withdrawn.map";

  private Withdrawals() {}

  static void add(
      Map<String, ArchiveFile> files, ArchiveSite site, Catalogue catalogue, ArchiveFile page) {
    List<Sent> withdrawn = catalogue.all().stream().filter(Sent::withdrawn).toList();
    files.put(PAGE, page);
    files.put(
        MAP,
        new ArchiveFile(
            () -> withdrawn.stream().map(sent -> sent.slot().label()).toList(),
            () ->
                new Answer(
                    200,
                    "text/plain; charset=utf-8",
                    Map.of(),
                    withdrawn.stream()
                        .map(sent -> site.base() + EditionReader.path(sent.slot()) + " 1;\n")
                        .collect(Collectors.joining()))));
  }
}
