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
 * Converts image files for mails: within limits of width and size, upright, in a format that every
 * mail client shows. One image is decoded at a time, so that memory stays bounded. Safe for use by
 * many threads at once.
 */
public final class ImageEncoder {

  /** Minimum edge in pixels. */
  private static final int SMALLEST = 160;

  private static final int LONGEST_EDGE = 12_000;

  /** Maximum number of pixels that are decoded: a small file may unpack to gigabytes. */
  private static final long MAX_PIXELS = 40_000_000;

  private static final float[] QUALITIES = {0.85f, 0.78f, 0.7f, 0.6f, 0.5f, 0.4f};

  /** Scale factor for images that are too large at the lowest quality. */
  private static final double SMALLER = 0.8;

  private final int width;
  private final int bytes;

  /**
   * An encoder.
   *
   * @param width the maximum width in pixels
   * @param bytes the maximum size of a file in bytes
   */
  public ImageEncoder(int width, int bytes) {
    this.width = width;
    this.bytes = bytes;
  }

  /**
   * Returns type and dimensions of a file that stays on its server; empty if it is unsuitable for
   * mails.
   */
  public static Optional<MailImage> measure(byte[] file) {
    return ImageHeader.of(file)
        .filter(ImageEncoder::isSuitable)
        .map(h -> new MailImage(h.type(), h.shownWidth(), h.shownHeight(), ""));
  }

  /**
   * Returns a file within the limits: unchanged if it is, else rotated, scaled and encoded again.
   * Empty if it is unsuitable or cannot be decoded.
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
      // Decoders throw various exceptions on broken files; the mail goes without the image.
      return Optional.empty();
    }
  }

  private static boolean isSuitable(ImageHeader h) {
    return Math.min(h.width(), h.height()) >= SMALLEST
        && Math.max(h.width(), h.height()) <= LONGEST_EDGE
        && (long) h.width() * h.height() <= MAX_PIXELS;
  }

  /** Decodes the pixels; of a large image only every n-th. */
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

  /** Returns the stored width at which the displayed width is within the limit. */
  private int target(ImageHeader h) {
    double factor = Math.min(1, (double) width / h.shownWidth());
    return Math.max(1, (int) Math.round(h.width() * factor));
  }

  private BufferedImage scaled(BufferedImage image, ImageHeader header) {
    int across = Math.min(target(header), image.getWidth());
    int down = Math.max(1, (int) Math.round((double) header.height() * across / header.width()));
    return scaled(image, across, down);
  }

  /** Scales by halves before the last step, since a single large step would skip most pixels. */
  private static BufferedImage scaled(BufferedImage image, int across, int down) {
    BufferedImage current = image;
    while (current.getWidth() / 2 >= across && current.getHeight() / 2 >= down) {
      current = drawn(current, current.getWidth() / 2, current.getHeight() / 2);
    }
    return drawn(current, across, down);
  }

  /** Draws an image in a size, on white where it is transparent. */
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
