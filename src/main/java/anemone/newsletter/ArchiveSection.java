package anemone.newsletter;

import anemone.render.Letterhead;
import anemone.subscriber.SignedLink;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the group {@code archive}: whether the sent editions are published. */
final class ArchiveSection {

  /** The first parts of the paths of other pages, below the links. */
  private static final Set<String> TAKEN =
      Stream.concat(
              Stream.of(SignedLink.Purpose.values()).map(SignedLink.Purpose::word),
              Stream.of("subscribe", "links", "story"))
          .collect(Collectors.toUnmodifiableSet());

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
    String links = path(letterhead.linksFolder());
    boolean below = path(folder).startsWith(links);
    if (below && isTaken(path(folder).substring(links.length()))) {
      head.problem("archive", "must have a path of its own; other pages of links are there");
      return Optional.empty();
    }
    return Optional.of(archived);
  }

  /** Whether other pages have a path below the links. */
  private static boolean isTaken(String rest) {
    return rest.isEmpty() || TAKEN.contains(rest.substring(0, rest.indexOf('/')));
  }

  private static String path(URI address) {
    return String.valueOf(address.getRawPath());
  }
}
