package anemone.web.archive;

import anemone.edition.Topic;
import anemone.render.Proofs.Sent;
import anemone.subscriber.Cadence;
import anemone.web.archive.ArchiveModel.Link;
import anemone.web.pages.Answer;
import anemone.web.pages.PageWords;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists the pages and feeds of the archive by their paths, and makes each on demand. */
final class ArchiveFiles {

  /** Maximum number of editions in a list, other than the list of a month. */
  private static final int MAX_LISTED = 30;

  /** Maximum number of editions in a feed. */
  private static final int MAX_IN_FEED = 20;

  private static final String STYLE = "archive.css";

  private final ArchiveSite site;
  private final ArchiveView view;
  private final PageWords words;
  private final Catalogue catalogue;
  private final EditionReader reader;
  private final ArchiveFrames frames;
  private final EditionPages pages;

  ArchiveFiles(ArchiveSite site, ArchiveView view, Catalogue catalogue, EditionReader reader) {
    this.site = site;
    this.view = view;
    this.words = view.languages().in(site.language());
    this.catalogue = catalogue;
    this.reader = reader;
    this.frames = new ArchiveFrames(site, words);
    this.pages = new EditionPages(site, view, frames, catalogue, reader);
  }

  /**
   * A list of editions with its feeds.
   *
   * @param path its path
   * @param heading its heading
   * @param topic the name of its topic; empty for all
   * @param editions finds its editions, the latest first
   */
  private record Scope(String path, String heading, String topic, Listed editions) {

    /** Finds editions. */
    private interface Listed {
      Stream<Sent> all();
    }

    List<Sent> latest(int max) {
      return editions.all().limit(max).toList();
    }
  }

  /** Returns all files by their paths; the path of a page ends with a slash or is empty. */
  Map<String, ArchiveFile> all() {
    Map<String, ArchiveFile> files = new LinkedHashMap<>();
    files.put(STYLE, new ArchiveFile(List::of, () -> text("text/css", view.style())));
    // First, since the lists need what is known of an edition once it was read.
    for (Sent sent : catalogue.all()) {
      files.put(EditionReader.path(sent.slot()), pages.of(sent));
    }
    for (Scope scope : scopes()) {
      files.put(
          scope.path(),
          new ArchiveFile(() -> inputs(scope.latest(MAX_LISTED), true), () -> html(list(scope))));
      feed(files, scope, Feed.ATOM, "application/atom+xml", Feed::atom);
      feed(files, scope, Feed.RSS, "application/rss+xml", Feed::rss);
      feed(files, scope, Feed.JSON, "application/feed+json", Feed::json);
    }
    catalogue
        .byMonth()
        .forEach(
            (month, editions) ->
                files.put(
                    month + "/",
                    new ArchiveFile(
                        () -> inputs(editions, false), () -> html(month(month, editions)))));
    Withdrawals.add(files, site, catalogue, pages.withdrawn());
    if (!site.noindex()) {
      files.put(
          "sitemap.xml",
          new ArchiveFile(
              () -> inputs(catalogue.all(), true),
              () -> text("application/xml", new ArchiveSitemap(site, catalogue).text())));
    }
    return files;
  }

  /** Returns the editions that are in a feed. */
  Set<Sent> inFeeds() {
    Set<Sent> all = new LinkedHashSet<>();
    scopes().forEach(scope -> all.addAll(scope.latest(MAX_IN_FEED)));
    return all;
  }

  private List<Scope> scopes() {
    List<Scope> scopes = new ArrayList<>();
    scopes.add(new Scope("", words.text("archiveTitle"), "", () -> catalogue.published().stream()));
    catalogue
        .byCadence()
        .forEach(
            (cadence, editions) ->
                scopes.add(new Scope(path(cadence), words.cadence(cadence), "", editions::stream)));
    for (Topic topic : site.topics()) {
      scopes.add(
          new Scope(
              ArchiveSite.path(topic),
              topic.title(),
              topic.name(),
              () ->
                  catalogue.published().stream()
                      .filter(sent -> reader.entry(sent).topics().contains(topic.name()))));
    }
    return scopes;
  }

