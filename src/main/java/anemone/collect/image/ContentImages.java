package anemone.collect.image;

import anemone.article.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Finds the images in an article's own HTML. */
public final class ContentImages {

  /** Attributes for the address; pages that load images lazily use {@code data-} ones. */
  private static final List<String> SOURCES =
      List.of("src", "data-src", "data-lazy-src", "data-original", "data-orig-file");

  private static final List<String> SETS =
      List.of("srcset", "data-srcset", "data-lazy-srcset", "data-original-set");

  private static final Pattern PIXELS =
      Pattern.compile("^\\s*(\\d{1,5})(?:\\.\\d+)?\\s*(?:px)?\\s*$");
  private static final Pattern STYLE_WIDTH =
      Pattern.compile("(?:^|[;\\s])width\\s*:\\s*(\\d{1,5})px", Pattern.CASE_INSENSITIVE);
  private static final Pattern UNSHOWN_TYPE =
      Pattern.compile("image/(?:avif|svg\\+xml|heic|jxl|jp2)", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_CAPTION = 600;

  private ContentImages() {}

  /**
   * Returns the first content image in HTML, such as a feed entry's.
   *
   * @param html a fragment
   * @param base the address that relative links start from
   */
  public static Optional<ImageCandidate> first(String html, URI base) {
    return html.contains("<img") || html.contains("<IMG")
        ? first(Jsoup.parseBodyFragment(html).body(), Optional.of(base))
        : Optional.empty();
  }

  /**
   * Returns the first content image below an element, in document order.
   *
   * @param base the address that relative links start from, or empty
   */
  public static Optional<ImageCandidate> first(Element content, Optional<URI> base) {
    return content.select("img").stream()
        .flatMap(image -> of(image, base).stream())
        .filter(ImageCandidate::isReal)
        .findFirst();
  }

  /**
   * Returns the best form of an {@code img} element; empty if its size or surroundings are not
   * those of a content image.
   */
  static Optional<ImageCandidate> of(Element image, Optional<URI> base) {
    if (!RealImage.isPlace(image)) {
      return Optional.empty();
    }
    int width = pixels(image.attr("width")).orElse(styled(image));
    int height = pixels(image.attr("height")).orElse(0);
    if (!RealImage.hasSize(width, height)) {
      return Optional.empty();
    }
    return ImageCandidate.widest(forms(image, base, width, height))
        .map(form -> form.with(alt(image), caption(image)));
  }

  private static List<ImageCandidate> forms(
      Element image, Optional<URI> base, int width, int height) {
    List<ImageCandidate> forms = new ArrayList<>();
    for (String name : SOURCES) {
      WebAddress.parse(image.attr(name), base)
          .ifPresent(url -> forms.add(new ImageCandidate(url, width, height)));
    }
    addSets(image, base, width, forms);
    Element around = image.parent();
    if (around != null && around.normalName().equals("picture")) {
      for (Element source : around.select("> source")) {
        if (!UNSHOWN_TYPE.matcher(source.attr("type")).find()) {
          addSets(source, base, width, forms);
        }
      }
    }
    return forms;
  }

  private static void addSets(
      Element element, Optional<URI> base, int width, List<ImageCandidate> forms) {
    for (String name : SETS) {
      for (SourceSet.Form form : SourceSet.parse(element.attr(name), width)) {
        WebAddress.parse(form.address(), base)
            .ifPresent(url -> forms.add(new ImageCandidate(url, form.width(), 0)));
      }
    }
  }

  private static Optional<Integer> pixels(String text) {
    Matcher matcher = PIXELS.matcher(text);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  private static int styled(Element image) {
    Matcher matcher = STYLE_WIDTH.matcher(image.attr("style"));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** Returns the alternative text of an image; empty if it only repeats a file name. */
  public static String alt(Element image) {
    return ImageText.alt(image.attr("alt"));
  }

  /**
   * Returns the caption of an image: of its figure, or of a small box around it that is named as
   * caption.
   */
  public static String caption(Element image) {
    Element figure = image.closest("figure");
    if (figure != null) {
      Element caption = figure.selectFirst("figcaption");
      return caption == null ? "" : line(caption);
    }
    Element around = image.parent();
    for (int level = 0; level < 3 && around != null; level++) {
      if (around.select("img").size() > 1 || around.text().length() > LONGEST_CAPTION) {
        return "";
      }
      Element caption = around.selectFirst("[class*=caption]:not(:has(img))");
      if (caption != null) {
        return line(caption);
      }
      around = around.parent();
    }
    return "";
  }

  private static String line(Element caption) {
    String text = ImageText.line(caption.text());
    return text.length() <= LONGEST_CAPTION ? text : "";
  }
}
