package anemone.collect.image;

import anemone.article.Image;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One form in which a page or feed offers an image.
 *
 * @param url its absolute address
 * @param width its width in pixels as declared; 0 where nobody says
 * @param height its height in pixels as declared; 0 where nobody says
 * @param alt what it shows, plain text, or empty
 * @param caption what stands below it, plain text, or empty
 */
public record ImageCandidate(URI url, int width, int height, String alt, String caption) {

  /**
   * A wider form costs readers more than it shows: mail columns have 600 pixels, sharp screens two
   * dots for each.
   */
  private static final int WIDEST = 2_000;

  /** A candidate without words. */
  public ImageCandidate(URI url, int width, int height) {
    this(url, width, height, "", "");
  }

  /** The same with words. */
  public ImageCandidate with(String alt, String caption) {
    return new ImageCandidate(url, width, height, alt, caption);
  }

  /** Whether it is a picture of its article, by its address and declared size. */
  public boolean isReal() {
    return RealImage.hasSize(width, height) && RealImage.isAddress(url);
  }

  /** The same for one that a page or feed names as its picture, which is believed more. */
  public boolean isRealWhereNamed() {
    return RealImage.hasSize(width, height) && RealImage.isNamedAddress(url);
  }

  /** It as an article's image. */
  public Image image() {
    return new Image(url, alt, caption);
  }

  /**
   * The best of several forms of one image: the widest that is not wider than a mail can use, else
   * the narrowest. Where no form declares its width, the first.
   */
  public static Optional<ImageCandidate> widest(List<ImageCandidate> forms) {
    Optional<ImageCandidate> fit =
        forms.stream()
            .filter(form -> form.width <= WIDEST)
            .reduce((a, b) -> b.width > a.width ? b : a);
    return fit.isPresent() ? fit : forms.stream().min(Comparator.comparingInt(form -> form.width));
  }
}
