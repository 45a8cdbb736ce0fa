package anemone.collect.page;

import anemone.article.Image;
import anemone.article.WebAddress;
import anemone.collect.image.ContentImages;
import anemone.collect.image.ImageCandidate;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Selects the lead image of a page: the declared one, with the alternative text and caption that it
 * has in the text; else the first content image.
 */
final class LeadImage {

  /** Minimum width at which a declared image is taken, in pixels. */
  private static final int WIDE_ENOUGH = 528;

  private static final int SHORTEST_NAME = 6;

  private LeadImage() {}

  /**
   * Returns the image.
   *
   * @param named the declared images, the most reliable first
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
        .or(() -> ContentImages.first(article, WebAddress.parse(page.baseUri())))
        .map(ImageCandidate::image);
  }

  /** Returns a declared image with the alternative text and caption of its file in the page. */
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

  /** Returns the file name without extension and size suffix. */
  private static String name(URI url) {
    String path = String.valueOf(url.getRawPath());
    String file = path.substring(path.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return (dot > 0 ? file.substring(0, dot) : file).replaceFirst("-\\d{2,4}x\\d{2,4}$", "");
  }
}
