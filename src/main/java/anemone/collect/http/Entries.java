package anemone.collect.http;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.CanonicalUrl;
import anemone.article.Source;
import anemone.article.Source.FullText;
import anemone.collect.Harvest;
import anemone.collect.Harvest.Notice;
import anemone.collect.Limits;
import anemone.collect.Memory;
import anemone.collect.date.DateOrigin;
import anemone.collect.feed.FeedDocument;
import anemone.collect.feed.FeedDocument.Entry;
import anemone.collect.http.Draft.Drafted;
import anemone.collect.http.Visitor.Crop;
import anemone.collect.page.PageDocument;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes articles of the entries of a feed; reads the pages of those whose text is cut. */
final class Entries {

  /** Minimum length of a text for a gist, in characters; an ideograph counts as three. */
  private static final int TEASER = 400;

  /** Length of summaries without markup that software makes of the first words of a page. */
  private static final int PLAIN_TEASER = 600;

  private static final int IDEOGRAPH = 3;
  private static final char FIRST_IDEOGRAPH = '\u3006';

  /** Minimum length of a last line that may be a sentence which was cut. */
  private static final int LONG_LINE = 80;

  private final PageReader reader;
  private final Memory memory;
  private final Limits limits;
  private final Clock clock;

  Entries(PageReader reader, Memory memory, Limits limits, Clock clock) {
    this.reader = reader;
    this.memory = memory;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Reads the newest entries of a feed.
   *
   * @param complete whether the feed has no entries besides these
   */
  Crop read(Source source, FeedDocument feed, boolean complete) {
    List<Entry> newest = feed.newest(limits.items());
    Draft draft = new Draft(limits.titleLength(), clock.instant());
    Set<String> shared =
        repeated(newest, e -> Stream.of(e.id(), e.url().map(URI::toString).orElse("")));
    Set<String> sharedPages = repeated(newest, e -> e.url().map(Entries::page).stream());
    PageVisits visits = new PageVisits(reader, limits.pages());
    List<Article> articles = new ArrayList<>();
    Map<ArticleId, DateOrigin> dates = new HashMap<>();
    List<Notice> notices = new ArrayList<>();
    IdentityHashMap<Entry, Drafted> drafts =
        ParseLimit.parse(
            () -> drafts(source, newest, e -> draft.of(source, feed, e, shared), notices));
    Set<ArticleId> ids =
        drafts.values().stream().map(d -> d.article().id()).collect(Collectors.toSet());
    for (Entry entry : newest) {
      Drafted drafted = drafts.get(entry);
      if (drafted == null) {
        continue;
      }
      Article article = identified(drafted.article(), ids);
      if (!source.filter().mayTake(article, entry.categories(), clock.instant())) {
        continue;
      }
      if (article.published().isPresent()) {
        dates.put(article.id(), DateOrigin.FEED);
      }
      boolean own = entry.url().map(url -> !sharedPages.contains(page(url))).orElse(false);
      if (own && wantsPage(source, entry, article, drafted.more())) {
        Article teaser = article;
        article =
            attempt(
                    source,
                    entry,
                    notices,
                    () -> Optional.of(completed(draft, teaser, visits, dates)))
                .orElse(teaser);
      }
      if (source.filter().takes(article, entry.categories(), clock.instant())) {
        articles.add(article);
      }
      if (articles.size() == source.filter().most()) {
        break;
      }
    }
    notices.addAll(visits.notices(source));
    return new Crop(
        new Harvest(
            articles,
            List.of(),
            notices,
            visits.visits(),
            dates,
            List.of(visits.listing(source, pages(feed), complete))),
        visits.whole());
  }

  private static IdentityHashMap<Entry, Drafted> drafts(
      Source source,
      List<Entry> entries,
      Function<Entry, Optional<Drafted>> draft,
      List<Notice> notices) {
    IdentityHashMap<Entry, Drafted> drafts = new IdentityHashMap<>();
    for (Entry entry : entries) {
      attempt(source, entry, notices, () -> draft.apply(entry))
          .ifPresent(drafted -> drafts.put(entry, drafted));
    }
    return drafts;
  }

  private static Stream<URI> pages(FeedDocument feed) {
    return feed.entries().stream().flatMap(e -> e.url().map(CanonicalUrl::withFragment).stream());
  }

  /** Reads an entry or its page; one that is too much for a parser costs no other entry. */
  private static <T> Optional<T> attempt(
      Source source, Entry entry, List<Notice> notices, Supplier<Optional<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException | StackOverflowError e) {
      notices.add(new Notice(source, "unable to read \"" + entry.title() + "\": " + e));
      return Optional.empty();
    }
  }

