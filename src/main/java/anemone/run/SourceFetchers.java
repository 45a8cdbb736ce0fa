package anemone.run;

import anemone.article.Source;
import anemone.collect.PrivateAddresses;
import anemone.collect.http.Fetcher;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The fetchers of a list of sources: one shared by all that may use only public addresses, and one
 * for each source that may use private ones, so that no other source can.
 */
final class SourceFetchers implements AutoCloseable {

  private final Fetcher open;
  private final Map<String, Fetcher> ofItsOwn = new HashMap<>();

  /**
   * Opens the fetchers.
   *
   * @param opens opens a fetcher; its argument decides which addresses may be private
   */
  SourceFetchers(Function<Predicate<URI>, Fetcher> opens, List<Source> sources) {
    open = opens.apply(url -> false);
    for (Source source : sources) {
      boolean mayBePrivate =
          source.place().address().filter(url -> PrivateAddresses.permits(source, url)).isPresent();
      if (mayBePrivate) {
        ofItsOwn.put(source.name(), opens.apply(url -> PrivateAddresses.permits(source, url)));
      }
    }
  }

  /** Returns the fetcher of a source. */
  Fetcher of(Source source) {
    return ofItsOwn.getOrDefault(source.name(), open);
  }

  @Override
  public void close() throws IOException {
    open.close();
    for (Fetcher each : ofItsOwn.values()) {
      each.close();
    }
  }
}
