package anemone.collect.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentImagesTest {

  private static final URI BASE = URI.create("https://quay.example/2026/boats/");
  private static final String PHOTO = "<img src=\"/img/boats-1200.jpg\" alt=\"Boats\">";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=\"https://quay.example/p.gif\" width=\"1\" height=\"1\">",
        "<img src=\"https://pixel.quay.example/a/b\">",
        "<img src=\"https://quay.example/t/1x1.png\">",
        "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">",
        "<img class=\"avatar\" src=\"/people/ines.jpg\">",
        "<img src=\"https://secure.gravatar.example/avatar/0a1b?s=600\">",
        "<div class=\"author-box\"><p><img src=\"/people/ines.jpg\"></p></div>",
        "<img class=\"wp-smiley\" src=\"/core/72x72/1f642.png\">",
        "<img src=\"/core/emoji/1f642.png\">",
        "<img src=\"https://img.shields.example/badge/build-passing\" alt=\"build\">",
        "<img src=\"/badges/build.png\">",
        "<a class=\"share\" href=\"/s\"><img src=\"/s/letterbird.png\"></a>",
        "<img src=\"/assets/facebook-icon.png\">",
        "<img src=\"/assets/quay-logo.png\">",
        "<img src=\"/rule.png\" width=\"600\" height=\"12\">",
        "<img src=\"/banner.png\" width=\"1200\" height=\"100\">",
        "<img src=\"/drawing.svg\">",
        "<aside><img src=\"/other.jpg\"></aside>",
        "<img src=\"/photo.jpg\" style=\"display: none\">",
        "<img src=\"/photo.jpg\" style=\"width: 32px\">"
      })
  void whatIsNoPictureIsPassedOver(String html) {
    assertThat(ContentImages.first("<p>Text</p>" + html, BASE)).isEmpty();
    assertThat(ContentImages.first(html + PHOTO, BASE).map(ImageCandidate::url))
        .contains(URI.create("https://quay.example/img/boats-1200.jpg"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/img/pixel-9-review.jpg",
        "/img/share-price-falls.jpg",
        "/img/icon-of-the-seas-leaves-port.jpg",
        "/uploads/logo-contest-winners-2026.jpg",
        "/badge-of-honour-exhibition.jpg"
      })
  void aWordInItsNameAloneDoesNotRuleAPictureOut(String address) {
    assertThat(ContentImages.first("<img src=\"" + address + "\">", BASE)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<img src=a.jpg srcset='a-320.jpg 320w, a-1280.jpg 1280w, a-640.jpg 640w'> | a-1280.jpg",
        "<img src=a.jpg srcset='a-640.jpg 640w, a-4000.jpg 4000w'> | a-640.jpg",
        "<img src=a.jpg srcset='a.jpg 1x, a@2x.jpg 2x'> | a@2x.jpg",
        "<img src='data:image/gif;base64,R0lGOD' data-src=lazy.jpg> | lazy.jpg",
        "<img src=a.jpg srcset='w_320,c_fill/a.jpg 320w, w_960,c_fill/a.jpg 960w'> |"
            + " w_960,c_fill/a.jpg",
        "<picture><source type=image/avif srcset='a.avif 1600w'><source srcset='b.webp 1400w'><img"
            + " src=a.jpg></picture> | b.webp"
      })
  void theWidestFormIsTaken(String html, String expected) {
    assertThat(ContentImages.first(html, BASE).map(ImageCandidate::url))
        .contains(BASE.resolve(expected));
  }

  @Test
  void altAndCaptionAreThoseOfTheSource() {
    Optional<ImageCandidate> found =
        ContentImages.first(
            """
            <figure><img src="q.jpg" alt="Masons  on the quay">
            <figcaption>At work on Monday. <small>Photo: A. Dahl</small></figcaption></figure>
            """,
            BASE);

    assertThat(found.map(ImageCandidate::alt)).contains("Masons on the quay");
    assertThat(found.map(ImageCandidate::caption)).contains("At work on Monday. Photo: A. Dahl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "IMG_0042", "quay.jpg", "image", "https://quay.example/q"})
  void anAltTextThatShowsNothingIsLeftOut(String alt) {
    assertThat(
            ContentImages.first("<img src=\"q.jpg\" alt=\"" + alt + "\">", BASE)
                .map(ImageCandidate::alt))
        .contains("");
  }

  @Test
  void aCaptionBesideItsPictureIsFoundWithoutAFigure() {
    String html =
        "<div class=\"wp-caption\"><img src=\"q.jpg\"><p class=\"wp-caption-text\">The"
            + " quay</p></div><div><img src=\"r.jpg\"></div>";

    assertThat(ContentImages.first(html, BASE).map(ImageCandidate::caption)).contains("The quay");
  }
}
