package anemone.deliver.login;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.deliver.login.Mechanism.Conversation;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Logs in to a server by the strongest mechanism that it offers, and by the next one if it does not
 * have it after all. A refused token is replaced once.
 */
public final class LoginDialogue {

  /** The server offers a mechanism that it does not have (RFC 4954 section 4). */
  private static final int NO_MECHANISM = 504;

  private static final Pattern MECHANISM =
      Pattern.compile("mechanism|authentication (type|method)", Pattern.CASE_INSENSITIVE);

  private static final Pattern APP_PASSWORD =
      Pattern.compile("app(lication)?[- ](specific )?password", Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_PASSWORDS =
      Pattern.compile(
          "basic auth\\w* is disabled|SmtpClientAuth\\w* is disabled", Pattern.CASE_INSENSITIVE);

  /** The number of challenges of the longest mechanism, and one more. */
  private static final int MAX_CHALLENGES = 4;

  private final Login login;
  private final Mechanism.Peer peer;

  /** A dialogue with a server. */
  public LoginDialogue(Login login, String host, int port) {
    this.login = login;
    this.peer = new Mechanism.Peer(host, port);
  }

  /** How mechanisms are carried by a protocol. All messages are in base64. */
  public interface Channel {

    /** Begins a login. */
    Answer begin(String mechanism, Optional<String> first) throws IOException;

    /** Answers a challenge. */
    Answer answer(String message) throws IOException;
  }

  /**
   * A server's answer.
   *
   * @param kind what it means
   * @param code the reply code, or 0 if the protocol has none
   * @param text the challenge, or the whole answer
   */
  public record Answer(Kind kind, int code, String text) {

    /** What an answer means. */
    public enum Kind {
      /** A challenge, in base64. */
      CHALLENGE,
      /** The login succeeded. */
      SUCCESS,
      /** The login was refused. */
      REFUSAL
    }
  }

  /**
   * Logs in.
   *
   * @param offered the mechanisms that the server offers, in capitals
   * @return the mechanism that was used
   * @throws LoginRefused if the server refuses, or offers no mechanism that fits
   */
  public Mechanism logIn(Collection<String> offered, Channel channel) throws IOException {
    List<Mechanism> ways = ways(offered);
    if (ways.isEmpty()) {
      throw new LoginRefused(noWay(offered));
    }
    Secret secret = login.credential().secret();
    for (Mechanism way : ways) {
      Answer answer = attempt(way, secret, channel);
      if (answer.kind() == Answer.Kind.SUCCESS) {
        return way;
      }
      boolean hasIt = answer.code() != NO_MECHANISM && !MECHANISM.matcher(answer.text()).find();
      if (hasIt && login.credential().renew(secret)) {
        secret = login.credential().secret();
        answer = attempt(way, secret, channel);
        if (answer.kind() == Answer.Kind.SUCCESS) {
          return way;
        }
      }
      if (hasIt || way == ways.get(ways.size() - 1)) {
        String said = conceal(answer.text(), login.user(), secret.value());
        throw new LoginRefused(said + remedy(said));
      }
    }
    throw new IllegalStateException("the last mechanism is always decided");
  }

  /** Returns what to do about a refusal whose words say more than that the password is wrong. */
  private static String remedy(String said) {
    if (APP_PASSWORD.matcher(said).find()) {
      return "; create an app password at the provider, or use oauth2";
    }
    return NO_PASSWORDS.matcher(said).find()
        ? "; the provider takes no passwords any more: use oauth2"
        : "";
  }

  /** Returns the mechanisms to try, the strongest first. */
  public List<Mechanism> ways(Collection<String> offered) {
    return Arrays.stream(Mechanism.values())
        .filter(way -> offered.contains(way.word()))
        .filter(
            way ->
                login
                    .mechanism()
                    .map(way::equals)
                    .orElse(way.takesToken() == login.credential().isToken()))
        .toList();
  }

  private String noWay(Collection<String> offered) {
    if (login.mechanism().isPresent()) {
      return "the server does not offer " + login.mechanism().get().word() + " (smtp.auth)";
    }
    String found = offered.isEmpty() ? "no login at all" : "only " + String.join(", ", offered);
    boolean token = offered.stream().anyMatch(LoginDialogue::takesToken);
    return login.credential().isToken()
        ? "the server takes no access token; it offers " + found
        : "the server takes no password; it offers "
            + found
            + (token ? "; it wants an access token (oauth2)" : "");
  }

  private static boolean takesToken(String offered) {
    return Mechanism.of(offered).filter(Mechanism::takesToken).isPresent();
  }

  private Answer attempt(Mechanism way, Secret secret, Channel channel) throws IOException {
    Conversation talk = way.begin(peer, login.user(), secret.value());
    Answer answer = channel.begin(way.word(), talk.first().map(LoginDialogue::base64));
    for (int challenges = 0; answer.kind() == Answer.Kind.CHALLENGE; challenges++) {
      if (challenges == MAX_CHALLENGES) {
        throw new LoginRefused("the server goes on asking");
      }
      answer = channel.answer(base64(talk.answer(decoded(answer.text()))));
    }
    if (answer.kind() == Answer.Kind.SUCCESS && !talk.isComplete()) {
      throw new LoginRefused("the server did not prove that it knows the password");
    }
    return answer;
  }

  /** Masks the credentials in what a server says: some servers repeat what they refuse. */
  public static String conceal(String words, String user, String secret) {
    String rest = words;
    Mechanism.Peer nobody = new Mechanism.Peer("", 0);
    for (Mechanism way : List.of(Mechanism.PLAIN, Mechanism.XOAUTH2, Mechanism.OAUTHBEARER)) {
      Optional<byte[]> first = way.begin(nobody, user, secret).first();
      rest = rest.replace(first.map(LoginDialogue::base64).orElse("\0"), "********");
    }
    for (String told :
        List.of(
            base64(secret.getBytes(UTF_8)),
            URLEncoder.encode(secret, UTF_8),
            new String(secret.getBytes(UTF_8), ISO_8859_1),
            secret)) {
      rest = told.isEmpty() ? rest : rest.replace(told, "********");
    }
    return rest;
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  /** Decodes a challenge; LOGIN's are sometimes plain text, which nothing depends on. */
  private static byte[] decoded(String challenge) {
    try {
      return Base64.getDecoder().decode(challenge.strip());
    } catch (IllegalArgumentException e) {
      return challenge.toLowerCase(Locale.ROOT).getBytes(UTF_8);
    }
  }
}
