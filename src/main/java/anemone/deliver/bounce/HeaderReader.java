package anemone.deliver.bounce;

import anemone.subscriber.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses header fields of untrusted messages. */
final class HeaderReader {

  /** The token of a signed link: 192 bits in base64 for URLs. */
  static final String TOKEN = "[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])";

  private static final Pattern LINKED =
      Pattern.compile("(?:/unsubscribe/|unsubscribe%20)(" + TOKEN + ")");
  private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]+)>");

  /** The end of a line before its continuation (RFC 5322 section 2.2.3). */
  private static final Pattern FOLD = Pattern.compile("[\\r\\n]++[ \\t]++");

  /** Maximum length of a field, and number of addresses in one, that are read. */
  private static final int MAX_LENGTH = 10_000;

  private static final int MAX_ADDRESSES = 100;

  private HeaderReader() {}

  /** Decodes encoded words (RFC 2047). */
  static String decoded(String line) {
    try {
      return MimeUtility.decodeText(line);
    } catch (UnsupportedEncodingException e) {
      return line;
    }
  }

  /** Returns a field's value on one line; empty if there is none. */
  static String line(@Nullable String value) {
    // Not by the library's unfold(), which copies the rest of the field at every fold.
    return value == null ? "" : FOLD.matcher(cut(value)).replaceAll(" ").strip();
  }

  /** Returns the first field with a name on one line, or an empty string. */
  static String field(InternetHeaders header, String name) {
    return line(header.getHeader(name, null));
  }

  /** Returns the valid addresses in the fields with a name. */
  static Set<EmailAddress> addresses(InternetHeaders header, String name) {
    String[] values = header.getHeader(name);
    Set<EmailAddress> found = new LinkedHashSet<>();
    for (String value : values == null ? new String[0] : values) {
      if (found.size() < MAX_ADDRESSES) {
        found.addAll(addresses(value));
      }
    }
    return found;
  }

  private static String cut(String value) {
    return value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH);
  }

  /** Returns the valid addresses in a field. */
  static Set<EmailAddress> addresses(String value) {
    Set<EmailAddress> found = new LinkedHashSet<>();
    try {
      for (InternetAddress each : InternetAddress.parseHeader(cut(value), false)) {
        String address = each.getAddress();
        if (found.size() < MAX_ADDRESSES) {
          EmailAddress.parse(address == null ? "" : address).value().ifPresent(found::add);
        }
      }
    } catch (MessagingException e) {
      return Set.of();
    }
    return found;
  }

  /** Parses an address with its type: {@code rfc822; ada@reef.example} (RFC 3464, RFC 6533). */
  static Optional<EmailAddress> typed(String value) {
    String address = value.substring(value.indexOf(';') + 1).strip().replaceAll("^<|>$", "");
    return EmailAddress.parse(address).value();
  }

  /** Returns the first Message-ID in a field, without angle brackets. */
  static Optional<String> id(String value) {
    Matcher id = MESSAGE_ID.matcher(value);
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }

  /** Returns what the header of a returned copy contains. */
  static OriginalMessage copy(InternetHeaders header) {
    Set<String> tokens = new LinkedHashSet<>();
    LINKED
        .matcher(field(header, "List-Unsubscribe"))
        .results()
        .forEach(r -> tokens.add(r.group(1)));
    return new OriginalMessage(
        tokens.size() > 2 ? Set.of() : tokens,
        id(field(header, "Message-ID")),
        addresses(header, "To"));
  }
}
