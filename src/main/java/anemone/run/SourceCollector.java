package anemone.run;

import anemone.article.Article;
import anemone.article.Source;
import anemone.collect.Collector;
import anemone.collect.FetchHistory;
import anemone.collect.Harvest;
import anemone.collect.Limits;
import anemone.collect.Memory;
import anemone.collect.SourceReader;
import anemone.collect.folder.FolderReader;
import anemone.collect.http.Fetcher;
import anemone.collect.http.Web;
import anemone.newsletter.Newsletter;
import anemone.process.Host;
import anemone.process.VersionNumber;
import anemone.render.Images;
import anemone.render.Proof;
import anemone.store.Database;
import anemone.store.SqlArticles;
import anemone.store.SqlFetchHistory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * Brings in what a newsletter is made of: the articles of its sources, and their pictures.
 *
 * @param host the time
 * @param newsletter the settings
 */
public record SourceCollector(Host host, Newsletter newsletter) {

  private static final int PICTURE = 400 << 10;
  private static final Duration PICTURED = Duration.ofSeconds(10);
  private static final int READ_AT_ONCE = 32;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What the sources have now, kept nowhere. */
  List<Article> fetch(PrintWriter err) {
    Harvest harvest = harvest(newsletter.sources(), Memory.NONE);
    harvest.failures().forEach(f -> err.println("collect: " + f.source().name() + ": " + f.why()));
    return harvest.articles();
  }

  /** Fetches the sources, and keeps what is new. */
  public CollectResult collect(Database database) {
    SqlArticles articles = new SqlArticles(database);
    FetchHistory history = new SqlFetchHistory(database);
    SourceTimer stopwatch = new SourceTimer(host.clock());
    Harvest harvest =
        harvest(newsletter.sources(), new Memory(history, articles::isKnown), stopwatch);
    int added = articles.add(harvest.articles());
    history.remember(harvest.visits(), host.clock().instant());
    return CollectResult.of(
        harvest,
        added,
        newsletter.sources().size(),
        history,
        stopwatch.times(),
        host.clock().instant());
  }

  /** What asks the web in this newsletter's name; only hosts of the sources may be private. */
  public Fetcher fetcher(List<Source> sources, Limits limits) {
    String agent =
        "Anemone/"
            + VersionNumber.number()
            + " ("
            + newsletter.letterhead().name()
            + "; +"
            + newsletter.letterhead().links()
            + ")";
    return new Fetcher(agent, SourceReaders.hosts(sources), limits, host.clock());
  }

  /** What some sources have now, with regard to what earlier rounds have left. */
  public Harvest harvest(List<Source> sources, Memory memory) {
    return harvest(sources, memory, new SourceTimer(host.clock()));
  }

  private Harvest harvest(List<Source> sources, Memory memory, SourceTimer stopwatch) {
    try (Fetcher fetcher = fetcher(sources, Limits.USUAL)) {
      Web web = new Web(fetcher, memory, Limits.USUAL, host.clock());
      FolderReader folders = new FolderReader(Limits.USUAL, host.clock());
      SourceReader reader = stopwatch.around(SourceReaders.reader(web, folders));
      return new Collector(reader, READ_AT_ONCE, PATIENCE).collect(sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A proof with the pictures of its stories, if the newsletter shows any. */
  Proof illustrated(Proof proof) {
    Images images = newsletter.look().images();
    if (images == Images.NONE) {
      return proof;
    }
    try (Fetcher fetcher =
        fetcher(newsletter.sources(), Limits.USUAL.withBytes(PICTURE).withTotal(PICTURED))) {
      return proof.with(
          new ImageFetcher(fetcher, images == Images.INLINE).pictures(proof.edition()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
