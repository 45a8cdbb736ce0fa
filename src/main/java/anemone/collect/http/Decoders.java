package anemone.collect.http;

import java.util.LinkedHashMap;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.entity.DeflateInputStream;
import org.apache.hc.client5.http.entity.InputStreamFactory;
import org.brotli.dec.BrotliInputStream;

/** The content codings that documents may travel in (RFC 9110 section 8.4.1, RFC 7932). */
final class Decoders {

  private Decoders() {}

  @SuppressWarnings("NonApiType") // what the client asks for
  static LinkedHashMap<String, InputStreamFactory> all() {
    LinkedHashMap<String, InputStreamFactory> decoders = new LinkedHashMap<>();
    decoders.put("gzip", GZIPInputStream::new);
    decoders.put("x-gzip", GZIPInputStream::new);
    decoders.put("deflate", DeflateInputStream::new);
    decoders.put("br", BrotliInputStream::new);
    return decoders;
  }
}
