package anemone.web.pages;

import anemone.edition.Slot;
import java.net.URI;
import java.util.Optional;

/** Answers requests for what is served to everybody alike: the archive and the counted links. */
final class PublicAnswers {

  private final Site site;
  private final PageView view;
  private final Everybody everybody;

  PublicAnswers(Site site, PageView view, Everybody everybody) {
    this.site = site;
    this.view = view;
    this.everybody = everybody;
  }

  /** Returns the answer to a request for the archive; empty if the request is for another page. */
  Optional<Answer> archived(Request request) {
    return everybody
        .archive()
        .filter(archive -> isBelow(archive.base(), request))
        .map(archive -> archived(request, archive));
  }

  /**
   * Whether a path is below the archive's. If the archive's path is above that of the other pages,
   * their paths are theirs.
   */
  private boolean isBelow(String archive, Request request) {
    boolean others = site.base().startsWith(archive) && request.path().startsWith(site.base());
    return !others && (request.path() + "/").startsWith(archive);
  }

  /** Shows a page of the archive; the path of a page ends with a slash. */
  private Answer archived(Request request, PublicPages archive) {
    if (!request.isSafe()) {
      return Answer.notAllowed("GET, HEAD");
    }
    PageWords visitors = site.languages().accepted(request.languages());
    return view.guarded(
        visitors,
        () -> {
          String path = request.path();
          Optional<Answer> found =
              path.startsWith(archive.base())
                  ? archive.find(path.substring(archive.base().length()))
                  : Optional.empty();
          return found
              .or(
                  () ->
                      path.endsWith("/")
                          ? Optional.empty()
                          : archive
                              .find((path + "/").substring(archive.base().length()))
                              .map(page -> moved(path + "/")))
              .orElseGet(() -> view.message(404, visitors, "missing", ""));
        });
  }

  private static Answer moved(String path) {
    return Answer.plain(301, "moved").with("Location", path);
  }

  /** Leads to the article of a story, and counts the click: {@code EDITION/CODE}. */
  Answer story(Request request, String rest) {
    if (everybody.stories().isEmpty()) {
      return view.message(404, site.languages().accepted(request.languages()), "missing", "");
    }
    StoryLinks stories = everybody.stories().get();
    if (!request.isSafe()) {
      return Answer.notAllowed("GET, HEAD");
    }
    PageWords visitors = site.languages().accepted(request.languages());
    int slash = rest.lastIndexOf('/');
    Optional<Slot> slot = ViewPage.slot(rest.substring(0, Math.max(0, slash)));
    String code = rest.substring(slash + 1);
    return view.guarded(
        visitors,
        () -> {
          Optional<URI> target = slot.flatMap(s -> stories.target(s, code));
          if (target.isPresent() && request.method().equals("GET")) {
            stories.count(slot.orElseThrow(), code);
          }
          return target
              .map(to -> Answer.plain(302, "found").with("Location", to.toASCIIString()))
              .orElseGet(() -> view.message(404, visitors, "missing", ""));
        });
  }
}
