package anemone.run;

import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.SourceReader;
import anemone.collect.folder.FolderReader;
import anemone.collect.http.Web;
import java.util.function.Function;

/** Selects the reader for each kind of source. */
public final class SourceReaders {

  private SourceReaders() {}

  /**
   * Returns a reader of every kind of source.
   *
   * @param webs returns the web reader of a source
   */
  static SourceReader reader(Function<Source, Web> webs, FolderReader folders) {
    return source -> source.place().read(new Reading(source, webs.apply(source), folders));
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
}
