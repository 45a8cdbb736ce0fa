package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.fixture.EditionFixture;
import anemone.fixture.MailGallery;
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

    Element picture = page.expectFirst("td > img");
    assertThat(page.select("img")).hasSize(1);
    assertThat(picture.attr("src")).isEqualTo(QUAY);
    assertThat(picture.attr("alt")).isEqualTo(credit);
    assertThat(picture.attr("width")).isEqualTo("528");
    assertThat(picture.attr("style")).contains("width:100%", "height:auto");
    assertThat(page.select("img + h3")).hasSize(1);
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

  private static Document page(Images images, String language, String picture) {
    Bite bite =
        EditionFixture.bite(
            EditionFixture.article(language, "A quiet quay", "Quiet."), 1, "Quiet.");
    Bite pictured = MailGallery.pictured(bite, picture);
    Edition edition = EditionFixture.edition(Map.of("sea", List.of(pictured, pictured, bite)));
    return Jsoup.parse(
        MailGallery.message(edition, new Look(Theme.DEFAULT, images), language).html());
  }
}
