package anemone.collect.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes image files fit to travel in a mail: no wider and heavier than a budget, upright, in a
 * format that every mail client shows. One image is decoded at a time, so that memory stays
 * bounded. Safe for use by many threads at once.
 */
public final class ImageEncoder {

  /** One that is smaller shows nothing. */
  private static final int SMALLEST = 160;

  private static final int LONGEST_EDGE = 12_000;

  /** An image of more pixels is not decoded: a small file may unpack to gigabytes. */
  private static final long MOST_PIXELS = 40_000_000;

  private static final float[] QUALITIES = {0.85f, 0.78f, 0.7f, 0.6f, 0.5f, 0.4f};

  /** What is too heavy at the lowest quality is made smaller by this. */
  private static final double SMALLER = 0.8;

  private final int width;
  private final int bytes;

  /**
   * An encoder.
   *
   * @param width the most pixels across
   * @param bytes the most bytes of a file
   */
  public ImageEncoder(int width, int bytes) {
    this.width = width;
    this.bytes = bytes;
  }

  /** Type and measures of a file that stays where it is; nothing if no mail should show it. */
  public static Optional<MailImage> measure(byte[] file) {
    return ImageHeader.of(file)
        .filter(ImageEncoder::isSuitable)
        .map(h -> new MailImage(h.type(), h.shownWidth(), h.shownHeight(), ""));
  }

  /**
   * A file within the budget: as it came, if it is; else turned upright, scaled and written anew.
   * Nothing if no mail should show it or it cannot be decoded.
   */
  public Optional<MailImage> encode(byte[] file) {
    Optional<ImageHeader> header = ImageHeader.of(file).filter(ImageEncoder::isSuitable);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    ImageHeader h = header.get();
    boolean fits = h.width() <= width && file.length <= bytes && h.orientation() == 1;
    if (fits && !h.type().equals(ImageHeader.WEBP_TYPE)) {
      return Optional.of(MailImage.of(h.type(), h.width(), h.height(), file));
    }
    try {
      synchronized (ImageEncoder.class) {
        return Optional.of(written(Upright.turned(scaled(decoded(file, h), h), h.orientation())));
      }
    } catch (IOException | RuntimeException e) {
      // A broken file: decoders throw what they like on it, and a mail is whole without it.
      return Optional.empty();
    }
  }

  private static boolean isSuitable(ImageHeader h) {
    return Math.min(h.width(), h.height()) >= SMALLEST
        && Math.max(h.width(), h.height()) <= LONGEST_EDGE
        && (long) h.width() * h.height() <= MOST_PIXELS;
  }

  /** The pixels; of a large image only every second, third ... of them. */
  private BufferedImage decoded(byte[] file, ImageHeader header) throws IOException {
    try (ImageInputStream in = ImageHeader.stream(file)) {
      ImageReader reader = ImageHeader.reader(in).orElseThrow();
      try {
        reader.setInput(in, true, true);
        int step = Math.max(1, target(header) == 0 ? 1 : header.width() / (2 * target(header)));
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
      } finally {
        reader.dispose();
      }
    }
  }

  /** The stored width that makes the shown width fit. */
  private int target(ImageHeader h) {
    double factor = Math.min(1, (double) width / h.shownWidth());
    return Math.max(1, (int) Math.round(h.width() * factor));
  }

  private BufferedImage scaled(BufferedImage image, ImageHeader header) {
    int across = Math.min(target(header), image.getWidth());
    int down = Math.max(1, (int) Math.round((double) header.height() * across / header.width()));
    return scaled(image, across, down);
  }

  /** Halves until the last step, since each pixel of a single large step sees only a few others. */
  private static BufferedImage scaled(BufferedImage image, int across, int down) {
    BufferedImage current = image;
    while (current.getWidth() / 2 >= across && current.getHeight() / 2 >= down) {
      current = drawn(current, current.getWidth() / 2, current.getHeight() / 2);
    }
    return drawn(current, across, down);
  }

  /** An image drawn in a size, on white where it is transparent. */
  private static BufferedImage drawn(BufferedImage image, int across, int down) {
    BufferedImage drawn = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, across, down);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, across, down, null);
    graphics.dispose();
    return drawn;
  }

  private MailImage written(BufferedImage image) throws IOException {
    for (float quality : QUALITIES) {
      byte[] file = jpeg(image, quality);
      if (file.length <= bytes) {
        return MailImage.of(ImageHeader.JPEG_TYPE, image.getWidth(), image.getHeight(), file);
      }
    }
    int across = (int) (image.getWidth() * SMALLER);
    int down = (int) (image.getHeight() * SMALLER);
    if (Math.min(across, down) < SMALLEST) {
      throw new IOException("too heavy in every size");
    }
    return written(scaled(image, across, down));
  }

  private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
