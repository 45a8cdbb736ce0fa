package anemone.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One collected item, as published by its source. Immutable.
 *
 * @param id its identity
 * @param source the name of its source
 * @param topics the topics of its source
 * @param url the address of the whole article; empty for a file without one
 * @param title its headline, plain text, never empty
 * @param kicker the label before the headline or first sentence ("A hot potato"), or empty
 * @param author the name of its author, or empty
 * @param published the publication time given by its source
 * @param language its language as a BCP 47 tag; {@code und} if unknown
 * @param text its body: plain text in Unicode NFC, paragraphs separated by one empty line
 * @param teaser its source's short description besides the text, plain text, or empty
 * @param image its lead image
 * @param collected the time of its collection
 */
public record Article(
    ArticleId id,
    String source,
    List<String> topics,
    Optional<URI> url,
    String title,
    String kicker,
    String author,
    Optional<Instant> published,
    String language,
    String text,
    String teaser,
    Optional<Image> image,
    Instant collected) {

  /** The tag of an undetermined language (BCP 47, RFC 5646 section 4.1). */
  public static final String UNDETERMINED = "und";

  /** Copies the topics; an article that was kept before there were teasers has none. */
  public Article {
    topics = List.copyOf(topics);
    teaser = Objects.requireNonNullElse(teaser, "");
  }

  /** An article without a teaser. */
  public Article(
      ArticleId id,
      String source,
      List<String> topics,
      Optional<URI> url,
      String title,
      String kicker,
      String author,
      Optional<Instant> published,
      String language,
      String text,
      Optional<Image> image,
      Instant collected) {
    this(
        id, source, topics, url, title, kicker, author, published, language, text, "", image,
        collected);
  }

  /** Returns the article with another collection time. */
  public Article withCollected(Instant moment) {
    return with(teaser, moment);
  }

  /** The article as one with a teaser. */
  public Article withTeaser(String words) {
    return with(words, collected);
  }

  /** The article with another identity. */
  public Article withId(ArticleId other) {
    return new Article(
        other, source, topics, url, title, kicker, author, published, language, text, teaser, image,
        collected);
  }

  /** The article with another headline. */
  public Article withTitle(String other) {
    return new Article(
        id, source, topics, url, other, kicker, author, published, language, text, teaser, image,
        collected);
  }

  /** The article with another publication time. */
  public Article withPublished(Optional<Instant> moment) {
    return new Article(
        id, source, topics, url, title, kicker, author, moment, language, text, teaser, image,
        collected);
  }

  private Article with(String words, Instant moment) {
    return new Article(
        id, source, topics, url, title, kicker, author, published, language, text, words, image,
        moment);
  }

  /** The publication time; the collection time if the source gives none, or one still to come. */
  public Instant appeared() {
    return published.filter(p -> p.isBefore(collected)).orElse(collected);
  }
}
