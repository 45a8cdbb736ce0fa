package anemone.collect.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.entity.DeflateInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * The content codings that documents may travel in (RFC 9110 section 8.4.1, RFC 7932). Servers
 * label them wrongly, so the bytes decide: a body that is not in the coding it names is taken as it
 * is, and gzip is recognised without a label.
 */
final class ContentCoding {

  /** The codings for Accept-Encoding. */
  static final String ACCEPTED = "gzip, deflate, br";

  private ContentCoding() {}

  /**
   * Decodes a body.
   *
   * @param body the bytes as received
   * @param header the value of Content-Encoding, or empty
   * @param max the maximum number of bytes returned
   * @throws IOException if a gzip body is damaged
   */
  static byte[] decode(byte[] body, String header, int max) throws IOException {
    List<String> codings = Arrays.asList(header.toLowerCase(Locale.ROOT).split("[,\\s]+"));
    Collections.reverse(codings);
    byte[] decoded = body;
    for (String coding : codings) {
      decoded =
          switch (coding) {
            case "deflate" -> inflated(decoded, max);
            case "br" -> unbrotli(decoded, max);
            default -> decoded;
          };
    }
    return isGzip(decoded) ? gunzipped(decoded, max) : decoded;
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b && body[2] == 8;
  }

  private static byte[] gunzipped(byte[] body, int max) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] part = new byte[8_192];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      for (int n = in.read(part); n > 0 && out.size() < max; n = in.read(part)) {
        out.write(part, 0, Math.min(n, max - out.size()));
      }
    } catch (EOFException broken) {
      // The end is missing, of the transfer or beyond the size limit; what came is of use.
      if (out.size() == 0) {
        throw broken;
      }
    }
    return out.toByteArray();
  }

  private static byte[] inflated(byte[] body, int max) {
    try (InputStream in = new DeflateInputStream(new ByteArrayInputStream(body))) {
      return in.readNBytes(max);
    } catch (IOException mislabelled) {
      return body;
    }
  }

  private static byte[] unbrotli(byte[] body, int max) {
    try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(body))) {
      return in.readNBytes(max);
    } catch (IOException mislabelled) {
      return body;
    }
  }
}
