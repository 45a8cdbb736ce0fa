package anemone.deliver.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.cache.LruMap;
import anemone.deliver.dkim.BodyHash;
import anemone.deliver.dkim.DkimSigner;
import anemone.render.Filled;
import anemone.render.Message;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Composes messages in MIME: signatures, header, then plain text and HTML as alternatives (RFC 2046
 * section 5.1.4), in lines of at most 78 octets where possible. No line begins with a dot, so that
 * the result is sent after DATA without changes (RFC 5321 section 4.5.2). Equal messages give equal
 * octets.
 */
public final class MimeComposer {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ROOT);

  /**
   * Maximum number of variants whose encoded parts are kept; the least recently used is removed.
   */
  private static final int KEPT = 128;

  /** The length of a line of base64 (RFC 2045 section 6.8). */
  private static final int LINE = 76;

  private final DkimSigner signer;
  private final BodyHashCache hashes = new BodyHashCache(KEPT);
  private final Map<List<String>, PartTemplate> templates = new LruMap<>(KEPT);

  /** The last field with each name: most are equal in all messages. */
  private final Map<String, Written> fields = new ConcurrentHashMap<>();

  /** A composer without signatures. */
  public MimeComposer() {
    this(DkimSigner.NONE);
  }

  /** A composer with signatures. */
  public MimeComposer(DkimSigner signer) {
    this.signer = signer;
  }

  /**
   * Composes a message.
   *
   * @throws IllegalArgumentException if a value is not allowed in a header field, such as a line
   *     end in a name
   */
  public byte[] compose(Message message) {
    ByteBuilder out = new ByteBuilder(1 << 16);
    compose(message, out);
    return out.toArray();
  }

  /** Composes a message, replacing the contents of {@code out}. */
  public void compose(Message message, ByteBuilder out) {
    String boundary = boundary(message);
    byte[] header = header(message, boundary).getBytes(UTF_8);
    out.clear();
    out.put(header);
    int alike = putBody(message, boundary, out);
    if (signer.isSigning()) {
      BodyHash hash = hash(message, out, header.length, alike);
      out.putFirst(signer.sign(header, hash, message.date().toInstant()).getBytes(US_ASCII));
    }
  }

  private BodyHash hash(Message message, ByteBuilder out, int from, int alike) {
    return message.textPart().values().isEmpty()
        ? BodyHash.EMPTY.plus(out.memory(), from, out.size() - from)
        : hashes.of(message.textPart().fixed(), out.memory(), from, alike, out.size());
  }

  /**
   * Appends the body.
   *
   * @return the end of the part that is equal in all copies of the message's variant
   */
  private int putBody(Message message, String boundary, ByteBuilder out) {
    int alike = addPart(out, boundary, "plain", message.textPart());
    if (message.inline().isEmpty()) {
      addPart(out, boundary, "html", message.htmlPart());
    } else {
      addRelated(out, boundary, message);
    }
    out.put("--" + boundary + "--\r\n");
    return alike;
  }

  private String header(Message message, String boundary) {
    StringBuilder header = new StringBuilder(1024);
    header.append(field("Date", message.date(), d -> structured("Date", DATE.format(d))));
    header.append(field("From", message.from(), from -> HeaderField.mailbox("From", from)));
    message
        .replyTo()
        .ifPresent(
            to -> header.append(field("Reply-To", to, r -> HeaderField.mailbox("Reply-To", r))));
    header.append(HeaderField.mailbox("To", message.to()));
    header.append(field("Subject", message.subject(), s -> HeaderField.text("Subject", s)));
    header.append(structured("Message-ID", "<" + message.id() + ">"));
    for (Message.Header field : message.headers()) {
      header.append(field(field.name(), field, f -> structured(f.name(), f.value())));
    }
    header.append("MIME-Version: 1.0\r\n");
    header.append(
        structured("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\""));
    return header.append("\r\n").toString();
  }

  /**
   * A written field.
   *
   * @param value the value
   * @param lines the field
   */
  private record Written(Object value, String lines) {}

  private <T> String field(String name, T value, Function<T, String> writing) {
    Written last = fields.get(name);
    if (last != null && last.value().equals(value)) {
      return last.lines();
    }
    String lines = writing.apply(value);
    fields.put(name, new Written(value, lines));
    return lines;
  }

  private static String structured(String name, String value) {
    return HeaderField.structured(name, value);
  }

  /**
   * Returns the boundary: a function of what the copies of a variant share, so that their bodies
   * are equal up to the first personal value. No line of quoted-printable or base64 contains {@code
   * =_}, so none can be equal to it.
   */
  private String boundary(Message message) {
    return field(
        "",
        List.of(message.from(), message.date(), message.subject()),
        shared -> "=_" + UUID.nameUUIDFromBytes(shared.toString().getBytes(UTF_8)));
  }

  private int addPart(ByteBuilder out, String boundary, String kind, Filled text) {
    out.put("--" + boundary + "\r\nContent-Type: text/" + kind + "; charset=UTF-8\r\n");
    int alike =
        text.values().isEmpty() || !PartTemplate.isApart(text)
            ? PartTemplate.of(List.of(text.whole())).put(List.of(), out)
            : template(text.fixed()).put(text.values(), out);
    out.put("\r\n");
    return alike;
  }

  /** Appends the HTML part with its embedded files (RFC 2387). */
  private void addRelated(ByteBuilder out, String outer, Message message) {
    // Neither boundary is a prefix of the other, since some parsers compare prefixes.
    String boundary = outer.replace("=_", "=_r");
    out.put("--" + outer + "\r\n");
    out.put(
        structured(
                "Content-Type",
                "multipart/related; type=\"text/html\"; boundary=\"" + boundary + "\"")
            + "\r\n");
    addPart(out, boundary, "html", message.htmlPart());
    int number = 1;
    for (Message.Inline file : message.inline()) {
      out.put("--" + boundary + "\r\n");
      out.put(structured("Content-Type", file.type()));
      out.put(structured("Content-ID", "<" + file.id() + ">"));
      out.put(
          structured(
              "Content-Disposition",
              "inline; filename=\"" + fileName(file.type(), number++) + "\""));
      out.put("Content-Transfer-Encoding: base64\r\n\r\n");
      for (int at = 0; at < file.base64().length(); at += LINE) {
        int end = Math.min(file.base64().length(), at + LINE);
        out.put(file.base64().substring(at, end) + "\r\n");
      }
    }
    out.put("--" + boundary + "--\r\n");
  }

  /** Returns a name for a file, without which some clients show it as "untitled" attachment. */
  private static String fileName(String type, int number) {
    String ending = type.replaceFirst(".*/", "").replace("jpeg", "jpg").replaceAll("\\W.*", "");
    return "picture-" + number + "." + ending;
  }

  private PartTemplate template(List<String> fixed) {
    synchronized (templates) {
      return templates.computeIfAbsent(fixed, PartTemplate::of);
    }
  }
}
