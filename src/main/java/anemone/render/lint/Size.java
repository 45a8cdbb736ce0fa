package anemone.render.lint;

import anemone.render.SizeFit;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An HTML part so large that Gmail cuts it and hides its foot, with the link to unsubscribe. */
final class Size implements Rule {

  @Override
  public String id() {
    return "size";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  private static final int MOST = 102_000;
  private static final int MANY = 90_000;

  @Override
  public List<Finding> check(Specimen specimen) {
    int bytes = encoded(specimen.message().html());
    if (bytes <= MANY) {
      return List.of();
    }
    return List.of(
        finding(
            bytes > MOST ? Severity.ERROR : Severity.WARNING,
            Place.whole(Specimen.HTML),
            "it takes %,d bytes as it is sent, and Gmail cuts mails at about %,d"
                .formatted(bytes, MOST),
            "show fewer stories (edition.stories, edition.also), or shorten the templates and"
                + " styles"));
  }

  /** The bytes in the shorter of the two transfer encodings (RFC 2045). */
  private static int encoded(String html) {
    int lines = (html.getBytes(StandardCharsets.UTF_8).length + 56) / 57;
    return Math.min(SizeFit.encoded(html), 78 * lines);
  }
}
