package anemone.collect.feed;

import anemone.article.Image;
import anemone.collect.image.ImageCandidate;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Finds the image declared by an entry: Media RSS ({@code content}, {@code thumbnail}, {@code
 * credit}), an enclosure, or an iTunes cover.
 */
final class EntryImage {

  /** The address of an image file, for media objects without a type. */
  private static final Pattern PICTURE =
      Pattern.compile("\\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", Pattern.CASE_INSENSITIVE);

  private EntryImage() {}

  /**
   * Returns the widest image of an entry; without declared widths, a full image rather than a
   * thumbnail.
   *
   * @param base the base of relative addresses
   */
  static Optional<Image> of(Element entry, URI base) {
    // An element without attributes has no address.
    List<Element> all = entry.stream().filter(e -> e.attributesSize() > 0).toList();
    List<ImageCandidate> whole = candidates(all.stream().filter(EntryImage::isWhole), base);
    List<ImageCandidate> small = candidates(all.stream().filter(EntryImage::isThumbnail), base);
    int wholeWidth = ImageCandidate.widest(whole).map(ImageCandidate::width).orElse(-1);
    Optional<ImageCandidate> thumbnail =
        ImageCandidate.widest(small).filter(image -> wholeWidth != 0 && image.width() > wholeWidth);
    return thumbnail.or(() -> ImageCandidate.widest(whole)).map(ImageCandidate::image);
  }

  private static List<ImageCandidate> candidates(Stream<Element> elements, URI base) {
    return elements
        .flatMap(
            e -> {
              String address = e.hasAttr("url") ? e.attr("url") : e.attr("href");
              return Markup.address(address, Optional.of(base))
                  .map(
                      url ->
                          new ImageCandidate(
                              url,
                              pixels(e.attr("width")),
                              pixels(e.attr("height")),
                              "",
                              caption(e)))
                  .stream();
            })
        .filter(ImageCandidate::isRealWhereNamed)
        .toList();
  }

  /** Whether an element is a full image, not a thumbnail. */
  static boolean isWhole(Element e) {
    return switch (name(e)) {
      case "media:content" ->
          e.attr("medium").equals("image")
              || e.attr("type").startsWith("image/")
              || (e.attr("medium").isEmpty()
                  && e.attr("type").isEmpty()
                  && PICTURE.matcher(e.attr("url")).find());
      case ":enclosure" -> e.attr("type").startsWith("image/");
      case ":link" -> e.attr("rel").equals("enclosure") && e.attr("type").startsWith("image/");
      default -> false;
    };
  }

  private static boolean isThumbnail(Element e) {
    return name(e).equals("media:thumbnail") || name(e).equals("itunes:image");
  }

  private static String name(Element e) {
    return NamedElements.prefix(e) + ":" + NamedElements.local(e);
  }

  /** Returns description or title of a Media RSS object, with its credit. */
  private static String caption(Element media) {
    String text = text(media, "media:description").orElse(text(media, "media:title").orElse(""));
    String credit = text(media, "media:credit").orElse("");
    boolean both = !text.isEmpty() && !credit.isEmpty() && !text.contains(credit);
    return both ? text + " (" + credit + ")" : text.isEmpty() ? credit : text;
  }

  private static Optional<String> text(Element media, String name) {
    return NamedElements.first(media, name)
        .map(e -> Markup.line(Markup.html(e)))
        .filter(text -> !text.isEmpty());
  }

  private static int pixels(String text) {
    String digits = text.strip();
    return digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
  }
}
