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
 * Collects the articles of a newsletter's sources, and the pictures of an edition.
 *
 * @param host has the clock
 * @param newsletter the settings
 */
public record SourceCollector(Host host, Newsletter newsletter) {

  /** Maximum bytes of a picture on its own server, which every reader's mail program loads. */
  private static final int PICTURE_HOSTED = 2 << 20;

  /** Maximum bytes of a picture that is scaled down and attached. */
  private static final int PICTURE_INSIDE = 12 << 20;

  private static final Duration PICTURED = Duration.ofSeconds(10);
  private static final int READ_AT_ONCE = 32;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Fetches the sources without storing anything. */
  public List<Article> fetch(PrintWriter err) {
    Harvest harvest = harvest(newsletter.sources(), Memory.NONE);
    harvest.failures().forEach(f -> err.println("collect: " + f.source().name() + ": " + f.why()));
    return harvest.articles();
  }

  /** Fetches the sources, and stores new articles. */
  public CollectResult collect(NewsletterState state) {
    Articles articles = state.articles();
    FetchHistory history = state.fetchHistory();
    SourceTimer stopwatch = new SourceTimer(host.clock());
    Harvest harvest =
        harvest(
            newsletter.sources(),
            new Memory(history, articles::find, new Lookalikes(articles)::find, articles::isKnown),
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

  /** Returns a fetcher that may reach private addresses only on servers of private sources. */
  public Fetcher fetcher(Limits limits) {
    return fetcher(url -> PrivateAddresses.permitsServer(newsletter.sources(), url), limits);
  }

  /**
   * Returns a fetcher with this newsletter's user agent.
   *
   * @param mayBePrivate whether an address may be in a private network
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

  /** Fetches sources, with regard to what earlier runs fetched. */
  public Harvest harvest(List<Source> sources, Memory memory) {
    return harvest(sources, memory, new SourceTimer(host.clock()));
  }

  private Harvest harvest(List<Source> sources, Memory memory, SourceTimer stopwatch) {
    try (SourceFetchers fetchers =
        new SourceFetchers(fetcher(url -> false, Limits.USUAL), sources)) {
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

  /** Returns a proof with the stored pictures of its stories, if the newsletter shows pictures. */
  Proof withKeptImages(Proof proof, Pictures pictures) {
    return newsletter.look().images() == Images.NONE ? proof : proof.with(kept(proof, pictures));
  }

  /** Returns a proof with the pictures of its stories; missing ones are fetched and stored. */
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
