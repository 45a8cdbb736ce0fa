package anemone.run;

import anemone.article.Article;
import anemone.article.Articles;
import anemone.article.Source;
import anemone.article.WebAddress;
import anemone.collect.Collector;
import anemone.collect.FetchHistory;
import anemone.collect.Harvest;
import anemone.collect.Limits;
import anemone.collect.Memory;
import anemone.collect.PrivateAddresses;
import anemone.collect.SourceReader;
import anemone.collect.folder.FolderReader;
import anemone.collect.http.Fetcher;
import anemone.collect.http.Web;
import anemone.newsletter.Newsletter;
import anemone.process.Host;
import anemone.process.VersionNumber;
import anemone.render.Images;
import anemone.render.Picture;
import anemone.render.Pictures;
import anemone.render.Proof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Brings in what a newsletter is made of: the articles of its sources, and their pictures.
 *
 * @param host the time
 * @param newsletter the settings
 */
public record SourceCollector(Host host, Newsletter newsletter) {

  /** One that stays on its server is loaded by every reader. */
  private static final int PICTURE_HOSTED = 2 << 20;

  private static final int PICTURE_INSIDE = 12 << 20;
  private static final Duration PICTURED = Duration.ofSeconds(10);
  private static final int READ_AT_ONCE = 32;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What the sources have now, kept nowhere. */
  public List<Article> fetch(PrintWriter err) {
    Harvest harvest = harvest(newsletter.sources(), Memory.NONE);
    harvest.failures().forEach(f -> err.println("collect: " + f.source().name() + ": " + f.why()));
    return harvest.articles();
  }

  /** Fetches the sources, and keeps what is new. */
  public CollectResult collect(NewsletterState state) {
    Articles articles = state.articles();
    FetchHistory history = state.fetchHistory();
    SourceTimer stopwatch = new SourceTimer(host.clock());
    Harvest harvest =
        harvest(
            newsletter.sources(),
            new Memory(history, articles::find, articles::findLike, articles::isPruned),
            stopwatch);
    int added = articles.add(harvest.articles());
    history.remember(harvest.visits(), host.clock().instant());
    history.prune(harvest.listings(), places(), host.clock().instant());
    return CollectResult.of(
        harvest,
        added,
        newsletter.sources().size(),
        history,
        stopwatch.times(),
        host.clock().instant());
  }

  private Set<String> places() {
    return newsletter.sources().stream()
        .map(source -> source.place().where())
        .collect(Collectors.toSet());
  }

  /** Returns the hosts that the configuration names. */
  private Set<String> hosts() {
    return newsletter.sources().stream()
        .flatMap(source -> source.place().address().stream())
        .map(WebAddress::host)
        .collect(Collectors.toSet());
  }

  /** Asks the web in this newsletter's name; only servers of private sources may be private. */
  public Fetcher fetcher(Limits limits) {
    return fetcher(url -> PrivateAddresses.permitsServer(newsletter.sources(), url), limits);
  }

  /**
   * Asks the web in this newsletter's name.
   *
   * @param mayBePrivate whether an address may be inside a private network
   */
  public Fetcher fetcher(Predicate<URI> mayBePrivate, Limits limits) {
    String agent =
        "Anemone/"
            + VersionNumber.number()
            + " ("
            + newsletter.letterhead().name()
            + "; +"
            + newsletter.letterhead().links()
            + ")";
    return new Fetcher(
        agent, mayBePrivate, limits, host.clock(), new Fetcher.Way(newsletter.network(), hosts()));
  }

  /** What some sources have now, with regard to what earlier rounds have left. */
  public Harvest harvest(List<Source> sources, Memory memory) {
    return harvest(sources, memory, new SourceTimer(host.clock()));
  }

  private Harvest harvest(List<Source> sources, Memory memory, SourceTimer stopwatch) {
    try (SourceFetchers fetchers =
        new SourceFetchers(allowed -> fetcher(allowed, Limits.USUAL), sources)) {
      FolderReader folders = new FolderReader(Limits.USUAL, host.clock());
      SourceReader reader =
          stopwatch.around(
              SourceReaders.reader(
                  source -> new Web(fetchers.of(source), memory, Limits.USUAL, host.clock()),
                  folders));
      return new Collector(reader, READ_AT_ONCE, PATIENCE).collect(sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A proof with the pictures of its stories that are kept, if the newsletter shows any. */
  Proof withKeptImages(Proof proof, Pictures pictures) {
    return newsletter.look().images() == Images.NONE ? proof : proof.with(kept(proof, pictures));
  }

  /** The same; those that are not kept are fetched once, and kept. */
  Proof withFetchedImages(Proof proof, Pictures pictures) {
    Images images = newsletter.look().images();
    if (images == Images.NONE) {
      return proof;
    }
    Map<String, Picture> known = kept(proof, pictures);
    Set<URI> missing = ImageFetcher.addresses(proof.edition());
    missing.removeIf(url -> known.containsKey(url.toString()));
    if (missing.isEmpty()) {
      return proof.with(known);
    }
    boolean inside = images == Images.INLINE;
    Limits limits =
        Limits.USUAL.withBytes(inside ? PICTURE_INSIDE : PICTURE_HOSTED).withTotal(PICTURED);
    try (Fetcher fetcher = fetcher(limits)) {
      pictures.keep(new ImageFetcher(fetcher, inside).fetch(missing), host.clock().instant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return proof.with(kept(proof, pictures));
  }

  private Map<String, Picture> kept(Proof proof, Pictures pictures) {
    List<String> addresses =
        ImageFetcher.addresses(proof.edition()).stream().map(URI::toString).toList();
    return pictures.find(addresses, newsletter.look().images() == Images.INLINE);
  }
}