  private static String path(Cadence cadence) {
    return cadence.word() + "/";
  }

  /** Returns what a list is made from: its editions, and the pages that it links to. */
  private List<String> inputs(List<Sent> editions, boolean navigation) {
    List<String> inputs = new ArrayList<>();
    editions.forEach(sent -> inputs.add(sent.slot() + " " + sent.hash() + " " + sent.withdrawn()));
    if (navigation) {
      catalogue.byMonth().keySet().forEach(month -> inputs.add(month.toString()));
      catalogue.byCadence().keySet().forEach(cadence -> inputs.add(cadence.word()));
    }
    return inputs;
  }

  private void feed(
      Map<String, ArchiveFile> files,
      Scope scope,
      String name,
      String type,
      Function<Feed, String> format) {
    files.put(
        scope.path() + name,
        new ArchiveFile(
            () -> inputs(scope.latest(MAX_IN_FEED), false),
            () -> text(type, format.apply(feed(scope)))));
  }

  private Feed feed(Scope scope) {
    return new Feed(
        scope.path().isEmpty() ? site.name() : site.name() + ": " + scope.heading(),
        site.tagline(),
        site.name(),
        words.tag(),
        site.at(scope.path()),
        scope.latest(MAX_IN_FEED).stream().map(sent -> reader.item(sent, scope.topic())).toList());
  }

  private String list(Scope scope) {
    boolean top = scope.path().isEmpty();
    return view.print(
        "archive.ftlh",
        new ArchiveModel.Listing(
            frames.list(scope.path(), scope.heading()),
            words.texts(),
            scope.heading(),
            entries(scope.latest(MAX_LISTED)),
            years(),
            cadences(),
            topics(),
            top));
  }

  private String month(YearMonth month, List<Sent> editions) {
    String heading = words.month(month);
    return view.print(
        "archive.ftlh",
        new ArchiveModel.Listing(
            frames.month(month + "/", heading),
            words.texts(),
            heading,
            entries(editions),
            List.of(),
            List.of(),
            List.of(),
            false));
  }

  /** Returns the entries of a list, each with its cadence if there are several in the list. */
  private List<ArchiveModel.Entry> entries(List<Sent> editions) {
    boolean mixed = editions.stream().map(sent -> sent.slot().cadence()).distinct().count() > 1;
    return editions.stream()
        .map(sent -> entry(sent, mixed ? words.cadence(sent.slot().cadence()) : ""))
        .toList();
  }

  private ArchiveModel.Entry entry(Sent sent, String cadence) {
    EditionEntry entry = reader.entry(sent);
    return new ArchiveModel.Entry(
        site.base() + EditionReader.path(sent.slot()),
        entry.title(),
        entry.language(),
        entry.direction(),
        entry.date(),
        cadence,
        entry.extent(),
        entry.gist());
  }

  private List<ArchiveModel.Year> years() {
    Map<Integer, List<Link>> years = new LinkedHashMap<>();
    catalogue
        .byMonth()
        .keySet()
        .forEach(
            month ->
                years
                    .computeIfAbsent(month.getYear(), y -> new ArrayList<>())
                    .add(new Link(site.base() + month + "/", words.month(month))));
    return years.entrySet().stream()
        .map(year -> new ArchiveModel.Year(String.valueOf(year.getKey()), year.getValue()))
        .toList();
  }

  private List<Link> cadences() {
    List<Link> links =
        catalogue.byCadence().keySet().stream()
            .map(cadence -> new Link(site.base() + path(cadence), words.cadence(cadence)))
            .toList();
    return links.size() > 1 ? links : List.of();
  }

  private List<Link> topics() {
    return site.topics().stream()
        .map(topic -> new Link(site.base() + ArchiveSite.path(topic), topic.title()))
        .toList();
  }

  private static Answer html(String page) {
    return Answer.html(200, page);
  }

  private static Answer text(String type, String text) {
    return new Answer(200, type + "; charset=utf-8", Map.of(), text);
  }
}
