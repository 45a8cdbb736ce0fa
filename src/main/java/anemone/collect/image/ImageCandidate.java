package anemone.collect.image;

import anemone.article.Image;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One form of an image offered by a page or feed.
 *
 * @param url its absolute address
 * @param width the declared width in pixels; 0 if unknown
 * @param height the declared height in pixels; 0 if unknown
 * @param alt the alternative text, plain text, or empty
 * @param caption the caption, plain text, or empty
 */
public record ImageCandidate(URI url, int width, int height, String alt, String caption) {

  /**
   * Maximum useful width in pixels: mail columns have 600 pixels, and high-resolution screens two
   * or three dots for each.
   */
  private static final int WIDEST = 2_000;

  /** A candidate without alternative text and caption. */
  public ImageCandidate(URI url, int width, int height) {
    this(url, width, height, "", "");
  }

  /** Returns the candidate with alternative text and caption. */
  public ImageCandidate with(String alt, String caption) {
    return new ImageCandidate(url, width, height, alt, caption);
  }

  /** Whether it is a content image, by its address and declared size. */
  public boolean isReal() {
    return RealImage.hasSize(width, height) && RealImage.isAddress(url);
  }

  /** Whether it is a content image, by weaker rules for images that a page or feed declares. */
  public boolean isRealWhereNamed() {
    return RealImage.hasSize(width, height) && RealImage.isNamedAddress(url);
  }

  /** Converts it to an article's image. */
  public Image image() {
    return new Image(url, alt, caption);
  }

  /**
   * Returns the best of several forms of one image: the widest of at most 2,000 pixels, else the
   * narrowest; the first if no width is declared.
   */
  public static Optional<ImageCandidate> widest(List<ImageCandidate> forms) {
    Optional<ImageCandidate> fit =
        forms.stream()
            .filter(form -> form.width <= WIDEST)
            .reduce((a, b) -> b.width > a.width ? b : a);
    return fit.isPresent() ? fit : forms.stream().min(Comparator.comparingInt(form -> form.width));
  }
}
