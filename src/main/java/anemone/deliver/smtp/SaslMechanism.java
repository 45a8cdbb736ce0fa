package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.deliver.smtp.SmtpSettings.Auth;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A way to log in (RFC 4954), best first. */
enum SaslMechanism {
  /** User and password in one (RFC 4616). */
  PLAIN {
    @Override
    RawReply attempt(SmtpSocket wire, String user, String password) {
      return wire.say("AUTH PLAIN " + plain(user, password));
    }
  },
  /** User and password one after the other, as many servers still have it. */
  LOGIN {
    @Override
    RawReply attempt(SmtpSocket wire, String user, String password) {
      RawReply said = wire.say("AUTH LOGIN");
      if (said.code() == MORE) {
        said = wire.say(base64(user));
      }
      return said.code() == MORE ? wire.say(base64(password)) : said;
    }
  },
  /** An access token in the password's place. */
  XOAUTH2 {
    @Override
    RawReply attempt(SmtpSocket wire, String user, String password) {
      RawReply said = wire.say("AUTH XOAUTH2 " + bearer(user, password));
      // What comes with it is why not; the server waits for an empty line before it says no.
      return said.code() == MORE ? wire.say("") : said;
    }
  };

  private static final int MORE = 334;

  /**
   * The best of those that a server offers, or the one that is wanted. A token must be wanted: for
   * all one can see it is a password, and a server that offers PLAIN beside would be sent it so.
   */
  static Optional<SaslMechanism> of(Capabilities offered, Optional<Auth> wanted) {
    List<String> names = offered.of("AUTH");
    return Arrays.stream(values())
        .filter(login -> names.contains(login.name()))
        .filter(login -> wanted.map(way -> way.name().equals(login.name())).orElse(true))
        .findFirst();
  }

  /** A server's words without what we have told it: some repeat what they refuse. */
  static String conceal(String words, String user, String password) {
    String rest = words;
    for (String told :
        List.of(plain(user, password), bearer(user, password), base64(password), password)) {
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

  abstract RawReply attempt(SmtpSocket wire, String user, String password);

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
