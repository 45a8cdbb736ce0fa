package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.deliver.smtp.SmtpSettings.Auth;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The login mechanisms (RFC 4954), the best first. */
enum SaslMechanism {
  /** User and password in one message (RFC 4616). */
  PLAIN {
    @Override
    RawReply attempt(SmtpSocket socket, String user, String password) {
      return socket.say("AUTH PLAIN " + plain(user, password));
    }
  },
  /** User and password one after the other. */
  LOGIN {
    @Override
    RawReply attempt(SmtpSocket socket, String user, String password) {
      RawReply said = socket.say("AUTH LOGIN");
      if (said.code() == MORE) {
        said = socket.say(base64(user));
      }
      return said.code() == MORE ? socket.say(base64(password)) : said;
    }
  },
  /** An access token instead of a password. */
  XOAUTH2 {
    @Override
    RawReply attempt(SmtpSocket socket, String user, String password) {
      RawReply said = socket.say("AUTH XOAUTH2 " + bearer(user, password));
      // The challenge is the error; the server expects an empty reply before it refuses.
      return said.code() == MORE ? socket.say("") : said;
    }
  };

  private static final int MORE = 334;

  /**
   * Returns the mechanisms that a server offers, the best first, or only the wanted one. XOAUTH2
   * must be wanted: otherwise a token would be sent as a password to a server that also offers
   * PLAIN.
   */
  static List<SaslMechanism> of(Capabilities offered, Optional<Auth> wanted) {
    List<String> names = offered.of("AUTH");
    return Arrays.stream(values())
        .filter(login -> names.contains(login.name()))
        .filter(login -> wanted.map(way -> way.name().equals(login.name())).orElse(true))
        .toList();
  }

  /** Masks the credentials in a reply: some servers repeat what they refuse. */
  static String conceal(String words, String user, String password) {
    String rest = words;
    for (String told :
        List.of(
            plain(user, password),
            bearer(user, password),
            base64(password),
            URLEncoder.encode(password, UTF_8),
            new String(password.getBytes(UTF_8), ISO_8859_1),
            password)) {
      rest = told.isEmpty() ? rest : rest.replace(told, "********");
    }
    return rest;
  }

  private static String plain(String user, String password) {
    return base64("\0" + user + "\0" + password);
  }

  private static String bearer(String user, String token) {
    return base64("user=" + user + "\u0001auth=Bearer " + token + "\u0001\u0001");
  }

  abstract RawReply attempt(SmtpSocket socket, String user, String password);

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
