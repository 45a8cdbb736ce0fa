package anemone.collect.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decodes documents by their byte order mark, their HTTP charset, their own declaration (XML
 * declaration or HTML {@code meta}), or else as UTF-8 if valid, or as Windows-1252.
 */
public final class Encoding {

  private static final int HEAD = 2_048;

  /** What a string has in the place of invalid bytes, unless the document itself has it. */
  private static final char REPLACEMENT = '\ufffd';

  /** The end of the search for a declaration in HTML, in bytes. */
  private static final int LATEST = 65_536;

  private static final Pattern META =
      Pattern.compile("<meta\\b[^>]{0,200}charset[^>]{0,200}>", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETER =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([^\\s\"';>]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION =
      Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)[\"']", Pattern.CASE_INSENSITIVE);

  /** Names that browsers and feed readers read as a superset (WHATWG Encoding, section 4.2). */
  private static final Map<String, String> LARGER =
      Map.of(
          "iso-8859-1", "windows-1252",
          "us-ascii", "windows-1252",
          "ascii", "windows-1252",
          "latin1", "windows-1252",
          "gb2312", "gb18030",
          "gbk", "gb18030",
          "iso-8859-9", "windows-1254",
          "ks_c_5601-1987", "x-windows-949",
          "shift_jis", "windows-31j");

  private Encoding() {}

  /**
   * Returns the text of a document.
   *
   * @param body its bytes
   * @param contentType its Content-Type, or empty
   */
  public static String decode(byte[] body, String contentType) {
    Optional<Charset> marked = byMark(body);
    if (marked.isPresent()) {
      return strip(new String(body, marked.get()));
    }
    return strip(
        Stream.of(parameter(contentType), declared(body))
            .flatMap(Optional::stream)
            .filter(charset -> !isWide(charset))
            .map(charset -> isWestern(charset) && isUtf8(body) ? StandardCharsets.UTF_8 : charset)
            .flatMap(charset -> strictly(body, charset).stream())
            .findFirst()
            .or(() -> strictly(body, StandardCharsets.UTF_8))
            .orElseGet(
                () ->
                    new String(
                        body,
                        declared(body)
                            .filter(charset -> !isWide(charset))
                            .orElse(Charset.forName("windows-1252")))));
  }

  /**
   * Whether a charset is UTF-16 or UTF-32; these are detected by their bytes, and a mere
   * declaration is wrong.
   */
  private static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  /** Whether a charset is a common default of servers. */
  private static boolean isWestern(Charset charset) {
    return charset.name().equals("windows-1252") || charset.name().equals("windows-1254");
  }

  /** Whether the bytes are valid UTF-8 and not only ASCII, which does not happen by chance. */
  private static boolean isUtf8(byte[] body) {
    boolean beyond = false;
    for (byte b : body) {
      beyond |= b < 0;
    }
    return beyond && strictly(body, StandardCharsets.UTF_8).isPresent();
  }

  private static Optional<Charset> byMark(byte[] body) {
    if (startsWith(body, 0xef, 0xbb, 0xbf)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (startsWith(body, 0xff, 0xfe, 0, 0) || startsWith(body, '<', 0, 0, 0)) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (startsWith(body, 0, 0, 0xfe, 0xff) || startsWith(body, 0, 0, 0, '<')) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (startsWith(body, 0xff, 0xfe) || startsWith(body, '<', 0)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (startsWith(body, 0xfe, 0xff) || startsWith(body, 0, '<')) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  private static Optional<Charset> parameter(String contentType) {
    Matcher matcher = PARAMETER.matcher(contentType);
    return matcher.find() ? named(matcher.group(1)) : Optional.empty();
  }

  private static Optional<Charset> declared(byte[] body) {
    String head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher declaration = DECLARATION.matcher(head);
    if (declaration.find()) {
      return named(declaration.group(1));
    }
    return parameter(head).or(() -> late(body));
  }

  /** Looks for a meta element further down, as browsers do where nothing else is declared. */
  private static Optional<Charset> late(byte[] body) {
    int end = Math.min(body.length, LATEST);
    String text = new String(body, 0, end, StandardCharsets.ISO_8859_1);
    Matcher meta = META.matcher(text);
    return meta.find() ? parameter(meta.group()) : Optional.empty();
  }

  private static Optional<Charset> named(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    try {
      return Optional.of(Charset.forName(LARGER.getOrDefault(lower, lower)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** Returns the text in a charset, if all bytes are valid in it. */
  private static Optional<String> strictly(byte[] body, Charset charset) {
    String text = new String(body, charset);
    if (text.indexOf(REPLACEMENT) < 0) {
      return Optional.of(text);
    }
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String strip(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static boolean startsWith(byte[] body, int... prefix) {
    if (body.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((body[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
