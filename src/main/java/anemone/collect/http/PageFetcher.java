package anemone.collect.http;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.Limits;
import anemone.collect.date.DateOrigin;
import anemone.collect.http.Visitor.Crop;
import anemone.collect.page.PageDocument;
import anemone.collect.page.PageKind;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads sources that are one page with one article. */
final class PageFetcher {

  private final PageReader reader;
  private final Visitor visitor;
  private final Limits limits;
  private final Clock clock;

  PageFetcher(PageReader reader, Visitor visitor, Limits limits, Clock clock) {
    this.reader = reader;
    this.visitor = visitor;
    this.limits = limits;
    this.clock = clock;
  }

  /** Reads the article of one page. */
  Harvest page(Source source, URI url) {
    Optional<String> objection = objection(reader, url);
    if (objection.isPresent()) {
      return Harvest.failed(source, objection.get());
    }
    return visitor.visit(
        source, url, Wanted.PAGE, fetched -> article(source, url, reader.read(fetched)));
  }

  private Crop article(Source source, URI url, ReadPage read) {
    PageDocument page = read.page();
    if (read.kind() == PageKind.NOTICE) {
      return failed(
          source, "unable to read " + url + ": no article, only the notice: " + page.title());
    }
    if (page.text().isEmpty() || page.title().isEmpty()) {
      return failed(source, "unable to read " + url + ": no article was found on the page");
    }
    // The page may hold another article tomorrow, so its address alone is no identity.
    ArticleId id = ArticleId.of(source.name(), url + "\n" + page.title());
    Draft draft = new Draft(limits.titleLength(), clock.instant());
    Harvest taken = taken(source, List.of(draft.of(source, id, url, page)), clock);
    Map<ArticleId, DateOrigin> dates =
        page.published().map(date -> Map.of(id, date.origin())).orElse(Map.of());
    return new Crop(new Harvest(taken.articles(), List.of(), List.of(), List.of(), dates), true);
  }

  /** Returns the harvest of the articles that the filter of a source takes. */
  static Harvest taken(Source source, List<Article> articles, Clock clock) {
    return new Harvest(
        articles.stream()
            .filter(a -> source.filter().takes(a, List.of(), clock.instant()))
            .limit(source.filter().most())
            .toList(),
        List.of());
  }

  /** Returns why a page must not be requested. */
  static Optional<String> objection(PageReader reader, URI url) {
    try {
      reader.admit(url);
      return Optional.empty();
    } catch (FetchException e) {
      return Optional.of(e.sentence());
    }
  }

  static Crop failed(Source source, String why) {
    return new Crop(Harvest.failed(source, why), false);
  }
}
