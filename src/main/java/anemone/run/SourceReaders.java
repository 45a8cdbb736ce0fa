package anemone.run;

import anemone.article.Source;
import anemone.collect.Harvest;
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
public final class SourceReaders {

  private SourceReaders() {}

  /** A reader of every kind of source. */
  static SourceReader reader(Web web, FolderReader folders) {
    return source -> source.place().read(new Reading(source, web, folders));
  }

  private record Reading(Source source, Web web, FolderReader folders)
      implements Source.Kinds<Harvest> {

    @Override
    public Harvest feed(Source.Feed feed) {
      return web.feed(source, feed);
    }

    @Override
    public Harvest page(Source.Page page) {
      return web.page(source, page);
    }

    @Override
    public Harvest index(Source.Index index) {
      return web.index(source, index);
    }

    @Override
    public Harvest sitemap(Source.Sitemap sitemap) {
      return web.sitemap(source, sitemap);
    }

    @Override
    public Harvest folder(Source.Folder folder) {
      return folders.read(source, folder.path());
    }
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
