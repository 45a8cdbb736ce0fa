package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesIT {

  /** The beginning of a PNG file of 320 by 200 pixels. */
  private static final byte[] PNG =
      Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAUAAAADICAIAAAA=");

  @TempDir private Path folder;

  @Test
  void aPictureIsFetchedOnceMeasuredAndPutIntoTheMail() throws Exception {
    try (Site site = Site.open()) {
      site.page("/quay.png", "image/png", PNG)
          .page(
              "/feed",
              "application/rss+xml",
              """
              <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
              <title>Quay</title><item><title>The quay is mended</title><guid>1</guid>
              <media:thumbnail url="%s"/><description>%s</description></item></channel></rss>
              """
                  .formatted(site.at("/quay.png"), "Nine masons mended it in a week. ".repeat(20)));
      SampleNewsletter newsletter = SampleNewsletter.in(folder, 1);
      newsletter.settings("{name: Desk, folder: articles,", "{name: Desk, feed: \"FEED\",");
      newsletter.settings("FEED", site.at("/feed").toString());
      newsletter.settings("edition:", "images: inline\nedition:");

      Run run = new Program(folder, Map.of()).run("preview", "--out", "proof");
      String mail = Files.readString(folder.resolve("proof/digest.eml"));

      assertThat(run.exitCode()).isZero();
      assertThat(mail).contains("multipart/related").contains("Content-Type: image/png");
      assertThat(Files.readString(folder.resolve("proof/digest.html")))
          .contains("src=\"cid:")
          .contains("width=\"320\" height=\"200\"");
      assertThat(site.visits()).filteredOn("GET /quay.png"::equals).hasSize(1);
    }
  }
}
