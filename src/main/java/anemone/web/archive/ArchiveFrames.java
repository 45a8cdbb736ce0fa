package anemone.web.archive;

import anemone.render.Page;
import anemone.web.archive.ArchiveModel.ArchiveFrame;
import anemone.web.archive.ArchiveModel.FeedLink;
import anemone.web.pages.PageWords;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes the data that every page of the archive has. */
final class ArchiveFrames {

  private final ArchiveSite site;
  private final PageWords words;

  ArchiveFrames(ArchiveSite site, PageWords words) {
    this.site = site;
    this.words = words;
  }

  /** Returns the texts of the language of the archive. */
  PageWords words() {
    return words;
  }

  /** Returns the frame of a list that has feeds. */
  ArchiveFrame list(String path, String heading) {
    return frame(heading, site.tagline(), path, "website", "", "", site.noindex(), feeds(path));
  }

  /** Returns the frame of the list of a month. */
  ArchiveFrame month(String path, String heading) {
    return frame(heading, site.tagline(), path, "website", "", "", site.noindex(), feeds(""));
  }

  /** Returns the frame of an edition. */
  ArchiveFrame edition(String path, EditionReader.Whole whole) {
    Page page = whole.page();
    String gist = page.lead().gist();
    return frame(
        EditionReader.title(whole, page),
        gist.isEmpty() ? page.preheader() : gist,
        path,
        "article",
        page.lead().picture().url(),
        whole.sent().at().truncatedTo(ChronoUnit.SECONDS).toString(),
        site.noindex(),
        feeds(""));
  }

  /** Returns the frame of a withdrawn edition. */
  ArchiveFrame withdrawn() {
    String title = words.text("archiveGoneTitle");
    return frame(title, "", "", "website", "", "", true, feeds(""));
  }

  private ArchiveFrame frame(
      String title,
      String description,
      String path,
      String kind,
      String image,
      String published,
      boolean noindex,
      List<FeedLink> feeds) {
    return new ArchiveFrame(
        words.tag(),
        words.direction(),
        site.base(),
        site.name(),
        site.tagline(),
        title,
        description,
        site.at(path),
        kind,
        image,
        published,
        noindex,
        feeds,
        site.subscribe().map(URI::toASCIIString).orElse(""),
        site.postalAddress());
  }

  private List<FeedLink> feeds(String path) {
    String folder = site.base() + path;
    return List.of(
        new FeedLink(folder + Feed.ATOM, "application/atom+xml", "Atom"),
        new FeedLink(folder + Feed.RSS, "application/rss+xml", "RSS"),
        new FeedLink(folder + Feed.JSON, "application/feed+json", "JSON Feed"));
  }
}
