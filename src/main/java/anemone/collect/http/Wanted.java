package anemone.collect.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The kind of document that a request is for. */
enum Wanted {
  /** Any document within the size limit. */
  ANY,

  /** A feed: of one beyond the size limit, the beginning. */
  FEED,

  /** The end of a feed beyond the size limit: its last bytes. */
  END_OF_FEED,

  /** A page: HTML only, by its Content-Type and the name of its file. */
  PAGE;

  private static final Pattern OTHER_FILE =
      Pattern.compile(
          "(?i).+\\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|epub|zip|gz|tgz|bz2|xz|7z|rar|dmg|exe|iso"
              + "|apk|deb|rpm|mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|mp4|m4v|mov|webm|avi|mkv|mpe?g"
              + "|jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|json|csv|ics|torrent)");

  /** Whether a document may be cut at the size limit. */
  boolean mayBeCut() {
    return this == FEED;
  }

  /** Whether a document with a Content-Type is of this kind. */
  boolean takes(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return this != PAGE
        || type.isEmpty()
        || type.equals("text/html")
        || type.equals("application/xhtml+xml")
        || type.equals("text/plain")
        || type.equals("unknown/unknown");
  }

  /** Whether the address alone says that a document is not of this kind. */
  boolean takes(URI url) {
    return this != PAGE || !OTHER_FILE.matcher(String.valueOf(url.getPath())).matches();
  }
}
