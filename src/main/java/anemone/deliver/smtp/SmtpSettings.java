package anemone.deliver.smtp;

import anemone.deliver.login.Login;
import anemone.deliver.login.Mechanism;
import anemone.network.Network;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of the mail server.
 *
 * @param peer the server and the encryption of connections to it
 * @param login who logs in
 * @param timeouts how long it is waited for
 * @param hello the name in EHLO
 * @param ignored extensions that are not used although the server offers them, in capitals
 * @param returnPath the return path (RFC 5321 section 4.4), if it is not the sender
 * @param client the SMTP client
 * @param network how the server is reached
 */
public record SmtpSettings(
    Peer peer,
    Login login,
    Timeouts timeouts,
    Hello hello,
    Set<String> ignored,
    Optional<EmailAddress> returnPath,
    Client client,
    Network network) {

  /** The default connect timeout. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  /** The default reply timeout. */
  public static final Duration REPLY_TIMEOUT = Duration.ofMinutes(5);

  /** Copies the set. */
  public SmtpSettings {
    ignored = Set.copyOf(ignored);
  }

  /**
   * A server and the encryption of connections to it.
   *
   * @param host its name, which must be in its certificate
   * @param port its port: 25, 465 or 587
   * @param tls whether the connection uses TLS from the start (RFC 8314), as on port 465
   * @param starttls whether it starts TLS after the greeting (RFC 3207)
   */
  public record Peer(String host, int port, boolean tls, StartTls starttls) {}

  /**
   * How long a server is waited for.
   *
   * @param connect maximum wait for a connection
   * @param reply maximum wait for a whole reply, or for the server to read; minutes by RFC 5321
   *     section 4.5.3.2, since giving up early after a message causes a second copy
   */
  public record Timeouts(Duration connect, Duration reply) {}

  /**
   * The name in EHLO.
   *
   * @param name the name, or empty for this machine's
   * @param domain the sender's domain, used if neither {@code name} nor this machine's name has a
   *     domain
   */
  public record Hello(String name, String domain) {}

  /**
   * The SMTP client.
   *
   * @param kind which one
   * @param properties properties of Jakarta Mail, by their full names
   */
  public record Client(Kind kind, Map<String, String> properties) {

    /** Copies the map. */
    public Client {
      properties = Map.copyOf(properties);
    }

    /** A client. */
    public enum Kind {
      /** Pipelined where the server offers PIPELINING and keeps to it, otherwise Jakarta Mail. */
      AUTO,
      /** Commands in groups (RFC 2920). */
      PIPELINED,
      /** Jakarta Mail: one command at a time. */
      JAKARTA
    }
  }

  /** Whether TLS is started after the greeting (RFC 3207). */
  public enum StartTls {
    /** It must be started. */
    REQUIRED,
    /** It is started if the server offers it. */
    OPPORTUNISTIC,
    /** It is not started. */
    NONE
  }

  /** Returns settings without TLS and login, for a server on this machine. */
  public static SmtpSettings plain(String host, int port) {
    return new SmtpSettings(
        new Peer(host, port, false, StartTls.NONE),
        Login.NONE,
        new Timeouts(CONNECT_TIMEOUT, REPLY_TIMEOUT),
        new Hello("", ""),
        Set.of(),
        Optional.empty(),
        new Client(Client.Kind.AUTO, Map.of()),
        Network.direct());
  }

  /** Returns a copy for a server on this machine, without TLS and login. */
  public SmtpSettings onThisMachine(int port) {
    return new SmtpSettings(
        new Peer("127.0.0.1", port, false, StartTls.NONE),
        Login.NONE,
        timeouts,
        hello,
        ignored,
        returnPath,
        new Client(client.kind(), Map.of()),
        Network.direct());
  }

  /** Returns the server's name. */
  public String host() {
    return peer.host();
  }

  /** Returns the server's port. */
  public int port() {
    return peer.port();
  }

  /** Whether the connection uses TLS from the start. */
  public boolean tls() {
    return peer.tls();
  }

  /**
   * Whether TLS must be started after the greeting. With a user, {@code OPPORTUNISTIC} means {@code
   * REQUIRED}, since an attacker can remove the offer of STARTTLS and would get the password.
   */
  public boolean needsStartTls() {
    return !tls()
        && (peer.starttls() == StartTls.REQUIRED
            || (peer.starttls() == StartTls.OPPORTUNISTIC && !login.isNone()));
  }

  /** Returns the server and its port: {@code mail.example.org:587}. */
  public String server() {
    return host() + ":" + port();
  }

  /** Returns a copy with another reply timeout. */
  public SmtpSettings withReplyTimeout(Duration timeout) {
    Timeouts t = new Timeouts(timeouts.connect(), timeout);
    return new SmtpSettings(peer, login, t, hello, ignored, returnPath, client, network);
  }

  /** Returns a copy with a login by a password. */
  public SmtpSettings withLogin(String user, Secret password) {
    return withLogin(Login.of(user, password).with(login.mechanism()));
  }

  /** Returns a copy with another login. */
  public SmtpSettings withLogin(Login other) {
    return new SmtpSettings(peer, other, timeouts, hello, ignored, returnPath, client, network);
  }

  /** Returns a copy with a login mechanism. */
  public SmtpSettings withMechanism(Optional<Mechanism> mechanism) {
    return withLogin(login.with(mechanism));
  }

  /** Returns a copy with or without TLS. */
  public SmtpSettings withTls(boolean fromTheStart, StartTls afterTheGreeting) {
    Peer p = new Peer(host(), port(), fromTheStart, afterTheGreeting);
    return new SmtpSettings(p, login, timeouts, hello, ignored, returnPath, client, network);
  }

  /** Returns a copy with another return path. */
  public SmtpSettings withReturnPath(Optional<EmailAddress> path) {
    return new SmtpSettings(peer, login, timeouts, hello, ignored, path, client, network);
  }

  /**
   * Returns a copy with another name in EHLO.
   *
   * @param name the name, or empty for this machine's if it has a domain
   * @param domain the sender's domain, used if this machine's name has none
   */
  public SmtpSettings withHelo(String name, String domain) {
    Hello h = new Hello(name, domain);
    return new SmtpSettings(peer, login, timeouts, h, ignored, returnPath, client, network);
  }

  /** Returns a copy that does not use some extensions; keywords in capitals. */
  public SmtpSettings withIgnored(Set<String> words) {
    return new SmtpSettings(peer, login, timeouts, hello, words, returnPath, client, network);
  }

  /** Returns a copy with another client. */
  public SmtpSettings withClient(Client other) {
    return new SmtpSettings(peer, login, timeouts, hello, ignored, returnPath, other, network);
  }

  /** Returns a copy that reaches the server in another way. */
  public SmtpSettings withNetwork(Network way) {
    return new SmtpSettings(peer, login, timeouts, hello, ignored, returnPath, client, way);
  }
}
