package anemone.render.lint;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Earlier;
import anemone.edition.Edition;
import anemone.edition.EditionWords;
import anemone.edition.Span;
import anemone.render.Clean;
import anemone.render.EditorMarkdown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The texts and addresses of a mail that come from articles or from the editor. They are not
 * mistakes of the templates: otherwise one feed could keep the whole edition from being sent.
 */
final class Origin {

  private static final int FEWEST_LETTERS = 12;

  private final Edition edition;
  private final List<String> titles;
  private final List<String> words;

  Origin(Edition edition) {
    this.edition = edition;
    this.titles =
        Stream.concat(
                articles().map(Article::title),
                edition.told().stream().flatMap(b -> b.earlier().stream()).map(Earlier::title))
            .map(Clean::line)
            .toList();
    this.words =
        Stream.concat(own(edition.words()), edition.told().stream().flatMap(Origin::words))
            .toList();
  }

  /** Whether a text is part of an article or of the editor's texts, as shown in a mail. */
  boolean says(String text) {
    return words.stream().anyMatch(own -> own.contains(text));
  }

  private static Stream<String> own(EditionWords words) {
    return Stream.concat(
        Stream.of(words.subject(), words.preheader()).map(Clean::line),
        words.intro().lines().map(EditorMarkdown::plain));
  }

  /** Whether an address is an article's. */
  boolean links(String url) {
    return Stream.concat(
            articles().map(Article::url),
            edition.told().stream().flatMap(b -> b.earlier().stream()).map(Earlier::url))
        .anyMatch(address -> Clean.link(address).equals(url));
  }

  /** Whether a text is the title of a story, or the start of one with an ellipsis. */
  boolean isTitle(String text) {
    return titles.stream().anyMatch(title -> isTitleOf(text, title));
  }

  /** Whether a text is a title, or its start with an ellipsis. */
  boolean isTitleOf(String text, String title) {
    String start = text.replaceFirst("\\s*\u2026$", "");
    String plain = Clean.line(title);
    return start.equals(text) ? plain.equals(text) : plain.startsWith(start);
  }

  /** Returns the article whose picture an {@code img} shows, by its address or by its link. */
  Optional<Article> pictured(Element image) {
    Element link = image.closest("a[href]");
    String target = link == null ? "" : link.attr("href");
    return articles()
        .filter(
            article ->
                article
                        .image()
                        .filter(i -> Clean.link(Optional.of(i.url())).equals(image.attr("src")))
                        .isPresent()
                    || (!target.isEmpty() && Clean.link(article.url()).equals(target)))
        .findFirst();
  }

  /** Whether a text contains the title of a story, or its start. */
  boolean holdsTitle(String text) {
    return titles.stream()
        .filter(title -> !title.isEmpty())
        .map(title -> title.substring(0, Math.min(FEWEST_LETTERS, title.length())))
        .anyMatch(text::contains);
  }

  /** Returns all articles of the edition. */
  Stream<Article> articles() {
    return edition.told().stream().flatMap(bite -> bite.story().articles().stream());
  }

  private static Stream<String> words(Bite bite) {
    List<String> gist = bite.gist().stream().map(Span::text).map(Clean::line).toList();
    return Stream.concat(
        Stream.of(
            String.join(" ", gist),
            String.join("", gist),
            Clean.line(bite.title()),
            bite.earlier().map(Earlier::title).map(Clean::line).orElse(""),
            Clean.line(bite.retelling()),
            EditorMarkdown.plain(bite.note())),
        bite.story().articles().stream().map(Origin::words));
  }

  private static String words(Article article) {
    return Stream.of(
            article.title(),
            article.kicker(),
            article.author(),
            article.source(),
            Clean.link(article.url()))
        .map(Clean::line)
        .collect(Collectors.joining("\n"));
  }
}
