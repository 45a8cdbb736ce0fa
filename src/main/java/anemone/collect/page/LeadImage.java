package anemone.collect.page;

import anemone.article.Image;
import anemone.collect.image.ContentImages;
import anemone.collect.image.ImageCandidate;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The image that a page is shown with: the one that it names as its own, in the words that stand at
 * it in the text; else the first picture of its text.
 */
final class LeadImage {

  /** A named image that is declared narrower gives way to a wider one. */
  private static final int WIDE_ENOUGH = 528;

  private static final int SHORTEST_NAME = 6;

  private LeadImage() {}

  /**
   * The image.
   *
   * @param named what the page names, in the order of trust
   * @param page the whole page
   * @param article the elements of its article
   */
  static Optional<Image> of(List<ImageCandidate> named, Document page, Element article) {
    List<ImageCandidate> real = named.stream().filter(ImageCandidate::isRealWhereNamed).toList();
    Optional<ImageCandidate> best =
        real.stream()
            .filter(image -> image.width() == 0 || image.width() >= WIDE_ENOUGH)
            .findFirst()
            .or(() -> ImageCandidate.widest(real));
    return best.map(image -> inItsWords(image, page))
        .or(() -> ContentImages.first(article, page.baseUri()))
        .map(ImageCandidate::image);
  }

  /** A named image with the alternative text and caption of the same file in the page. */
  private static ImageCandidate inItsWords(ImageCandidate named, Document page) {
    String name = name(named.url());
    if (name.length() < SHORTEST_NAME) {
      return named;
    }
    return page.select("img").stream()
        .filter(image -> image.outerHtml().contains(name))
        .findFirst()
        .map(
            image ->
                named.with(
                    named.alt().isEmpty() ? ContentImages.alt(image) : named.alt(),
                    named.caption().isEmpty() ? ContentImages.caption(image) : named.caption()))
        .orElse(named);
  }

  /** The file's name without extension and without the size that some servers put behind it. */
  private static String name(URI url) {
    String path = String.valueOf(url.getRawPath());
    String file = path.substring(path.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return (dot > 0 ? file.substring(0, dot) : file).replaceFirst("-\\d{2,4}x\\d{2,4}$", "");
  }
}
