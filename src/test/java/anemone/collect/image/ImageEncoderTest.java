package anemone.collect.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageEncoderTest {

  private static final int BUDGET = 120_000;

  private final ImageEncoder encoder = new ImageEncoder(1_056, BUDGET);

  @Test
  void anImageThatFitsStaysAsItCame() throws IOException {
    byte[] png = file("png", image(320, 200, false));

    assertThat(encoder.encode(png)).contains(MailImage.of("image/png", 320, 200, png));
  }

  @ParameterizedTest
  @CsvSource({"jpg, 3000, 2000", "png, 2400, 1600", "jpg, 1056, 704"})
  void aLargeImageIsMadeToFit(String format, int width, int height) throws IOException {
    MailImage made = encoder.encode(file(format, image(width, height, true))).orElseThrow();

    byte[] bytes = Base64.getDecoder().decode(made.base64());
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(bytes));
    assertThat(bytes.length).isLessThanOrEqualTo(BUDGET);
    assertThat(made.type()).isEqualTo("image/jpeg");
    assertThat(made.width()).isEqualTo(seen.getWidth()).isLessThanOrEqualTo(1_056);
    assertThat(made.height()).isEqualTo(seen.getHeight());
    assertThat((double) made.width() / made.height()).isBetween(1.48, 1.52);
  }

  @Test
  void webpIsWrittenAnewSinceNotEveryMailClientShowsIt() throws IOException {
    MailImage made = encoder.encode(resource("gradient.webp")).orElseThrow();

    BufferedImage seen = decoded(made);
    assertThat(made.type()).isEqualTo("image/jpeg");
    assertThat(seen.getWidth()).isEqualTo(320);
    assertThat(new Color(seen.getRGB(5, 100)).getRed()).isGreaterThan(200);
    assertThat(new Color(seen.getRGB(315, 100)).getBlue()).isGreaterThan(200);
  }

  /** Red is up and left in the stored image; the table says where a reader sees it. */
  @ParameterizedTest
  @CsvSource({
    "1, 400, 300, 0, 0", "2, 400, 300, 1, 0", "3, 400, 300, 1, 1", "4, 400, 300, 0, 1",
    "5, 300, 400, 0, 0", "6, 300, 400, 1, 0", "7, 300, 400, 1, 1", "8, 300, 400, 0, 1"
  })
  void aPhotoIsTurnedAsTheCameraWasHeld(int orientation, int width, int height, int right, int low)
      throws IOException {
    byte[] photo = withOrientation(file("jpg", image(400, 300, false)), orientation);

    BufferedImage seen = decoded(encoder.encode(photo).orElseThrow());

    assertThat(seen.getWidth()).isEqualTo(width);
    assertThat(seen.getHeight()).isEqualTo(height);
    Color corner = new Color(seen.getRGB(right * (width - 20) + 10, low * (height - 20) + 10));
    assertThat(corner.getRed()).isGreaterThan(200);
    assertThat(corner.getGreen()).isLessThan(60);
    assertThat(ImageEncoder.measure(photo).orElseThrow().width()).isEqualTo(width);
  }

  @Test
  void whatIsTransparentIsSeenOnWhite() throws IOException {
    BufferedImage image = new BufferedImage(2_000, 1_000, BufferedImage.TYPE_INT_ARGB);

    BufferedImage seen = decoded(encoder.encode(file("png", image)).orElseThrow());

    assertThat(new Color(seen.getRGB(100, 100))).isEqualTo(Color.WHITE);
  }

  /** A header of 12,000 by 12,000 pixels, which would take half a gigabyte. */
  @Test
  void aPixelBombIsNotUnpacked() throws IOException {
    byte[] png = file("png", image(200, 200, false));
    byte[] bomb = png.clone();
    for (int at : new int[] {18, 22}) {
      bomb[at] = 0x2e;
      bomb[at + 1] = (byte) 0xe0;
    }

    assertThat(encoder.encode(bomb)).isEmpty();
    assertThat(ImageEncoder.measure(bomb)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a\u0001\u0000\u0001", "BM"})
  void whatIsNoPictureIsLeftOut(String file) {
    byte[] bytes = file.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(encoder.encode(bytes)).isEmpty();
    assertThat(ImageEncoder.measure(bytes)).isEmpty();
  }

  @Test
  void aBrokenFileIsLeftOut() throws IOException {
    byte[] png = file("png", image(1_400, 900, true));
    byte[] half = Arrays.copyOf(png, png.length / 2);
    Arrays.fill(half, 60, half.length, (byte) 7);

    assertThat(encoder.encode(half)).isEmpty();
  }

  @Test
  void aTinyImageIsLeftOut() throws IOException {
    assertThat(encoder.encode(file("png", image(120, 120, false)))).isEmpty();
  }

  /** Blue with a red corner; with noise it hardly shrinks. */
  private static BufferedImage image(int width, int height, boolean noisy) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 4, height / 4);
    graphics.dispose();
    Random random = new Random(7);
    for (int y = 0; noisy && y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(0x1000000));
      }
    }
    return image;
  }

  private static byte[] file(String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  /** An Exif segment with nothing but the orientation, behind the start of the image. */
  private static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
    byte[] tiff = {
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    file.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (2 + 6 + tiff.length)});
    file.write("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
    file.write(tiff);
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  private static BufferedImage decoded(MailImage image) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.base64())));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ImageEncoderTest.class.getResourceAsStream(name)) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    }
  }
}
