package anemone.run;

import anemone.article.Article;
import anemone.collect.Validators;
import anemone.collect.http.FetchException;
import anemone.collect.http.Fetcher;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.render.Picture;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fetches the pictures of an edition's stories, to measure them and, if they are to travel in the
 * mail, to keep them. A picture that cannot be had is left out.
 */
public final class ImageFetcher {

  private static final int AT_ONCE = 4;

  private final Fetcher fetcher;
  private final boolean inside;

  /**
   * An illustrator.
   *
   * @param inside whether pictures travel in the mail
   */
  ImageFetcher(Fetcher fetcher, boolean inside) {
    this.fetcher = fetcher;
    this.inside = inside;
  }

  /** The pictures by their addresses. */
  Map<String, Picture> pictures(Edition edition) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Map<String, Future<Optional<Picture>>> asked = new TreeMap<>();
      List<Article> leads = edition.bites().stream().map(Bite::story).map(s -> s.lead()).toList();
      for (Article lead : leads) {
        lead.image()
            .ifPresent(
                url -> asked.computeIfAbsent(url.toString(), u -> pool.submit(() -> fetch(url))));
      }
      Map<String, Picture> pictures = new TreeMap<>();
      for (Map.Entry<String, Future<Optional<Picture>>> entry : asked.entrySet()) {
        entry.getValue().get().ifPresent(picture -> pictures.put(entry.getKey(), picture));
      }
      return pictures;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("fetching pictures was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("unable to fetch pictures", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Optional<Picture> fetch(URI url) {
    try {
      return Picture.of(fetcher.fetch(url, Validators.NONE).body(), inside);
    } catch (FetchException e) {
      // An edition without one picture is still whole: this is why no mail needs them.
      return Optional.empty();
    }
  }
}
