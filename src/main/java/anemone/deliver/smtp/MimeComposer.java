package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.deliver.dkim.BodyHash;
import anemone.deliver.dkim.DkimSigner;
import anemone.render.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Turns a message into the octets that travel: header, then plain text and HTML as alternatives
 * (RFC 2046 section 5.1.4), every line ended by CR LF and within 78 octets where it can be, and
 * before them what signs them. The same message always makes the same octets.
 */
public final class MimeComposer {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ROOT);
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private final DkimSigner signer;

  /** A composer of messages that nobody signs. */
  public MimeComposer() {
    this(DkimSigner.NONE);
  }

  /** A composer of signed messages. */
  public MimeComposer(DkimSigner signer) {
    this.signer = signer;
  }

  /**
   * Composes a message.
   *
   * @throws IllegalArgumentException if something of it cannot stand in a header, such as a line
   *     end in a name
   */
  public byte[] compose(Message message) {
    String boundary = boundary(message);
    byte[] header = header(message, boundary).getBytes(US_ASCII);
    byte[] body = body(message, boundary);
    String signatures = signer.sign(header, BodyHash.of(body), message.date().toInstant());
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(signatures.length() + header.length + body.length);
    put(out, signatures);
    out.writeBytes(header);
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static byte[] body(Message message, String boundary) {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(
            2048 + 5 * (message.text().length() + message.html().length()) / 4);
    addPart(out, boundary, "plain", message.text());
    addPart(out, boundary, "html", message.html());
    put(out, "--" + boundary + "--\r\n");
    return out.toByteArray();
  }

  private static String header(Message message, String boundary) {
    StringBuilder header = new StringBuilder(1024);
    header.append(HeaderField.structured("Date", DATE.format(message.date())));
    header.append(HeaderField.mailbox("From", message.from()));
    message.replyTo().ifPresent(to -> header.append(HeaderField.mailbox("Reply-To", to)));
    header.append(HeaderField.mailbox("To", message.to()));
    header.append(HeaderField.text("Subject", message.subject()));
    header.append(HeaderField.structured("Message-ID", "<" + message.id() + ">"));
    for (Message.Header field : message.headers()) {
      header.append(HeaderField.structured(field.name(), field.value()));
    }
    header.append(HeaderField.structured("MIME-Version", "1.0"));
    header.append(
        HeaderField.structured(
            "Content-Type", "multipart/alternative; boundary=\"" + boundary + "\""));
    return header.append("\r\n").toString();
  }

  /** No line of quoted-printable or base64 holds {@code =_}, so none can look like this. */
  private static String boundary(Message message) {
    return "=_" + UUID.nameUUIDFromBytes(message.id().getBytes(UTF_8));
  }

  private static void addPart(
      ByteArrayOutputStream out, String boundary, String kind, String content) {
    byte[] octets = LINE_END.matcher(content).replaceAll("\r\n").getBytes(UTF_8);
    String encoding = encoding(octets);
    put(out, "--" + boundary + "\r\n");
    put(out, HeaderField.structured("Content-Type", "text/" + kind + "; charset=UTF-8"));
    put(out, HeaderField.structured("Content-Transfer-Encoding", encoding) + "\r\n");
    try (OutputStream encoder = MimeUtility.encode(new Unclosed(out), encoding)) {
      encoder.write(octets);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException("memory can always be written to", e);
    }
    put(out, "\r\n");
  }

  /** Base64 where it is the shorter one: in scripts that need it for most letters. */
  private static String encoding(byte[] octets) {
    int escaped = 0;
    for (byte octet : octets) {
      if (octet < 0 || octet == '=') {
        escaped++;
      }
    }
    return 2L * escaped > octets.length / 3 ? "base64" : "quoted-printable";
  }

  private static void put(ByteArrayOutputStream out, String ascii) {
    out.writeBytes(ascii.getBytes(US_ASCII));
  }

  /** Lets an encoder write its last octets by closing, and keeps what is behind it open. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      out.write(octets, from, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
