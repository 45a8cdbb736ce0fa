package anemone.deliver.smtp;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of the mail server.
 *
 * @param host its name, which must be in its certificate
 * @param port its port: 25, 465 or 587
 * @param tls whether the connection uses TLS from the start (RFC 8314), as on port 465
 * @param starttls whether it starts TLS after the greeting (RFC 3207); with a user, {@code
 *     OPPORTUNISTIC} means {@code REQUIRED}, since an attacker can remove the offer of STARTTLS and
 *     would get the password
 * @param user the user to log in as, or empty for no login
 * @param password the user's password
 * @param auth the login mechanism; empty for the best one that the server offers for a password
 * @param connectTimeout maximum wait for a connection
 * @param replyTimeout maximum wait for a reply, or for the server to read; minutes by RFC 5321
 *     section 4.5.3.2, since giving up early after a message causes a second copy
 * @param helo the name in EHLO, or empty for this machine's
 * @param domain the sender's domain, used in EHLO if neither {@code helo} nor this machine's name
 *     has a domain
 * @param ignored extensions that are not used although the server offers them, in capitals
 * @param returnPath the return path (RFC 5321 section 4.4), if it is not the sender
 */
public record SmtpSettings(
    String host,
    int port,
    boolean tls,
    StartTls starttls,
    String user,
    Secret password,
    Optional<Auth> auth,
    Duration connectTimeout,
    Duration replyTimeout,
    String helo,
    String domain,
    Set<String> ignored,
    Optional<EmailAddress> returnPath) {

  /** Copies the set. */
  public SmtpSettings {
    ignored = Set.copyOf(ignored);
  }

  /** The default of {@code connectTimeout}. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  /** The default of {@code replyTimeout}. */
  public static final Duration REPLY_TIMEOUT = Duration.ofMinutes(5);

  /** Returns settings without TLS and login, for a server on this machine. */
  public static SmtpSettings plain(String host, int port) {
    return new SmtpSettings(
        host,
        port,
        false,
        StartTls.NONE,
        "",
        Secret.NONE,
        Optional.empty(),
        CONNECT_TIMEOUT,
        REPLY_TIMEOUT,
        "",
        "",
        Set.of(),
        Optional.empty());
  }

  /** Returns a copy with another reply timeout. */
  public SmtpSettings withReplyTimeout(Duration timeout) {
    return new SmtpSettings(
        host,
        port,
        tls,
        starttls,
        user,
        password,
        auth,
        connectTimeout,
        timeout,
        helo,
        domain,
        ignored,
        returnPath);
  }

  /** Returns a copy with a login. */
  public SmtpSettings withLogin(String name, Secret secret) {
    return new SmtpSettings(
        host,
        port,
        tls,
        starttls,
        name,
        secret,
        auth,
        connectTimeout,
        replyTimeout,
        helo,
        domain,
        ignored,
        returnPath);
  }

  /** Returns a copy with a login mechanism. */
  public SmtpSettings withAuth(Optional<Auth> way) {
    return new SmtpSettings(
        host,
        port,
        tls,
        starttls,
        user,
        password,
        way,
        connectTimeout,
        replyTimeout,
        helo,
        domain,
        ignored,
        returnPath);
  }

  /** Returns a copy with or without TLS. */
  public SmtpSettings withTls(boolean fromTheStart, StartTls afterTheGreeting) {
    return new SmtpSettings(
        host,
        port,
        fromTheStart,
        afterTheGreeting,
        user,
        password,
        auth,
        connectTimeout,
        replyTimeout,
        helo,
        domain,
        ignored,
        returnPath);
  }

  /** Returns a copy with another return path. */
  public SmtpSettings withReturnPath(Optional<EmailAddress> address) {
    return new SmtpSettings(
        host,
        port,
        tls,
        starttls,
        user,
        password,
        auth,
        connectTimeout,
        replyTimeout,
        helo,
        domain,
        ignored,
        address);
  }

  /**
   * Returns a copy with another name in EHLO.
   *
   * @param name the name, or empty for this machine's if it has a domain
   * @param fallback the sender's domain, used if this machine's name has none
   */
  public SmtpSettings withHelo(String name, String fallback) {
    return new SmtpSettings(
        host,
        port,
        tls,
        starttls,
        user,
        password,
        auth,
        connectTimeout,
        replyTimeout,
        name,
        fallback,
        ignored,
        returnPath);
  }

  /** Returns a copy that does not use some extensions; keywords in capitals. */
  public SmtpSettings withIgnored(Set<String> keywords) {
    return new SmtpSettings(
        host,
        port,
        tls,
        starttls,
        user,
        password,
        auth,
        connectTimeout,
        replyTimeout,
        helo,
        domain,
        keywords,
        returnPath);
  }

  /** A login mechanism (RFC 4954). */
  public enum Auth {
    /** User and password in one message (RFC 4616). */
    PLAIN,
    /** User and password one after the other. */
    LOGIN,
    /** An access token instead of a password, for Google and Microsoft. */
    XOAUTH2
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
}
