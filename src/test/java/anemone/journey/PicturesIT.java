package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.Site;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesIT {

  /** The beginning of a PNG file of 320 by 200 pixels. */
  private static final byte[] PNG =
      Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAUAAAADICAIAAAA=");

  @TempDir private Path folder;

  @Test
  void collectFetchesThePicturesAndPreviewAsksNobodyForThem() throws Exception {
    try (Site site = Site.open()) {
      Program program = newsletter(site, large());

      Run collect = program.run("collect");
      Run first = program.run("preview", "--out", "first");
      Run second = program.run("preview", "--out", "second");

      assertThat(collect.exitCode()).as(collect.toString()).isZero();
      assertThat(first.exitCode()).isZero();
      assertThat(second.exitCode()).isZero();
      assertThat(site.visits()).filteredOn("GET /quay.png"::equals).hasSize(1);
      String mail = undated("second");
      assertThat(mail).contains("multipart/related").contains("Content-Type: image/jpeg");
      assertThat(mail.length()).isLessThan(300_000);
      assertThat(mail).isEqualTo(undated("first"));
    }
  }

  /** The mail of a preview without the second at which it was made, which its boundaries follow. */
  private String undated(String preview) throws IOException {
    return Files.readString(folder.resolve(preview).resolve("digest.eml"))
        .replaceFirst("Date: .*\\R", "")
        .replaceAll("=_r?[0-9a-f]{8}-[0-9a-f-]{27}", "=_");
  }

  /** A photo as a camera gives it: too large for a mail as it is. */
  private static byte[] large() throws IOException {
    BufferedImage image = new BufferedImage(2_400, 1_600, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(11);
    for (int y = 0; y < 1_600; y++) {
      for (int x = 0; x < 2_400; x++) {
        image.setRGB(x, y, (x * 255 / 2_400) << 16 | random.nextInt(64));
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }

  private Program newsletter(Site site, byte[] picture) throws IOException {
    site.page("/quay.png", "image/png", picture)
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
    newsletter.settings(
        "{name: Desk, folder: articles,", "{name: Desk, feed: \"FEED\", private: true,");
    newsletter.settings("FEED", site.at("/feed").toString());
    newsletter.settings("edition:", "images: inline\nedition:");
    return new Program(folder, Map.of());
  }

  @Test
  void aPictureIsFetchedOnceMeasuredAndPutIntoTheMail() throws Exception {
    try (Site site = Site.open()) {
      Run run = newsletter(site, PNG).run("preview", "--out", "proof");
      String mail = Files.readString(folder.resolve("proof/digest.eml"));

      assertThat(run.exitCode()).isZero();
      assertThat(mail).contains("multipart/related").contains("Content-Type: image/png");
      assertThat(Files.readString(folder.resolve("proof/digest.html")))
          .contains("src=\"cid:")
          .contains("width=\"320\"");
      assertThat(site.visits()).filteredOn("GET /quay.png"::equals).hasSize(1);
    }
  }
}
