package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Image;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.fixture.EditionFixture;
import anemone.fixture.MailGallery;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  @ParameterizedTest
  @CsvSource({"1200, 675, 528, 297", "300, 200, 300, 200", "800, 1600, 220, 440"})
  void aPictureIsShownNoWiderThanItIsAndNoTallerThanTheColumnIsWide(
      int width, int height, int shownWidth, int shownHeight) {
    Page.Picture shown = shown(new Image(URI.create(QUAY)), width, height);

    assertThat(shown.width()).isEqualTo(shownWidth);
    assertThat(shown.height()).isEqualTo(shownHeight);
  }

  @Test
  void templatesGetTheWordsThatTheSourceGivesThePicture() {
    Page.Picture shown =
        shown(
            new Image(URI.create(QUAY), "Masons on the quay", "At work (Photo: A. Dahl)"),
            640,
            360);

    assertThat(shown.alt()).isEqualTo("Masons on the quay");
    assertThat(shown.caption()).contains("At work (Photo: A. Dahl)", "Picture: Harbour Post");
    assertThat(shown.credit()).isEqualTo("Picture: Harbour Post");
  }

  @ParameterizedTest
  @ValueSource(strings = {"At work (Photo: A. Dahl)", "a quiet quay"})
  void anAlternativeTextThatSaysWhatStandsBesideThePictureIsLeftOut(String alt) {
    Image image = new Image(URI.create(QUAY), alt, "At work (Photo: A. Dahl)");

    assertThat(shown(image, 640, 360).alt()).isEmpty();
  }

  private static Page.Picture shown(Image image, int width, int height) {
    Bite bite =
        MailGallery.pictured(
            EditionFixture.bite(
                EditionFixture.article("en", "A quiet quay", "Quiet."), 1, "Quiet."),
            image);
    Edition edition = EditionFixture.edition(Map.of("sea", List.of(bite)));
    Proof proof =
        new Proof(
                edition,
                EditionFixture.design().in(new Look(Theme.DEFAULT, Images.HOSTED)),
                EditionFixture.letterhead())
            .with(Map.of(image.url().toString(), new Picture("image/jpeg", width, height, "")));
    PageBuilder pages = new PageBuilder(proof, Words.in(Locale.ENGLISH), Gap.reader(false));
    return pages
        .page(edition, List.of(), Optional.empty(), 9, true)
        .sections()
        .get(0)
        .stories()
        .get(0)
        .picture();
  }

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
