package anemone.run;

import anemone.article.Image;
import anemone.collect.Validators;
import anemone.collect.http.FetchException;
import anemone.collect.http.Fetcher;
import anemone.collect.image.ImageEncoder;
import anemone.collect.image.MailImage;
import anemone.edition.Edition;
import anemone.render.Picture;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fetches the pictures of an edition's stories, to measure them or, if they are attached to the
 * mail, to scale and compress them. A picture that cannot be fetched is left out.
 */
public final class ImageFetcher {

  private static final int AT_ONCE = 4;

  /** Maximum width in pixels: twice that of the column, for high-resolution screens. */
  private static final int MAX_WIDTH = 1_056;

  private static final int MAX_BYTES = 120_000;

  private final Fetcher fetcher;
  private final boolean inside;

  /**
   * A fetcher of images.
   *
   * @param inside whether pictures are attached to the mail
   */
  ImageFetcher(Fetcher fetcher, boolean inside) {
    this.fetcher = fetcher;
    this.inside = inside;
  }

  /** Returns the addresses of the pictures of an edition's stories. */
  static Set<URI> addresses(Edition edition) {
    Set<URI> addresses = new TreeSet<>();
    edition.bites().stream()
        .map(bite -> bite.story().lead())
        .forEach(lead -> lead.image().map(Image::url).ifPresent(addresses::add));
    return addresses;
  }

  /** Fetches pictures; returns them by address. */
  Map<String, Picture> fetch(Collection<URI> addresses) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Map<String, Future<Optional<Picture>>> asked = new TreeMap<>();
      for (URI url : addresses) {
        asked.put(url.toString(), pool.submit(() -> fetch(url)));
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
      byte[] file = fetcher.fetch(url, Validators.NONE).body();
      Optional<MailImage> image =
          inside ? new ImageEncoder(MAX_WIDTH, MAX_BYTES).encode(file) : ImageEncoder.measure(file);
      return image.map(i -> new Picture(i.type(), i.width(), i.height(), i.base64()));
    } catch (FetchException e) {
      // Every mail is complete without its pictures.
      return Optional.empty();
    }
  }
}
