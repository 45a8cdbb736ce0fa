package anemone.render;

import java.util.Base64;
import java.util.Optional;

/**
 * A picture of a story, as far as a mail has to know it.
 *
 * @param type its media type: {@code image/jpeg}, {@code image/png} or {@code image/gif}
 * @param width its width in pixels
 * @param height its height in pixels
 * @param base64 its octets in base64; empty for one that stays on its source's server
 */
public record Picture(String type, int width, int height, String base64) {

  /** One that is smaller shows nothing; one that is larger may be no picture. */
  private static final int SMALLEST = 160;

  private static final int LARGEST = 12_000;

  /**
   * The picture that some octets hold, by what their header says; nothing if it is of another kind,
   * or of a size that suits no mail.
   *
   * @param octets the file, JPEG (ITU T.81), PNG (ISO 15948) or GIF (89a)
   * @param inside whether it travels in the mail
   */
  public static Optional<Picture> of(byte[] octets, boolean inside) {
    return png(octets)
        .or(() -> gif(octets))
        .or(() -> jpeg(octets))
        .filter(p -> suits(p.width()) && suits(p.height()))
        .map(
            p ->
                inside
                    ? new Picture(
                        p.type(), p.width(), p.height(), Base64.getEncoder().encodeToString(octets))
                    : p);
  }

  private static boolean suits(int pixels) {
    return pixels >= SMALLEST && pixels <= LARGEST;
  }

  private static Optional<Picture> png(byte[] file) {
    boolean is = starts(file, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n') && file.length > 24;
    return is
        ? Optional.of(
            new Picture(
                "image/png",
                big(file, 16) << 16 | big(file, 18),
                big(file, 20) << 16 | big(file, 22),
                ""))
        : Optional.empty();
  }

  private static Optional<Picture> gif(byte[] file) {
    return starts(file, 'G', 'I', 'F', '8') && file.length > 10
        ? Optional.of(new Picture("image/gif", little(file, 6), little(file, 8), ""))
        : Optional.empty();
  }

  /** The size stands in the frame header, behind segments that each say how long they are. */
  private static Optional<Picture> jpeg(byte[] file) {
    if (!starts(file, 0xff, 0xd8)) {
      return Optional.empty();
    }
    int at = 2;
    while (at + 9 < file.length && (file[at] & 0xff) == 0xff) {
      int marker = file[at + 1] & 0xff;
      boolean frame =
          marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      if (frame) {
        return Optional.of(new Picture("image/jpeg", big(file, at + 7), big(file, at + 5), ""));
      }
      boolean alone = marker == 0xff || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
      at += alone ? (marker == 0xff ? 1 : 2) : 2 + Math.max(2, big(file, at + 2));
    }
    return Optional.empty();
  }

  private static int big(byte[] file, int at) {
    return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
  }

  private static int little(byte[] file, int at) {
    return (file[at + 1] & 0xff) << 8 | (file[at] & 0xff);
  }

  private static boolean starts(byte[] file, int... prefix) {
    if (file.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((file[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
