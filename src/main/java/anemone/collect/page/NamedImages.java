package anemone.collect.page;

import anemone.article.WebAddress;
import anemone.collect.image.ImageCandidate;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the images that a page declares: OpenGraph, Twitter cards, JSON-LD, meta elements. */
final class NamedImages {

  private NamedImages() {}

  /** Returns the images, the most reliable first. */
  static List<ImageCandidate> of(MetaTags meta, JsonLd data, Optional<URI> base) {
    List<ImageCandidate> images = new ArrayList<>();
    int width = pixels(meta.get("og:image:width"));
    int height = pixels(meta.get("og:image:height"));
    String alt = PlainHtml.line(meta.get("og:image:alt").findFirst().orElse(""));
    meta.get("og:image:secure_url", "og:image", "og:image:url")
        .limit(1)
        .flatMap(address -> WebAddress.parse(address, base).stream())
        .forEach(url -> images.add(new ImageCandidate(url, width, height, alt, "")));
    Stream<String> more =
        Stream.concat(meta.get("og:image").skip(1), meta.get("twitter:image", "twitter:image:src"));
    more.flatMap(address -> WebAddress.parse(address, base).stream())
        .forEach(url -> images.add(new ImageCandidate(url, 0, 0)));
    data.articles().forEach(article -> add(article.path("image"), base, images));
    data.articles().forEach(article -> add(article.path("thumbnailUrl"), base, images));
    meta.get("image", "thumbnail", "sailthru:image:full", "parsely-image-url")
        .flatMap(address -> WebAddress.parse(address, base).stream())
        .forEach(url -> images.add(new ImageCandidate(url, 0, 0)));
    return images;
  }

  private static void add(JsonNode image, Optional<URI> base, List<ImageCandidate> images) {
    if (image.isArray()) {
      image.forEach(each -> add(each, base, images));
      return;
    }
    String address = image.isString() ? image.asString() : text(image, "url", "contentUrl");
    WebAddress.parse(address, base)
        .ifPresent(
            u ->
                images.add(
                    new ImageCandidate(
                        u,
                        number(image.path("width")),
                        number(image.path("height")),
                        "",
                        words(image))));
  }

  /** Returns caption and credit of an ImageObject (https://schema.org/ImageObject). */
  private static String words(JsonNode image) {
    String caption = text(image, "caption", "description");
    String credit = text(image, "creditText", "copyrightNotice");
    boolean both = !caption.isEmpty() && !credit.isEmpty() && !caption.contains(credit);
    return both ? caption + " (" + credit + ")" : caption.isEmpty() ? credit : caption;
  }

  private static String text(JsonNode node, String... names) {
    return Stream.of(names)
        .map(name -> PlainHtml.line(node.path(name).asString("")))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static int number(JsonNode node) {
    JsonNode value = node.isObject() ? node.path("value") : node;
    return value.isNumber() ? value.asInt(0) : pixels(Stream.of(value.asString("")));
  }

  private static int pixels(Stream<String> values) {
    return values
        .map(value -> value.strip().replaceFirst("\\s*px$", ""))
        .filter(value -> value.matches("\\d{1,5}"))
        .map(Integer::valueOf)
        .findFirst()
        .orElse(0);
  }
}
