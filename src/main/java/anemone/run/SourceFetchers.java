package anemone.run;

import anemone.article.Source;
import anemone.collect.PrivateAddresses;
import anemone.collect.http.Fetcher;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fetchers of a list of sources: each source that may use private addresses has a permission of
 * its own, which no other source can use; all use the same connections.
 */
final class SourceFetchers implements AutoCloseable {

  private final Fetcher open;
  private final Map<String, Fetcher> permitted = new HashMap<>();

  /**
   * The fetchers of some sources.
   *
   * @param open a fetcher that reaches only public addresses; closed with this
   */
  SourceFetchers(Fetcher open, List<Source> sources) {
    this.open = open;
    for (Source source : sources) {
      boolean mayBePrivate =
          source.place().address().filter(url -> PrivateAddresses.permits(source, url)).isPresent();
      if (mayBePrivate) {
        permitted.put(source.name(), open.permitting(url -> PrivateAddresses.permits(source, url)));
      }
    }
  }

  /** Returns the fetcher of a source. */
  Fetcher of(Source source) {
    return permitted.getOrDefault(source.name(), open);
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