  /**
   * Returns an article under the identity that it is stored with: an entry whose identifier changes
   * is still the same entry, if nothing else does and no other entry has the former identifier.
   */
  private Article identified(Article article, Set<ArticleId> inFeed) {
    if (article.url().isEmpty() || memory.knows(article.id())) {
      return article;
    }
    return memory
        .lookalike()
        .apply(article)
        .filter(like -> !inFeed.contains(like.id()) && isSameDay(like, article))
        .map(like -> article.withId(like.id()))
        .orElse(article);
  }

  private static boolean isSameDay(Article a, Article b) {
    return a.published().isEmpty()
        || b.published().isEmpty()
        || Duration.between(a.published().get(), b.published().get()).abs().toDays() == 0;
  }

  /** Returns the identifiers or addresses that several entries have. */
  private static Set<String> repeated(List<Entry> entries, Function<Entry, Stream<String>> keys) {
    Set<String> seen = new HashSet<>();
    return entries.stream()
        .flatMap(e -> keys.apply(e).distinct())
        .filter(key -> !key.isEmpty() && !seen.add(key))
        .collect(Collectors.toSet());
  }

  /** Returns the address of a page without the place in it. */
  private static String page(URI url) {
    String text = url.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }

  /**
   * Completes an article from its page, which is read once; again only if the entry has another
   * title since.
   */
  private Article completed(
      Draft draft, Article article, PageVisits visits, Map<ArticleId, DateOrigin> dates) {
    URI url = article.url().orElseThrow();
    Optional<Article> stored =
        visits.isRead(url)
            ? memory.stored().apply(article.id()).filter(s -> s.url().equals(article.url()))
            : Optional.empty();
    if (stored.isPresent() && stored.get().title().equals(article.title())) {
      return kept(draft, article, stored.get(), dates);
    }
    Optional<ReadPage> read = stored.isPresent() ? visits.again(url) : visits.read(url);
    Optional<PageDocument> page = read.filter(r -> r.kind().mayBeArticle()).map(ReadPage::page);
    Article whole =
        page.map(p -> draft.completed(article, p))
            .or(() -> stored.map(s -> kept(draft, article, s, dates)))
            .orElse(article);
    page.flatMap(PageDocument::published)
        .filter(date -> whole.published().isPresent())
        .ifPresent(date -> dates.putIfAbsent(article.id(), date.origin()));
    return whole;
  }

  private static Article kept(
      Draft draft, Article article, Article stored, Map<ArticleId, DateOrigin> dates) {
    Article kept = draft.kept(article, stored);
    if (kept.published().isPresent()) {
      dates.putIfAbsent(article.id(), DateOrigin.EARLIER);
    }
    return kept;
  }

  private static boolean wantsPage(Source source, Entry entry, Article article, boolean more) {
    boolean wanted =
        source.fullText() == FullText.ALWAYS
            || (source.fullText() == FullText.AUTO && (more || isTeaser(entry, article.text())));
    return wanted && article.url().filter(Wanted.PAGE::takes).isPresent();
  }

  private static boolean isTeaser(Entry entry, String text) {
    return isShorter(text, TEASER)
        || (isPlain(entry, text) && isShorter(text, PLAIN_TEASER))
        || isCut(text)
        || endsMidSentence(text);
  }

  /** Whether a text ends with a long line whose last character ends no sentence. */
  private static boolean endsMidSentence(String text) {
    if (text.isEmpty()) {
      return false;
    }
    int last = text.codePointBefore(text.length());
    int before = text.length() - Character.charCount(last);
    boolean open =
        last == ','
            || last == ';'
            || Character.getType(last) == Character.LOWERCASE_LETTER
            || Character.getType(last) == Character.OTHER_LETTER;
    return open && before - text.lastIndexOf('\n') > LONG_LINE;
  }

  /** Whether a text ends with an ellipsis, perhaps in brackets. */
  private static boolean isCut(String text) {
    boolean closed = text.endsWith("]") || text.endsWith(")");
    String end = closed ? text.substring(0, text.length() - 1) : text;
    return end.endsWith("\u2026") || end.endsWith("...");
  }

  /** Whether an entry has one paragraph without markup, as software writes summaries. */
  private static boolean isPlain(Entry entry, String text) {
    return entry.contentHtml().isEmpty()
        && entry.summaryHtml().indexOf('<') < 0
        && text.indexOf('\n') < 0;
  }

  private static boolean isShorter(String text, int limit) {
    return text.length() < limit && length(text) < limit;
  }

  private static long length(String text) {
    long length = text.length();
    for (int i = 0; i < text.length(); i++) {
      // The second half of a pair is no ideograph.
      boolean ideograph =
          text.charAt(i) >= FIRST_IDEOGRAPH && Character.isIdeographic(text.codePointAt(i));
      length += ideograph ? IDEOGRAPH - 1 : 0;
    }
    return length;
  }
}
