package anemone.deliver.smtp;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The server that takes our mail.
 *
 * @param host its name, which its certificate must bear
 * @param port its port: 25, 465 or 587
 * @param tls whether the connection begins with TLS (RFC 8314), as on port 465
 * @param starttls whether it turns to TLS after the greeting (RFC 3207); with a user, {@code
 *     OPPORTUNISTIC} means {@code REQUIRED}, since a password must not cross the wire in the clear
 *     because somebody took the offer of TLS out of a greeting
 * @param user who we log in as, or empty for not at all
 * @param password the user's password
 * @param auth how it logs in; empty for the best way that the server offers to a password
 * @param connectTimeout how long to wait for a connection
 * @param replyTimeout how long to wait for a reply, or for the server to read (RFC 5321 section
 *     4.5.3.2 asks for minutes: giving up early after a message leaves a copy)
 * @param helo the name we give ourselves, or empty for this machine's
 * @param domain the sender's domain, given as our name where neither {@code helo} nor the machine
 *     has one
 * @param ignored keywords that the server offers and does not keep, in capitals
 * @param returnPath where undeliverable mail comes back to (RFC 5321 section 4.4), if not the
 *     sender
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

  /** The longest wait for a connection, unless said otherwise. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  /** The longest wait for a reply, unless said otherwise. */
  public static final Duration REPLY_TIMEOUT = Duration.ofMinutes(5);

  /** A server that asks for nothing: for a mail server or a test inbox on this machine. */
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

  /** The same server with another patience. */
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

  /** The same server with a login. */
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

  /** The same server, logging in one way and no other. */
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

  /** The same server with or without TLS. */
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

  /** The same server with another envelope sender. */
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
   * A copy that gives itself another name.
   *
   * @param name the name, or empty for the machine's if that has a domain
   * @param fallback the sender's domain, for a machine whose name has none
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

  /** A copy that does not use some of what the server offers; keywords in capitals. */
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

  /** How one logs in (RFC 4954). */
  public enum Auth {
    /** User and password in one (RFC 4616). */
    PLAIN,
    /** User and password one after the other. */
    LOGIN,
    /** With an access token for a password, as Google and Microsoft have it. */
    XOAUTH2
  }

  /** Whether a connection turns to TLS after the greeting (RFC 3207). */
  public enum StartTls {
    /** It must, or is given up. */
    REQUIRED,
    /** It does where the server offers it. */
    OPPORTUNISTIC,
    /** It does not. */
    NONE
  }
}
