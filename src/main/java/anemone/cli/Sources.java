package anemone.cli;

import anemone.article.Source;
import anemone.collect.SourceReader;
import anemone.collect.folder.FolderReader;
import anemone.collect.http.Web;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which reader reads which kind of source. */
final class Sources {

  private Sources() {}

  /** A reader of every kind of source. */
  static SourceReader reader(Web web, FolderReader folders) {
    return source ->
        source
            .place()
            .read(
                feed -> web.feed(source, feed.url()),
                page -> web.page(source, page.url()),
                folder -> folders.read(source, folder.path()));
  }

  /** The hosts that sources name; what a source names, the operator wants to be read. */
  static Set<String> hosts(List<Source> sources) {
    return sources.stream()
        .flatMap(s -> s.place().address().stream())
        .map(URI::getHost)
        .flatMap(host -> Optional.ofNullable(host).stream())
        .map(host -> host.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
