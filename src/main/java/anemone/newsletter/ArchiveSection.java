package anemone.newsletter;

import anemone.render.Letterhead;
import java.net.URI;
import java.util.Optional;

/** Reads the group {@code archive}: whether the sent editions are published. */
final class ArchiveSection {

  private ArchiveSection() {}

  /** Returns the rules; by default nothing is published. */
  static Newsletter.Archive read(Fields fields) {
    Newsletter.Archive archive =
        new Newsletter.Archive(
            fields.optional("open", Values::yesOrNo).orElse(false),
            fields.optional("noindex", Values::yesOrNo).orElse(false));
    fields.done();
    return archive;
  }

  /**
   * Returns the letterhead with an archive that shows the mails; empty if the archive's address is
   * unsuitable, which is reported.
   */
  static Optional<Letterhead> checked(Fields head, Letterhead letterhead) {
    Letterhead archived = letterhead.withArchive();
    URI folder = archived.archive().orElseThrow();
    if (folder.getRawQuery() != null || folder.getRawFragment() != null) {
      head.problem("archive", "must have no ? and no #: the editions' addresses begin with it");
      return Optional.empty();
    }
    if (path(folder).equals(path(letterhead.linksFolder()))) {
      head.problem("archive", "must have another path than links, whose pages are there");
      return Optional.empty();
    }
    return Optional.of(archived);
  }

  private static String path(URI address) {
    return String.valueOf(address.getRawPath());
  }
}
