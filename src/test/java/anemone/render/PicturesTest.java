package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.fixture.EditionFixture;
import anemone.fixture.MailGallery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

  private static final String QUAY = "https://harbour-post.example.org/quay.jpg?w=1200&q=80";

  @Test
  void nothingIsLoadedWhenAMailIsOpenedUnlessTheEditorWantsIt() {
    assertThat(page(Images.NONE, "en", QUAY).select("img")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en, Picture: Harbour Post", "de, Bild: Harbour Post", "ja, 画像：Harbour Post"})
  void theFirstStoryShowsItsPictureAndSaysWhoseItIs(String language, String credit) {
    Document page = page(Images.HOSTED, language, QUAY);

    Element picture = page.expectFirst("td img");
    assertThat(page.select("img")).hasSize(1);
    assertThat(picture.attr("src")).isEqualTo(QUAY);
    assertThat(picture.attr("width")).isEqualTo("528");
    assertThat(picture.hasAttr("height")).isFalse();
    assertThat(picture.attr("style")).contains("width:100%", "height:auto", "max-width:528px");
    assertThat(page.select("h2 + p:has(a > img) + p").text()).isEqualTo(credit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://harbour-post.example.org/a.png",
        "data:image/png;base64,AAAA",
        "/a.png"
      })
  void aPictureThatIsNotOnASafeServerIsLeftOut(String url) {
    assertThat(page(Images.HOSTED, "en", url).select("img")).isEmpty();
  }

  @Test
  void aPictureInsideTheMailIsNamedByItsContentId() {
    Message mail = message(Images.INLINE, "en", "http://harbour-post.example.org/a.png");
    Element picture = Jsoup.parse(mail.html()).expectFirst("td img");

    assertThat(mail.inline()).hasSize(1);
    assertThat(picture.attr("src")).isEqualTo("cid:" + mail.inline().get(0).id());
  }

  @Test
  void aPictureIsMeasuredByItsHeader() {
    byte[] png = Base64.getDecoder().decode(PNG);
    byte[] gif = {'G', 'I', 'F', '8', '9', 'a', (byte) 0x90, 1, 0x2c, 1, 0};
    byte[] jpeg = {
      (byte) 0xff,
      (byte) 0xd8,
      (byte) 0xff,
      (byte) 0xe0,
      0,
      4,
      0,
      0,
      (byte) 0xff,
      (byte) 0xc0,
      0,
      17,
      8,
      1,
      0x2c,
      1,
      (byte) 0x90,
      3
    };

    assertThat(Picture.of(png, false)).contains(new Picture("image/png", 320, 200, ""));
    assertThat(Picture.of(png, true)).contains(new Picture("image/png", 320, 200, PNG));
    assertThat(Picture.of(gif, false)).contains(new Picture("image/gif", 400, 300, ""));
    assertThat(Picture.of(jpeg, false)).contains(new Picture("image/jpeg", 400, 300, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<svg/>", "GIF89a\u0001\u0000\u0001\u0000\u0000", "RIFF0000WEBP"})
  void whatIsNoPictureOrATrackingPixelIsLeftOut(String file) {
    assertThat(Picture.of(file.getBytes(StandardCharsets.ISO_8859_1), true)).isEmpty();
  }

  /** The beginning of a file of 320 by 200 pixels. */
  private static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAUAAAADICAIAAAA=";

  private static Document page(Images images, String language, String picture) {
    return Jsoup.parse(message(images, language, picture).html());
  }

  private static Message message(Images images, String language, String picture) {
    Bite bite =
        EditionFixture.bite(
            EditionFixture.article(language, "A quiet quay", "Quiet."), 1, "Quiet.");
    Bite pictured = MailGallery.pictured(bite, picture);
    Edition edition = EditionFixture.edition(Map.of("sea", List.of(pictured, pictured, bite)));
    return MailGallery.message(edition, new Look(Theme.DEFAULT, images), language);
  }
}
