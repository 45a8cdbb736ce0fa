package anemone.deliver.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name that a client gives itself in EHLO (RFC 5321 section 4.1.1.1). */
public final class HelloName {

  private HelloName() {}

  /** Returns the set name, or this machine's if it has a domain, or the sender's domain. */
  public static String of(SmtpSettings.Hello hello) {
    if (!hello.name().isEmpty()) {
      return hello.name();
    }
    try {
      InetAddress here = InetAddress.getLocalHost();
      String name = here.getCanonicalHostName();
      if (name.indexOf('.') > 0 && !name.equals(here.getHostAddress())) {
        return name;
      }
      return hello.domain().isEmpty() ? "[" + here.getHostAddress() + "]" : hello.domain();
    } catch (UnknownHostException e) {
      return hello.domain().isEmpty() ? "[127.0.0.1]" : hello.domain();
    }
  }
}
