package anemone.collect.image;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The header of an image file.
 *
 * @param type its media type: JPEG, PNG, GIF or WebP
 * @param width the stored width in pixels
 * @param height the stored height in pixels
 * @param orientation the orientation, 1 to 8 (Exif 2.32, section 4.6.4, tag 274)
 */
record ImageHeader(String type, int width, int height, int orientation) {

  static final String JPEG_TYPE = "image/jpeg";
  static final String WEBP_TYPE = "image/webp";

  private static final Map<String, String> TYPES =
      Map.of("jpeg", JPEG_TYPE, "png", "image/png", "gif", "image/gif", "webp", WEBP_TYPE);

  /** Orientations from this one on swap width and height. */
  private static final int SWAPPED = 5;

  /** Bytes that mark an Exif segment before its TIFF structure. */
  private static final int EXIF_PADDING = 1;

  /** Reads the header of a file; empty if it is not an image of a supported type. */
  static Optional<ImageHeader> of(byte[] file) {
    try (ImageInputStream in = stream(file)) {
      Optional<ImageReader> found = reader(in);
      return found.isEmpty() ? Optional.empty() : read(found.get(), in, file);
    } catch (IOException | RuntimeException e) {
      // Decoders throw various exceptions on files that are not images.
      return Optional.empty();
    }
  }

  private static Optional<ImageHeader> read(ImageReader reader, ImageInputStream in, byte[] file)
      throws IOException {
    try {
      String type = TYPES.get(reader.getFormatName().toLowerCase(Locale.ROOT));
      if (type == null) {
        return Optional.empty();
      }
      reader.setInput(in, true, true);
      int orientation = type.equals(JPEG_TYPE) ? orientation(file) : 1;
      return Optional.of(
          new ImageHeader(type, reader.getWidth(0), reader.getHeight(0), orientation));
    } finally {
      reader.dispose();
    }
  }

  private static int orientation(byte[] file) {
    try (ImageInputStream in = stream(file)) {
      List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(in, JPEG.APP1, "Exif");
      if (segments.isEmpty()) {
        return 1;
      }
      InputStream exif = segments.get(0).data();
      exif.skipNBytes(EXIF_PADDING);
      Entry entry =
          new TIFFReader()
              .read(new MemoryCacheImageInputStream(exif))
              .getEntryById(TIFF.TAG_ORIENTATION);
      int value = entry != null && entry.getValue() instanceof Number n ? n.intValue() : 1;
      return value >= 1 && value <= 8 ? value : 1;
    } catch (IOException | RuntimeException e) {
      // Many cameras and tools write broken Exif data; the image is usable without it.
      return 1;
    }
  }

  /** The displayed width in pixels. */
  int shownWidth() {
    return orientation >= SWAPPED ? height : width;
  }

  /** The displayed height in pixels. */
  int shownHeight() {
    return orientation >= SWAPPED ? width : height;
  }

  /** Returns a file as an in-memory stream. */
  static ImageInputStream stream(byte[] file) {
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
  }

  /** Returns a reader for a stream, if there is one. */
  static Optional<ImageReader> reader(ImageInputStream in) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    return readers.hasNext() ? Optional.of(readers.next()) : Optional.empty();
  }
}
