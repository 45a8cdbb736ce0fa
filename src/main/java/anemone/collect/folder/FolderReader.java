package anemone.collect.folder;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.Limits;
import anemone.collect.date.DateOrigin;
import anemone.collect.date.DatedBy;
import anemone.collect.page.BadFrontMatterException;
import anemone.collect.page.MarkdownDocument;
import anemone.collect.page.PageDocument;
import anemone.collect.page.PageExtractor;
import anemone.collect.page.SavedText;
import anemone.collect.text.Encoding;
import anemone.collect.text.LanguageTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** Reads the articles of a folder and its subfolders. A bad file does not affect the others. */
public final class FolderReader {

  private static final int DEPTH = 8;
  private static final Set<String> KINDS = Set.of("md", "markdown", "txt", "html", "htm");

  private final Limits limits;
  private final Clock clock;

  /**
   * A reader of folders.
   *
   * @param limits the maximum size and number of files
   * @param clock the time
   */
  public FolderReader(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Reads the articles of a folder, the files that were changed last if there are too many, in the
   * order of their paths. Symbolic links are not followed.
   */
  public Harvest read(Source source, Path folder) {
    List<Article> articles = new ArrayList<>();
    Map<ArticleId, DateOrigin> dates = new HashMap<>();
    List<Harvest.Failure> failures = new ArrayList<>();
    List<Harvest.Notice> notices = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder, DEPTH)) {
      Newest newest = new Newest(limits.items());
      paths
          .filter(path -> KINDS.contains(kind(path)))
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .forEach(newest::add);
      if (newest.leftOut() > 0) {
        notices.add(
            new Harvest.Notice(
                source,
                "%s has %,d files; the %,d that were changed last were read, the others left out"
                    .formatted(folder, newest.all(), limits.items())));
      }
      for (Path file : newest.files()) {
        try {
          articles.add(article(source, folder, file, dates));
        } catch (BadFile e) {
          failures.add(new Harvest.Failure(source, String.valueOf(e.getMessage())));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      failures.add(
          new Harvest.Failure(source, "unable to read the folder " + folder + ": " + why(e)));
    }
    return new Harvest(
        articles.stream()
            .filter(a -> source.filter().takes(a, List.of(), clock.instant()))
            .limit(source.filter().most())
            .toList(),
        failures,
        notices,
        List.of(),
        dates);
  }

  private Article article(Source source, Path folder, Path file, Map<ArticleId, DateOrigin> dates)
      throws BadFile {
    try {
      if (Files.size(file) > limits.bytes()) {
        throw new BadFile(
            "unable to read " + file + ": it is larger than " + (limits.bytes() >> 20) + " MB");
      }
      PageDocument document = document(file, Files.readAllBytes(file));
      if (document.title().isEmpty()) {
        throw new BadFile("unable to read " + file + ": it has no title and no text");
      }
      Article article = article(source, folder, file, document);
      dates.put(article.id(), document.published().map(DatedBy::origin).orElse(DateOrigin.FILE));
      return article;
    } catch (IOException e) {
      throw new BadFile("unable to read " + file + ": " + why(e));
    } catch (RuntimeException | StackOverflowError e) {
      // A hostile file may be too much for a parser; that must not cost the other files.
      throw new BadFile("unable to read " + file + ": " + e);
    }
  }

  private Article article(Source source, Path folder, Path file, PageDocument document)
      throws IOException {
    Instant changed = Files.getLastModifiedTime(file).toInstant();
    String name = folder.relativize(file).toString().replace('\\', '/');
    return new Article(
        ArticleId.of(source.name(), name),
        source.name(),
        source.topics(),
        document.canonical(),
        document.headline(),
        document.kicker(),
        document.authorName(),
        Optional.of(document.published().map(DatedBy::instant).orElse(changed)),
        LanguageTag.of(document.language()).orElse(Article.UNDETERMINED),
        document.text().isEmpty() ? document.title() : document.text(),
        document.image(),
        clock.instant());
  }

  private static PageDocument document(Path file, byte[] bytes) throws BadFile {
    String text = Encoding.decode(bytes, "");
    try {
      return switch (kind(file)) {
        case "md", "markdown" -> MarkdownDocument.parse(text);
        case "html", "htm" -> new PageExtractor().extract(Jsoup.parse(text));
        default -> SavedText.parse(text);
      };
    } catch (BadFrontMatterException e) {
      throw new BadFile(file + ":" + e.line() + ": " + e.sentence());
    }
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String why(Exception e) {
    if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return why(unchecked.getCause());
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof NoSuchFileException
        ? "there is no such folder"
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** Thrown for a file that is not an article. */
  private static final class BadFile extends Exception {

    private static final long serialVersionUID = 1L;

    BadFile(String message) {
      super(message);
    }
  }
}
