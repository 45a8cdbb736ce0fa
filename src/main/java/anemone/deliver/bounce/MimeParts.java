package anemone.deliver.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The parts of a returned message, down to the depth of a report. */
final class MimeParts {

  private static final int DEEPEST = 4;
  private static final int MAX_PARTS = 50;

  /** Maximum number of lines that may separate parts; the library takes 90 kB to read a part. */
  private static final int MAX_SEPARATORS = 60;

  /** Maximum number of lines, each of which may be a field of a header. */
  private static final int MAX_LINES = 8_000;

  private static final int MAX_OCTETS = 1 << 17;

  private static final Set<String> COPIES =
      Set.of("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");

  private final List<Part> leaves = new ArrayList<>();

  private MimeParts() {}

  /**
   * Returns where a message is cut, so that its length, lines and parts are bounded: the library
   * reads and copies all of them.
   */
  static int end(byte[] message) {
    int end = Math.min(message.length, BounceParser.MAX_OCTETS);
    int lines = 0;
    int separators = 0;
    for (int i = 1; i < end; i++) {
      byte before = message[i - 1];
      if (before != '\n' && (before != '\r' || message[i] == '\n')) {
        continue;
      }
      boolean separator = i + 1 < end && message[i] == '-' && message[i + 1] == '-';
      if (++lines > MAX_LINES || (separator && ++separators > MAX_SEPARATORS)) {
        return i;
      }
    }
    return end;
  }

  static MimeParts of(Part message) throws MessagingException {
    MimeParts parts = new MimeParts();
    parts.add(message, 0);
    return parts;
  }

  /** Returns the first part with one of the given types. */
  Optional<Part> first(Set<String> types) throws MessagingException {
    for (Part part : leaves) {
      if (types.contains(type(part))) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** Returns the header of the returned copy, if that is a part of its own. */
  Optional<InternetHeaders> copy() throws MessagingException, IOException {
    Optional<Part> copy = first(COPIES);
    return copy.isEmpty() ? Optional.empty() : Optional.of(header(copy.get()));
  }

  /** Returns the plain text before the copy. */
  String text() throws MessagingException, IOException {
    StringBuilder text = new StringBuilder();
    for (Part part : leaves) {
      if (COPIES.contains(type(part))) {
        break;
      }
      if (type(part).equals("text/plain")) {
        text.append(text(part)).append("\n\n");
      }
    }
    return text.toString().replace("\r\n", "\n");
  }

  /** Parses the blocks of header fields of a part. */
  static List<InternetHeaders> blocks(Part part) throws MessagingException, IOException {
    List<InternetHeaders> blocks = new ArrayList<>();
    try (InputStream in = part.getInputStream()) {
      while (in.available() > 0 && blocks.size() < MAX_PARTS) {
        blocks.add(new InternetHeaders(in));
      }
    }
    return blocks;
  }

  private static InternetHeaders header(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new InternetHeaders(in);
    }
  }

  private void add(Part part, int depth) throws MessagingException {
    if (leaves.size() == MAX_PARTS || depth > DEEPEST) {
      return;
    }
    if (!type(part).startsWith("multipart/")) {
      leaves.add(part);
      return;
    }
    // Not by getContent(), whose result depends on the installed handlers.
    MimeMultipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
    for (int i = 0; i < multipart.getCount(); i++) {
      BodyPart child = multipart.getBodyPart(i);
      add(child, depth + 1);
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(MAX_OCTETS), charset(part));
    }
  }

  private static Charset charset(Part part) throws MessagingException {
    try {
      String name = new ContentType(part.getContentType()).getParameter("charset");
      return name == null ? ISO_8859_1 : Charset.forName(MimeUtility.javaCharset(name));
    } catch (MessagingException | IllegalArgumentException e) {
      // The codes and addresses in a notice are ASCII.
      return ISO_8859_1;
    }
  }

  /** Returns its media type in lower case without parameters. */
  private static String type(Part part) throws MessagingException {
    String type = part.getContentType();
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }
}
